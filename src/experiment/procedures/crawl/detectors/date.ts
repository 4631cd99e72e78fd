import type { Detector } from './detector.ts'

export const date: Detector = {
  name: 'date',
  title: 'keeps what is dated from before there were models; what has no date is dropped',
  source: 'the article: dates',
  kind: 'fact',
  learn:
    () =>
    ({ date }) =>
      date === 0 ? 0 : 1,
}
