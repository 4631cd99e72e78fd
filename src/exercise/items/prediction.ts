import * as v from 'valibot'
import { readingsOf } from '../keys/numbers.ts'
import { optionsSchema } from '../keys/ranking.ts'
import { asked, common, notYet, NO_NEEDS, type Item } from './item.ts'
import { phrase } from '../../phrase.ts'

const schema = v.strictObject({
  ...common('prediction'),
  expects: v.union([
    v.strictObject({ from: v.number(), to: v.number() }),
    v.strictObject({ options: optionsSchema }),
  ]),
})

export const prediction: Item = {
  name: 'prediction',
  title: 'what the student expects before the run; marked for being made, whatever it says',
  schema,
  task(given) {
    const { expects, ...item } = v.parse(schema, given)
    const form =
      'options' in expects
        ? phrase`one of ${Object.keys(expects.options).join(', ')}`
        : phrase`a number from ${expects.from} to ${expects.to}`
    const isMade = (answer: unknown) => {
      if ('options' in expects)
        return typeof answer === 'string' && Object.hasOwn(expects.options, answer.trim().toLowerCase())
      return readingsOf(answer).some(read => read >= expects.from && read <= expects.to)
    }
    return {
      ...asked(item),
      form,
      ...('options' in expects ? { options: expects.options } : {}),
      needs: NO_NEEDS,
      mark: answer => (isMade(answer) ? { verdict: 'made', share: 1 } : notYet(phrase`this is not ${form}`)),
      quiz: () =>
        'options' in expects
          ? { type: 'choice', right: Object.keys(expects.options) }
          : { type: 'range', from: expects.from, to: expects.to },
      key: () => phrase`whatever was expected`,
    }
  },
}
