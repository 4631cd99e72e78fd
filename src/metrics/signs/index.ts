import type { Group } from '../metric.ts'
import { emoji, emoticons, hashtags, mentions, urls } from './tag-share.ts'

export const signs: Group = {
  title: 'Signs of chats and posts',
  metrics: [urls, mentions, hashtags, emoji, emoticons],
}
