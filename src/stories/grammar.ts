import type { Random } from '../random.ts'
import {
  AGREEMENT,
  backwards,
  capitalise,
  countSentences,
  countWords,
  withArticle,
  type Gender,
} from './english.ts'
import { evenWheel, harmonicWheel, pick, spin, type Wheel } from './weighted-choice.ts'

/**
 * How one type of story is told. Every string in it is a template: `[near|far]` is one of its choices, all equally
 * likely, and `{room}` a draw from a pool, again a template. A slot that names a role of the cast is drawn when it is first
 * met and stays the same for the rest of the story; `{hero.he}`, `{hero.him}`, `{hero.his}` and `{hero.son}` agree with
 * it, and give the name where it has not been written yet. `{a room}` puts a or an before the draw, `{backwards dream}`
 * turns its words round. Sentences get their capital by themselves.
 */
export interface Grammar {
  /** Which pool each role is drawn from; of several, as in `girl/boy`, one is chosen first. */
  readonly cast: Readonly<Record<string, string>>
  /** The pools of the cast that are not `it`. */
  readonly genders: Readonly<Record<string, Gender>>
  /** Words, the commonest first: the k-th is drawn with weight 1/k, so that most of a long pool stays rare. */
  readonly pools: Readonly<Record<string, readonly string[]>>
  /** Sentences and parts of sentences, all equally likely. */
  readonly lines: Readonly<Record<string, readonly string[]>>
  /** All equally likely. */
  readonly plots: readonly Plot[]
}

/** The sentences of a story in order, each with its alternatives; an empty alternative leaves the sentence out. */
export type Plot = readonly (readonly string[])[]

/** What every story keeps to, both ends included; one that does not is told again. */
export const STORY_BOUNDS = { sentences: { from: 3, to: 7 }, words: { from: 40, to: 90 } } as const

/** The entries of a pool written as one text, separated by commas. */
export function list(text: string): readonly string[] {
  return text.split(',').map(entry => entry.trim().replace(/\s+/g, ' '))
}

/**
 * A teller of one type of story: every call gives another story.
 *
 * @param random the only source of chance; the same stream tells the same stories in the same order
 * @throws Error when a template names a pool that the grammar has not, or when no story keeps to the bounds
 */
export function storyteller(grammar: Grammar, random: Random): () => string {
  const wheels = new Map<string, Wheel>()
  for (const [name, entries] of Object.entries(grammar.pools)) wheels.set(name, harmonicWheel(entries))
  for (const [name, entries] of Object.entries(grammar.lines)) wheels.set(name, evenWheel(entries))
  return () => {
    for (let told = 0; told < TELLINGS; told++) {
      const story = new Telling(grammar, wheels, random).tell()
      if (keepsBounds(story)) return story
    }
    throw new Error(`the grammar told ${TELLINGS} stories, and not one kept to the bounds`)
  }
}

function keepsBounds(story: string): boolean {
  const { sentences, words } = STORY_BOUNDS
  return within(countSentences(story), sentences) && within(countWords(story), words)
}

function within(count: number, { from, to }: { from: number; to: number }): boolean {
  return count >= from && count <= to
}

/** How often a story may be told before the grammar is at fault; of the four types one telling in sixteen is not kept. */
const TELLINGS = 1000

/** How often a story spins again for an entry that it has used already; then it takes the entry once more. */
const TRIES = 6

const CHOICE = /\[([^\]]*)\]/g
const SLOT = /\{(?:(\w+) )?(\w+)(?:\.(\w+))?\}/g

/** What may be done to a draw before it is written. */
const MODIFIERS: Readonly<Record<string, (text: string) => string>> = { a: withArticle, backwards }

/** One story while it is told: whom and what it is about, and the entries that it has used. */
class Telling {
  private readonly grammar: Grammar
  private readonly wheels: ReadonlyMap<string, Wheel>
  private readonly random: Random
  private readonly roles = new Map<string, { text: string; gender: Gender }>()
  private readonly used = new Set<string>()

  constructor(grammar: Grammar, wheels: ReadonlyMap<string, Wheel>, random: Random) {
    this.grammar = grammar
    this.wheels = wheels
    this.random = random
  }

  tell(): string {
    const sentences = pick(this.grammar.plots, this.random).map(alternatives =>
      this.expand(pick(alternatives, this.random)),
    )
    return capitalise(sentences.filter(sentence => sentence !== '').join(' '))
  }

  private expand(template: string): string {
    return template
      .replace(CHOICE, (_, choices: string) => pick(choices.split('|'), this.random))
      .replace(SLOT, (_, modifier: string | undefined, name: string, form: string | undefined) => {
        const text = form === undefined ? this.named(name) : this.agreeing(name, form)
        return modifier === undefined ? text : MODIFIERS[modifier]!(text)
      })
  }

  private named(name: string): string {
    return name in this.grammar.cast ? this.player(name).text : this.draw(name)
  }

  private agreeing(role: string, form: string): string {
    const met = this.roles.has(role)
    const { text, gender } = this.player(role)
    return met || form === 'son' ? AGREEMENT[gender][form]! : form === 'his' ? `${text}'s` : text
  }

  private player(role: string): { text: string; gender: Gender } {
    const met = this.roles.get(role)
    if (met) return met
    const pool = pick(this.grammar.cast[role]!.split('/'), this.random)
    const player = { text: this.draw(pool), gender: this.grammar.genders[pool] ?? 'it' }
    this.roles.set(role, player)
    return player
  }

  private draw(pool: string): string {
    const wheel = this.wheels.get(pool)
    if (!wheel) throw new Error(`the grammar has no pool called ${pool}`)
    let entry = spin(wheel, this.random)
    for (let tries = 1; this.used.has(entry) && tries < TRIES; tries++) entry = spin(wheel, this.random)
    this.used.add(entry)
    return /[{[]/.test(entry) ? this.expand(entry) : entry
  }
}
