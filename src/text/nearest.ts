import { likeness } from './natural.ts'
import { phrase } from '../phrase.ts'

/**
 * The names that are most like one that was typed, by the likeness of Jaro and Winkler.
 *
 * @param least names must be more alike than this, from 0 to 1; default 0.8
 * @param most the number of names at most; default 1
 * @returns the most alike first, ties in the order of `names`; empty when none is alike
 */
export function nearest(
  given: string,
  names: Iterable<string>,
  { least = 0.8, most = 1 }: { least?: number; most?: number } = {},
): string[] {
  return Array.from(names, name => ({ name, alike: likeness(name, given) }))
    .filter(({ alike }) => alike > least)
    .sort((a, b) => b.alike - a.alike)
    .slice(0, most)
    .map(({ name }) => name)
}

/** `did you mean moby-dick? ` for a hint, with a space behind it; empty when no name is like the one that was typed. */
export function didYouMean(given: string, names: Iterable<string>): string {
  const [name] = nearest(given, names)
  return name === undefined ? '' : phrase`did you mean ${name}? `
}
