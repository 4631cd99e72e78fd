import { say } from '../../locales/say.ts'
import { show, textLanguage } from '../../state/state.ts'
import { beside } from './state.ts'

/** The most words of the list of new ones. */
const LISTED = 40

/** Which of the author's usual words this text and copy A have, and words that A has not read. */
export function BesideWords() {
  const { unread, samples } = beside.value!
  const more = unread.length - LISTED
  return (
    <>
      {samples && (
        <>
          <h3>{say('beside.usual', { count: samples.usual.length })}</h3>
          <div class="side-by-side">
            <Usual head={say('beside.yours')} of="text" />
            <Usual head={say('beside.copySample')} of="copy" />
          </div>
        </>
      )}
      {unread.length > 0 && (
        <>
          <h3>{say('beside.unread', { count: unread.length })}</h3>
          <p>
            <span lang={textLanguage.value}>
              {unread
                .slice(0, LISTED)
                .map(([type]) => type)
                .join(', ')}
            </span>
            {more > 0 && ` ${say('keyboard.more', { count: more })}`}
          </p>
          <p class="note">{say('beside.rest')}</p>
        </>
      )}
    </>
  )
}

/** The usual words of the author: those that a text has, and the others struck out. */
function Usual({ head, of }: { head: string; of: 'text' | 'copy' }) {
  const { usual } = beside.value!.samples!
  const { forms } = show.value!.text
  return (
    <article>
      <p class="column-head">
        {say('beside.has', { head, count: usual.filter(word => word[of]).length, total: usual.length })}
      </p>
      <p lang={textLanguage.value}>
        {usual.map(word => (
          <>{word[of] ? forms[word.number] : <del>{forms[word.number]}</del>} </>
        ))}
      </p>
    </article>
  )
}
