import { mean } from '../../../../arithmetic.ts'
import { score } from '../../../../model/scoring/score.ts'
import { train, type Model } from '../../../../model/train.ts'
import { joinPages } from '../page.ts'
import type { Detector } from './detector.ts'

export const logRatio: Detector = {
  name: 'log-ratio',
  title: 'two models, one of human text and one of written text: which of them is less surprised?',
  source: 'likelihood ratio, Neyman and Pearson 1933; models by Jelinek and Mercer',
  kind: 'score',
  learn({ human, written, model }) {
    const learned = (pages: readonly Int32Array[]) => train({ stream: joinPages(pages) }, model.recipe)
    const [byHuman, byModel] = [learned(human), learned(written)]
    const bits = (reader: Model, ids: Int32Array) => mean(score(reader, joinPages([ids])).surprisal)
    return ({ ids }) => bits(byHuman, ids) - bits(byModel, ids)
  },
}
