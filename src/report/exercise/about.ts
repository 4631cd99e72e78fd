import type { Meta } from '../../exercise/meta.ts'
import type { Rubric } from '../../exercise/items/index.ts'
import { pointsOf, type Pack } from '../../exercise/pack.ts'
import { numbered, phrase } from '../../phrase.ts'

/** A heading with lines below it. */
export interface About {
  readonly heading: string
  readonly lines: readonly string[]
}

/** What a teacher has to know of an exercise before the lesson, part by part; what it does not say is left out. */
export function aboutPack(pack: Pack): About[] {
  const { minutes, meta } = pack
  const facts = [
    phrase`${numbered(minutes, 'minutes')}`,
    phrase`${numbered(pointsOf(pack), 'points')}`,
    ...(meta ? [ageOf(meta)] : []),
  ]
  return [
    { heading: phrase`In short`, lines: [facts.join(', ')] },
    ...(meta
      ? [
          { heading: phrase`Goals`, lines: meta.goals },
          { heading: phrase`What is needed`, lines: meta.needs },
          {
            heading: phrase`Standards`,
            lines: meta.standards.map(standardLine),
          },
        ]
      : []
    ).filter(({ lines }) => lines.length > 0),
  ]
}

/** The age of the pupils, in words. */
export function ageOf({ age: { from, to } }: Meta): string {
  if (to === undefined) return phrase`from age ${from}`
  return from === to ? phrase`age ${from}` : phrase`age ${from} to ${to}`
}

/** A standard that an exercise serves, as one reads it. */
export const standardLine = ({ of, code, says }: Meta['standards'][number]): string =>
  `${of} ${code}: ${says}`

/** A row of a rubric, as one reads it. */
export const rubricLine = ({ points, when }: Rubric[number]): string =>
  phrase`${numbered(points, 'points')}: ${when}`
