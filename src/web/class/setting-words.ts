import type { Freedom } from '../../exercise/keys/freedom.ts'
import { protectionOf } from '../../lineage/protect.ts'
import { say, type Key } from '../locales/say.ts'

/** Settings whose names in the view Your text speak of that text. */
const OWN = ['humanShare', 'sizeFactor', 'keep-human']

/** What a setting is called. */
export const settingName = (name: string): string =>
  say((OWN.includes(name) ? `class.names.${name}` : `knobs.${name}.label`) as Key)

/** A value of a setting in words: `keep-human` as “the last copy and some of your text”. */
export function settingValue(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map(one => settingValue(name, one)).join('; ')
  if (name === 'regime')
    return OWN.includes(String(value))
      ? settingName(String(value))
      : say(`knobs.reads.${String(value)}` as Key)
  return name === 'protect' ? protectionInWords(String(value)) : String(value)
}

function protectionInWords(spec: string): string {
  const { protection, values } = protectionOf(spec)
  const name = say(`knobs.protect.names.${protection.name}` as Key)
  if (values.length === 0) return name
  const told = protection.parameters.map((parameter, at) =>
    say('class.valueOf', {
      value: say(`knobs.protect.values.${parameter.name}` as Key),
      number: String(values[at]),
    }),
  )
  return say('class.values', { name, values: told.join(', ') })
}

/** The numbers that may be chosen for a setting. */
export const rangeInWords = ({ from, to, whole }: Extract<Freedom, { from: number }>): string =>
  say(whole ? 'class.range.whole' : 'class.range.number', { from: String(from), to: String(to) })
