import { say } from '../locales/say.ts'
import { show, textLanguage } from '../state/state.ts'
import { storyRun } from './story-run.ts'

/** What models wrote after the same human words. @param numbers generations, 1 for A */
export function Samples({ numbers }: { numbers: readonly number[] }) {
  const { samples } = storyRun.value
  const there = numbers.filter(number => samples[number - 1])
  if (there.length === 0) return null
  return (
    <figure class="samples">
      {there.map(number => (
        <div key={number}>
          <h4>{say('foot.copy', { name: show.value!.columns[number]! })}</h4>
          <p class="prose" lang={textLanguage.value}>
            {samples[number - 1]}
          </p>
        </div>
      ))}
      <figcaption class="note">{say('story.fluent.samples')}</figcaption>
    </figure>
  )
}
