import { randomFrom, type Random } from '../random.ts'
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import type { Passage } from '../text/passage.ts'
import adventure from '../../corpora/stories/adventure.json' with { type: 'json' }
import experimental from '../../corpora/stories/experimental.json' with { type: 'json' }
import family from '../../corpora/stories/family.json' with { type: 'json' }
import regional from '../../corpora/stories/regional.json' with { type: 'json' }
import { storyteller, type Grammar } from './grammar.ts'

/** Labels of the stories: the four types of the article's table. */
export type StoryType = 'family' | 'adventure' | 'regional' | 'experimental'

/** Stories of each type by default, in the shares of the article's table: 55, 30, 10 and 5 % of 10,000. */
export const STORY_COUNTS: Readonly<Record<StoryType, number>> = {
  family: 5500,
  adventure: 3000,
  regional: 1000,
  experimental: 500,
}

/** Stories in one section, so that a split by contiguous text can cut between books. */
export const STORIES_PER_BOOK = 100

const grammars = { family, adventure, regional, experimental } as Readonly<Record<StoryType, Grammar>>

const types = ['family', 'adventure', 'regional', 'experimental'] as const

/**
 * Constructs short stories of four types in known shares, each of 3 to 7 sentences and 40 to 90 words. A program writes
 * them, so they must never be called human. They represent the article's 10,000 stories: one can count how often each
 * type, and each rare word of a type, is still written after some generations.
 *
 * @param seed any text, by default `stories`; the same seed and counts give the same text
 * @param counts how many stories of each type, by default 5,500, 3,000, 1,000 and 500; a type left out has its default,
 *   and 0 is allowed. The first stories of a type are the same however many follow.
 * @returns one passage a story, the types mixed, `story-00001` first; the type is its label, and every hundred
 *   neighbouring stories make a section, `book-001` first
 * @throws Refusal when a count is not a whole number from 0
 * @example
 * constructStories({ counts: { family: 2, adventure: 1, regional: 0, experimental: 0 } }).length // 3
 */
export function constructStories({
  seed = 'stories',
  counts = {},
}: { seed?: string; counts?: Partial<Readonly<Record<StoryType, number>>> } = {}): Passage[] {
  const wanted = { ...STORY_COUNTS, ...counts }
  for (const label of types) checkCount(label, wanted[label])
  const told = types.flatMap(label => {
    const tell = storyteller(grammars[label], randomFrom(seed, 'stories', label))
    return Array.from({ length: wanted[label] }, () => ({ label, text: tell() }))
  })
  return shuffled(told, randomFrom(seed, 'stories', 'order')).map(({ label, text }, index) => ({
    id: numbered('story', index + 1, 5),
    text,
    section: numbered('book', Math.floor(index / STORIES_PER_BOOK) + 1, 3),
    label,
  }))
}

function checkCount(label: StoryType, count: number): void {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new Refusal(phrase`counts.${label} must be a whole number from 0, got ${count}`, 'for instance 500')
}

/** The Fisher-Yates shuffle: every order is equally likely. */
function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last--) {
    const other = random.below(last + 1)
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
  return order
}

function numbered(name: string, number: number, digits: number): string {
  return `${name}-${String(number).padStart(digits, '0')}`
}
