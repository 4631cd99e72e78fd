import type { Detector } from './detector.ts'

export const archive: Detector = {
  name: 'archive',
  title: 'keeps what stands in a trusted archive',
  source: 'the article: trusted archives',
  kind: 'fact',
  learn:
    () =>
    ({ archived }) =>
      archived ? 0 : 1,
}
