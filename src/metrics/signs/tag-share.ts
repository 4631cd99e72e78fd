import type { Metric } from '../metric.ts'

/** The share of the tokens that are of one kind, such as mentions, in texts that are read by `--tokens modern`. */
const shareOf = (tag: string, title: string): Metric => ({
  name: `share-of-${tag}s`,
  title,
  unit: 'share',
  collapse: 'down',
  source: 'tokens of this category of wink-tokenizer, of all tokens',
  caveat: 'is taken where chats and posts are read with --tokens modern; what looks like one counts as one',
  needs: 'text',
  subject: 'written',
  lengths: 'any',
  measure(features) {
    const { tokenizer, types } = features.vocabulary
    if (!tokenizer.tagOf) return undefined
    let all = 0
    let tagged = 0
    features.counts().forEach((count, id) => {
      if (id === 0 || count === 0) return
      all += count
      if (tokenizer.tagOf!(types[id] ?? '') === tag) tagged += count
    })
    return all === 0 ? undefined : tagged / all
  },
})

export const urls = shareOf('url', 'tokens that are web addresses')
export const mentions = shareOf('mention', 'tokens that are mentions')
export const hashtags = shareOf('hashtag', 'tokens that are hashtags')
export const emoji = shareOf('emoji', 'tokens that are emoji')
export const emoticons = shareOf('emoticon', 'tokens that are emoticons')
