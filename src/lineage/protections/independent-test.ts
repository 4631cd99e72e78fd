import { score } from '../../model/scoring/score.ts'
import type { Protection } from './protection.ts'

export const independentTest: Protection = {
  name: 'independent-test',
  title: 'models are tested on a text of other hands too, a corpus or a file: its own row of perplexity',
  source: 'defined here; held-out text of the same book shares its words and its habits',
  effect: 'protects',
  parameters: [{ name: 'text' }],
  target: { row: 'perplexity/test:TEXT', moves: 'up' },
  reads: ([text]) => String(text),
  observe: ({ model }, [text], { passages }) => {
    const { perplexity, outOfVocabularyRate } = score(model, passages)
    return {
      [`perplexity/test:${text}`]: perplexity,
      [`out-of-vocabulary/test:${text}`]: outOfVocabularyRate,
    }
  },
}
