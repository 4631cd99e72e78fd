import * as v from 'valibot'
import { readingsOf } from '../keys/numbers.ts'
import { optionsSchema } from '../keys/ranking.ts'
import { optionIn } from '../keys/words.ts'
import { asked, cannotRead, common, notYet, NO_NEEDS, type Item, type Mark } from './item.ts'
import { phrase } from '../../phrase.ts'

const schema = v.strictObject({
  ...common('prediction'),
  expects: v.union([
    v.strictObject({ from: v.number(), to: v.number() }),
    v.strictObject({ options: optionsSchema }),
  ]),
  /** Whether it asks what a group found, which is as good as any, and not what the student expects. */
  found: v.optional(v.boolean(), false),
})

export const prediction: Item = {
  name: 'prediction',
  title: 'what the student expects before the run; marked for being made, whatever it says',
  schema,
  task(given) {
    const { expects, found, ...item } = v.parse(schema, given)
    const form =
      'options' in expects
        ? phrase`one of ${Object.keys(expects.options).join(', ')}`
        : phrase`a number from ${expects.from} to ${expects.to}`
    const made: Mark = { verdict: 'made', share: 1 }
    const mark = (answer: unknown): Mark => {
      const note = phrase`this is not ${form}`
      if ('options' in expects)
        return optionIn(answer, expects.options) === undefined ? cannotRead(note) : made
      const readings = readingsOf(answer)
      if (readings.length === 0) return cannotRead(note)
      return readings.some(read => read >= expects.from && read <= expects.to) ? made : notYet(note)
    }
    return {
      ...asked(item),
      form,
      ...('options' in expects ? { options: expects.options } : { range: expects }),
      ...(found && { isFound: true }),
      needs: NO_NEEDS,
      isUnfit: answer => mark(answer).verdict !== 'made',
      mark,
      quiz: () =>
        'options' in expects
          ? { type: 'choice', right: Object.keys(expects.options) }
          : { type: 'range', from: expects.from, to: expects.to },
      key: () => phrase`whatever was expected`,
    }
  },
}
