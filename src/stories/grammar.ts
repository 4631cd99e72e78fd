import type { Random } from '../random.ts'

/**
 * A template grammar for one type of story; the four of the lab are the JSON files in corpora/stories. Every string in it
 * is a template: `[near|far]` is one of its choices, all equally likely, and `{room}` is a draw from a pool, again a
 * template. A slot that names a role of the cast is drawn once and stays the same for the rest of the story. The forms
 * `{hero.he}`, `{hero.him}`, `{hero.his}` and `{hero.son}` agree with the role; where the role has not been written yet,
 * they give its name. `{a room}` puts a or an before the draw, and `{backwards dream}` reverses its words. Every sentence
 * gets its capital afterwards.
 */
export interface Grammar {
  /** The pool that each role is drawn from; of several, as in `girl/boy`, one is chosen first. */
  readonly cast: Readonly<Record<string, string>>
  /** The gender of each pool of the cast; a pool that is not listed is `it`. */
  readonly genders: Readonly<Record<string, Gender>>
  /** Words, the commonest first: the k-th is drawn with weight 1/k, so that most of a long pool stays rare. */
  readonly pools: Readonly<Record<string, readonly string[]>>
  /** Sentences and parts of sentences, all equally likely. */
  readonly lines: Readonly<Record<string, readonly string[]>>
  /** By name; all equally likely. */
  readonly plots: Readonly<Record<string, Plot>>
}

/** The sentences of a story in order, each with its alternatives; an empty alternative leaves the sentence out. */
export type Plot = readonly (readonly string[])[]

/** Length of every story, both ends included; a story outside these bounds is discarded and another is told. */
export const STORY_BOUNDS = { sentences: { from: 3, to: 7 }, words: { from: 40, to: 90 } } as const

/**
 * Tells stories of one type: every call of the function it returns gives another story.
 *
 * @param random the only source of chance; the same random stream tells the same stories in the same order
 * @throws Error when a template names a pool that the grammar lacks, or when no story keeps to the bounds
 */
export function storyteller(grammar: Grammar, random: Random): () => string {
  const lists = new Map<string, WeightedList>()
  for (const [name, entries] of Object.entries(grammar.pools)) lists.set(name, zipfList(entries))
  for (const [name, entries] of Object.entries(grammar.lines)) lists.set(name, evenList(entries))
  const plots = Object.values(grammar.plots)
  return () => {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const story = new StoryExpansion(grammar, lists, random).tell(pick(plots, random))
      if (keepsBounds(story)) return story
    }
    throw new Error(`the grammar told ${MAX_ATTEMPTS} stories, and not one kept to the bounds`)
  }
}

function keepsBounds(story: string): boolean {
  const { sentences, words } = STORY_BOUNDS
  return within(countSentences(story), sentences) && within(countWords(story), words)
}

function within(count: number, { from, to }: { from: number; to: number }): boolean {
  return count >= from && count <= to
}

/** Attempts at one story before the grammar is at fault; of the four types one attempt in sixteen is out of bounds. */
const MAX_ATTEMPTS = 1000

/** Draws for one slot while each gives an entry that the story has used already; the last draw is taken all the same. */
const MAX_DRAWS = 6

const CHOICE = /\[([^\]]*)\]/g
const SLOT = /\{(?:(\w+) )?(\w+)(?:\.(\w+))?\}/g

/** Modifiers: functions that a template applies to a draw before it is written. */
const MODIFIERS: Readonly<Record<string, (text: string) => string>> = { a: withArticle, backwards }

/** One story while its templates are expanded: the roles drawn so far, and the entries that it has used. */
class StoryExpansion {
  private readonly grammar: Grammar
  private readonly lists: ReadonlyMap<string, WeightedList>
  private readonly random: Random
  private readonly roles = new Map<string, { text: string; gender: Gender }>()
  private readonly used = new Set<string>()

  constructor(grammar: Grammar, lists: ReadonlyMap<string, WeightedList>, random: Random) {
    this.grammar = grammar
    this.lists = lists
    this.random = random
  }

  tell(plot: Plot): string {
    const sentences = plot.map(alternatives => this.expand(pick(alternatives, this.random)))
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
    const list = this.lists.get(pool)
    if (!list) throw new Error(`the grammar has no pool called ${pool}`)
    let entry = weightedChoice(list, this.random)
    for (let draws = 1; this.used.has(entry) && draws < MAX_DRAWS; draws++)
      entry = weightedChoice(list, this.random)
    this.used.add(entry)
    return /[{[]/.test(entry) ? this.expand(entry) : entry
  }
}

/** Entries to draw from, each with its weight. */
export interface WeightedList {
  readonly entries: readonly string[]
  /** Cumulative weights: a mark below the last sum falls to the first entry whose sum is above it. */
  readonly sums: readonly number[]
}

/** The weight of the first entry; the weights of a thousand words still add up to less than 2^21. */
const FIRST_WEIGHT = 262144

/** Zipf's law: the k-th entry has the weight 1/k, as the k-th most common word of a language has. */
export function zipfList(entries: readonly string[]): WeightedList {
  let sum = 0
  return { entries, sums: entries.map((_, index) => (sum += Math.floor(FIRST_WEIGHT / (index + 1)))) }
}

/** Every entry has the same weight. */
export function evenList(entries: readonly string[]): WeightedList {
  return { entries, sums: entries.map((_, index) => index + 1) }
}

/** Draws one entry by its weight: a binary search of the cumulative weights. */
export function weightedChoice({ entries, sums }: WeightedList, random: Random): string {
  const mark = random.below(sums[sums.length - 1]!)
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > mark) high = middle
    else low = middle + 1
  }
  return entries[low]!
}

/** Draws one of several choices, all equally likely. */
export function pick<T>(choices: readonly T[], random: Random): T {
  return choices[random.below(choices.length)]!
}

/** The pronoun of a role. */
export type Gender = 'he' | 'she' | 'it'

/** Words that agree with a role: by gender, and by the form that a template asks for. */
export const AGREEMENT: Readonly<Record<Gender, Readonly<Record<string, string>>>> = {
  he: { he: 'he', him: 'him', his: 'his', son: 'son' },
  she: { he: 'she', him: 'her', his: 'her', son: 'daughter' },
  it: { he: 'it', him: 'it', his: 'its', son: 'young' },
}

/** Words of the pools that begin with a vowel sound, and words that only look as if they did. */
const AN = /^(?:[aeiou]|hour|heir|honest|honour)/i
const NOT_AN = /^(?:uni[^nm]|use|usu|eu|ewe|one\b|one-|once|uku)/i

/** A text with its indefinite article: an hour, a unicorn. */
export function withArticle(text: string): string {
  return `${AN.test(text) && !NOT_AN.test(text) ? 'an' : 'a'} ${text}`
}

/** Reverses the words of a sentence; the final mark stays at the end, and commas are dropped. */
export function backwards(text: string): string {
  const end = /[.!?]$/.exec(text)?.[0] ?? ''
  return (
    text
      .slice(0, text.length - end.length)
      .replaceAll(',', '')
      .split(' ')
      .reverse()
      .join(' ') + end
  )
}

/** A small letter where a capital belongs: at the start of a text or sentence, also inside a quotation. */
const OPENING = /(^[“(]*|[.?!][”)]* [“(]*)(\p{Ll})/gu

/** A text with a capital at the start of every sentence. */
export function capitalise(text: string): string {
  return text.replace(OPENING, (_, before: string, letter: string) => before + letter.toUpperCase())
}

/** Counts the words of a text without free-standing dashes. */
export function countWords(text: string): number {
  return text.split(' ').length
}

/** Counts the sentences of a text without abbreviations. */
export function countSentences(text: string): number {
  return text.match(/[.?!][”)]*(?= |$)/g)?.length ?? 0
}
