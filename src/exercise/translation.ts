import * as v from 'valibot'
import { given } from '../given.ts'
import { phrase } from '../phrase.ts'
import { issueText, Refusal } from '../refusal.ts'

const text = v.pipe(v.string(), v.nonEmpty())

const textsSchema = v.strictObject({
  $schema: v.optional(v.string()),
  title: v.optional(text),
  summary: v.optional(text),
  /** What a pupil learns and needs, in place of the lists of `meta`. */
  goals: v.optional(v.array(text)),
  needs: v.optional(v.array(text)),
  items: v.optional(
    v.record(
      v.string(),
      v.strictObject({
        prompt: v.optional(text),
        hint: v.optional(text),
        /** What the teacher looks for, in a question that nobody else marks. */
        look: v.optional(text),
        options: v.optional(v.record(v.string(), text)),
      }),
    ),
    {},
  ),
})

/** The texts of an exercise in another language: exercise.LANGUAGE.json. What is left out is said as in exercise.json. */
export type ExerciseTexts = v.InferOutput<typeof textsSchema>

/** An exercise in another language. */
export interface ExerciseTranslation {
  readonly texts: ExerciseTexts
  /** exercise.LANGUAGE.md; nothing where exercise.md is not translated. */
  readonly markdown?: string
}

interface Item {
  readonly id: string
  readonly options?: Options
  readonly expects?: { readonly options?: Options }
}
type Options = Readonly<Record<string, string>>

/**
 * Parses the texts of an exercise in another language.
 *
 * @param value as JSON.parse gives it
 * @param exercise exercise.json, which was checked
 * @throws Refusal when it has anything but texts, or texts of questions and options that the exercise does not have
 */
export function textsOf(value: unknown, exercise: unknown, where: string): ExerciseTexts {
  const result = v.safeParse(textsSchema, Array.isArray(value) ? null : value)
  const refuse = (what: string) =>
    new Refusal(
      phrase`${where}: ${what}`,
      'it has title, summary, goals, needs and items, each item with its texts by the id of its question',
    )
  if (!result.success) {
    const [issue] = result.issues
    throw refuse(`${v.getDotPath(issue) ?? phrase`the file`}: ${issueText(issue)}`)
  }
  const { items } = exercise as { readonly items: readonly Item[] }
  for (const [id, { options = {} }] of Object.entries(result.output.items)) {
    const item = items.find(item => item.id === id)
    if (!item) throw refuse(phrase`there is no question ${JSON.stringify(id)}`)
    const known = item.options ?? item.expects?.options ?? {}
    const stranger = Object.keys(options).find(name => !Object.hasOwn(known, name))
    if (stranger !== undefined) throw refuse(phrase`question ${id} has no option ${JSON.stringify(stranger)}`)
  }
  return result.output
}

/** exercise.json with the texts of another language in place of its own. All that decides seeds, keys and marks is as it was. */
export function inLanguage(
  exercise: unknown,
  { title, summary, goals, needs, items: texts }: ExerciseTexts,
): unknown {
  const { items, meta, ...facts } = exercise as { readonly items: readonly Item[]; readonly meta?: object }
  return {
    ...facts,
    ...(title === undefined ? {} : { title }),
    ...(summary === undefined ? {} : { summary }),
    ...(meta ? { meta: { ...meta, ...given({ goals, needs }) } } : {}),
    items: items.map(item => itemIn(item, Object.hasOwn(texts, item.id) ? texts[item.id]! : {})),
  }
}

function itemIn(item: Item, { options, ...texts }: ExerciseTexts['items'][string]): unknown {
  const { expects } = item
  return {
    ...item,
    ...texts,
    ...(item.options ? { options: { ...item.options, ...options } } : {}),
    ...(expects?.options ? { expects: { ...expects, options: { ...expects.options, ...options } } } : {}),
  }
}
