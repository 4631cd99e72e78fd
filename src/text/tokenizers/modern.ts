import { once } from '../../once.ts'
import { EMOJI } from './graphemes.ts'
import { readQuotes } from './quotes.ts'
import { oneBlank } from './spacing.ts'
import { readStretches, splitStretches } from './stretches.ts'
import type { Tokenizer } from './tokenizer.ts'
import { winkWith, word } from './word.ts'
import type { Case } from './fold.ts'

/** What a token of a chat can be besides a word or a mark: wink-tokenizer's own categories. */
export const TAGS = ['url', 'email', 'mention', 'hashtag', 'emoji', 'emoticon', 'time', 'currency'] as const
type Tag = (typeof TAGS)[number]

const URL = /(?:https?:\/\/|www\.)[^\s<>"“”„«»]+/giu
/** Marks at the end of an address belong to the sentence around it. */
const BEHIND_URL = /[.,;:!?…'’)\]}]+$/u
/** A full stop behind a time ends its sentence, but for that of `5p.m.` */
const BEHIND_TIME = /(?<!\.\p{L})\.$/u
/** A name on one server or on another: `@ana`, `@ana@example.org`. */
const MENTION = /(?<![\p{L}\p{N}_@.])@[\p{L}\p{N}_]+(?:@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)?/gu
const HASHTAG = /(?<![\p{L}\p{N}_/&#])#(?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+/gu
/** Not beside a letter, since `note:` and `Play` make no face. */
const EMOTICON = /(?<![\p{L}\p{N}/:])(?:[:;=]['’]?-?[)(\][{}dpos*/|]|<3|[xX]D)(?![\p{L}\p{N}/])/giu

/**
 * wink-tokenizer with its own categories on. Addresses, names, hashtags, faces and emoji have patterns in place of its own, which
 * know Latin letters only, or take parts of words for faces. What is left is read as words.
 */
const wink = once(() =>
  winkWith(
    [
      [HASHTAG, 'hashtag'],
      [MENTION, 'mention'],
      [EMOTICON, 'emoticon'],
      [EMOJI, 'emoji'],
      [URL, 'url'],
    ],
    { currency: true, email: true, time: true },
  ),
)

/** A longer stretch is read as words: two patterns take quadratic time. */
const LONGEST_STRETCH = 300
/** Nothing of this in a stretch: it has words and marks only. */
const MAY_HAVE_TAGS = /[@#:;=<\p{Sc}\p{ExtPict}\p{RI}\u20E3]|www\.|\d|xd/iu

function tagOf(type: string): Tag | undefined {
  if (type.length > LONGEST_STRETCH || !MAY_HAVE_TAGS.test(type)) return undefined
  const [token, ...more] = wink().tokenize(type)
  return more.length === 0 ? TAGS.find(tag => tag === token?.tag) : undefined
}

function modernTokenizer(language: string, letterCase: Case): Tokenizer {
  const words = word.by!(language, letterCase)
  const splitStretch = (stretch: string): readonly string[] => {
    if (stretch.length > LONGEST_STRETCH || !MAY_HAVE_TAGS.test(stretch)) return words.split(stretch)
    return wink()
      .tokenize(stretch)
      .flatMap(({ value, tag }) => {
        if (tag === 'alien') return words.split(value)
        const behind = tag === 'url' ? BEHIND_URL : tag === 'time' ? BEHIND_TIME : undefined
        if (!behind) return [value]
        const end = behind.exec(value)?.index ?? value.length
        return [value.slice(0, end), ...words.split(value.slice(end))]
      })
  }
  const fold = (surface: string) => {
    const tag = tagOf(surface)
    return tag === 'url' || tag === 'email' ? surface : words.fold(surface)
  }
  return {
    name: 'modern',
    title: 'words and signs',
    words: true,
    language,
    capitals: letterCase === 'fold',
    split: text => splitStretches(text, splitStretch),
    fold,
    read: text => readStretches(text, stretch => readQuotes(splitStretch(stretch), fold)),
    spacing: oneBlank,
    keepsSurfaces: true,
    tagOf,
    by: modernTokenizer,
  }
}

/**
 * Chats and posts: addresses, mentions, hashtags, amounts' signs, times (`5pm`), faces and emoji are one token each. Each stretch
 * between white space is read by itself, so that `5 pm` is two tokens.
 */
export const modern: Tokenizer = modernTokenizer('unknown', 'fold')
