import { describe, expect, test } from 'vitest'
import { runProgram } from './build-in-use.ts'

const run = (file: string, ...args: string[]) => {
  const { stdout, stderr, status } = runProgram(`examples/${file}`, ...args)
  expect(stderr).toBe('')
  expect(status).toBe(0)
  return stdout.trimEnd().split('\n')
}

describe('examples', () => {
  test('ten lines: B predicts human text worse than A, and each generation has fewer words', () => {
    const [first = '', ...rest] = run('ten-lines.js')
    const [, a, b] = /^A (\S+) B (\S+)$/.exec(first)!.map(Number)
    expect(b).toBeGreaterThan(a!)
    const rows = rest.map(line => line.split(' '))
    expect(rows.map(([name]) => name)).toEqual(['A', 'B', 'C', 'D', 'E'])
    const alive = rows.map(row => Number(row[1]))
    expect(alive).toEqual([...alive].sort((x, y) => y - x))
  })

  test('read what it writes: three generations go on from one opening', () => {
    const lines = run('read-what-it-writes.js').filter(line => line.includes('goes on:'))
    expect(lines.map(line => line.charAt(0))).toEqual(['A', 'B', 'C'])
    const openings = lines.map(line => line.slice(11).trim().split(' ').slice(0, 2).join(' '))
    expect(new Set(openings).size).toBe(1)
  })

  test("one word's odds: a word that is gone stays gone", () => {
    const lines = run('one-words-odds.js')
    for (const animal of ['cat', 'dog', 'yak']) {
      const counts = lines
        .filter(line => line.includes(animal))
        .map(line => Number(/is (\d+)/.exec(line)![1]))
      const died = counts.indexOf(0)
      if (died >= 0) expect(counts.slice(died).every(count => count === 0)).toBe(true)
    }
    expect(lines.length).toBeGreaterThan(6)
  })

  test('the survival law: with two seeds every ratio of the first round is within 3 % of 1', () => {
    const lines = run('survival-law.js', 'moby-dick', '2').filter(line => line.startsWith('  A'))
    expect(lines).toHaveLength(3)
    for (const line of lines)
      for (const ratio of line.slice(4).split('·')[0]!.split('|').map(Number))
        expect(Math.abs(ratio - 1)).toBeLessThan(0.03)
  })

  test('five seeds: to keep the human text loses fewer words, and the interval says so', () => {
    const [words = '', ...others] = run('five-seeds.js')
    expect(words).toMatch(/^Does it lose fewer words\? yes 0\.16\d+ \{ low: 0\.15/)
    expect(others).toHaveLength(3)
  })
})
