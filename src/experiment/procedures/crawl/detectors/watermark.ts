import { greenScore } from '../watermark.ts'
import type { Detector } from './detector.ts'

export const watermark: Detector = {
  name: 'watermark',
  title: 'counts the green tokens that a model with a watermark prefers; what bears no mark is kept',
  source: 'Kirchenbauer et al. 2023 (2301.10226), equation 3',
  kind: 'score',
  learn:
    () =>
    ({ ids }) =>
      greenScore(ids),
}
