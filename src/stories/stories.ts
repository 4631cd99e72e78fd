import { randomFrom, type Random } from '../random.ts'
import { Refusal } from '../refusal.ts'
import type { Passage } from '../text/passage.ts'
import { adventure } from './adventure.ts'
import { experimental } from './experimental.ts'
import { family } from './family.ts'
import { storyteller, type Grammar } from './grammar.ts'
import { regional } from './regional.ts'

/** The four types of the table, as they label a story. */
export type StoryType = 'family' | 'adventure' | 'regional' | 'experimental'

/** The real shares of the table: 55, 30, 10 and 5 % of 10,000. */
export const STORY_COUNTS: Readonly<Record<StoryType, number>> = {
  family: 5500,
  adventure: 3000,
  regional: 1000,
  experimental: 500,
}

/** Stories that stand in one section, so that a split by contiguous text can cut between books. */
export const STORIES_PER_BOOK = 100

const grammars: Readonly<Record<StoryType, Grammar>> = { family, adventure, regional, experimental }

const types = ['family', 'adventure', 'regional', 'experimental'] as const

/**
 * Short stories of four types in known shares, constructed by a program: no one wrote them, and they are not to be
 * called human. They stand in for the article's 10,000 stories, so that it can be counted how often each type, and each
 * rare word of a type, is still written some generations later. Of 3 to 7 sentences and 40 to 90 words each.
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
    throw new Refusal(`counts.${label} must be a whole number from 0, got ${count}`, 'for instance 500')
}

/** Fisher and Yates: every order is equally likely. */
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
