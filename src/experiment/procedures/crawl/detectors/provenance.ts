import type { Detector } from './detector.ts'

export const provenance: Detector = {
  name: 'provenance',
  title: 'keeps what is labelled as human; what has no label is dropped',
  source: 'the article: provenance records',
  kind: 'fact',
  learn:
    () =>
    ({ label }) =>
      label === 'human' ? 0 : 1,
}
