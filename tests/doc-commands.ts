import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A rule for command lines of the README and docs/ that are not carried out as they stand, and why. */
interface Rule {
  readonly lines: RegExp
  readonly why: string
  /** What takes the place of what matches; nothing where the line is left out. */
  readonly instead?: string
}

const RULES: readonly Rule[] = [
  {
    lines: /^(python|Rscript) .*/,
    why: 'an installation has no Python and no R; docs/notebooks.md says with which the programs were tried',
  },
  {
    lines: /^npm ci && npm (start|test)$/,
    why: 'both are of a clone, where CI carries them out',
  },
  {
    lines: /--passages 1000000/,
    why: 'it takes two minutes and gigabytes; tests/node/runs/large-runs.test.ts has a smaller one',
  },
  {
    lines: /^collapse-lab experiment all/,
    why: 'it takes ten minutes, and is experiment run for each; mode-collapse is carried out',
  },
  {
    lines: /12-half-the-book/,
    why: 'tests/cli/own-pack.test.ts makes the exercise of that page and carries these out',
  },
  {
    lines: /^tr .* > one\.txt$/,
    why: 'a command of the system; the test makes the file',
  },
  {
    lines: /measure sotu .*mattr-500$/,
    why: 'docs/command.md has it with one measure more',
  },
  {
    lines: /experiment run (?!mode-collapse --quick)([a-z-]+)(?: --quick)?/,
    instead: 'experiment show $1',
    why: 'it takes minutes; tests/claims/contradictions.test.ts carries out what each is made of, on small texts',
  },
  { lines: /sweep examples\/regimes\.json/, instead: 'sweep regimes.json', why: 'both are one file' },
  {
    lines: /^collapse-lab import .*/,
    instead: '$& --no-chance',
    why: 'each draws forty texts; tests/cli/import.test.ts draws them',
  },
  {
    lines: /--writer "[^"]*"/,
    instead: '--writer "node my-writer.js" --no-chance',
    why: 'an installation has none of these programs, and chance draws forty texts; tests/example-writers.test.ts runs the programs',
  },
  { lines: /--replicates 10/, instead: '--replicates 2', why: 'each replicate is a run' },
  { lines: /--seeds 200/, instead: '--seeds 2', why: 'each seed is a run' },
  {
    lines: /--out cards\.html/,
    instead: '--out cards-of-mine.html',
    why: 'that is the name that the line before it has given',
  },
  {
    lines: / --host 0\.0\.0\.0/,
    instead: '',
    why: 'a test opens nothing to the network',
  },
  {
    lines: /B\/793( --token clouds)?/,
    instead: 'B/17',
    why: 'the small text has fewer passages; tests/cli/readme.test.ts carries it out on Moby-Dick',
  },
  {
    lines: /curl -s \S+/,
    instead: 'cat my-novel.txt',
    why: 'a test asks no network',
  },
  {
    lines: /v0123456789abcdef/,
    instead: 'v*',
    why: "the folder's name is the pupil's variant",
  },
]

/** What becomes of the command lines of the README and docs/: those to be carried out, each once, and rules that no line needs any more. */
export function docCommands(): { lines: string[]; leftOut: number; unneeded: string[] } {
  const needed = new Set<Rule>()
  const pages = readdirSync('docs')
    .filter(name => name.endsWith('.md'))
    .sort()
  const all = ['README.md', ...pages.map(name => join('docs', name))].flatMap(path =>
    commandsIn(readFileSync(path, 'utf8')),
  )
  const lines = all.flatMap(line => {
    let changed = line
    for (const rule of RULES) {
      if (!rule.lines.test(changed)) continue
      needed.add(rule)
      if (rule.instead === undefined) return []
      changed = changed.replace(rule.lines, rule.instead)
    }
    return [changed]
  })
  return {
    lines: [...new Set(lines)],
    leftOut: new Set(all).size - new Set(lines).size,
    unneeded: RULES.filter(rule => !needed.has(rule)).map(({ why }) => why),
  }
}

/** The lines of a page that a shell takes: in blocks, joined where they end in a backslash, without what they say behind a hash. */
function commandsIn(page: string): string[] {
  return Array.from(page.matchAll(/^```sh\n([^]*?)^```/gm), ([, block]) => block!)
    .flatMap(block => block.replace(/ *\\\n */g, ' ').split('\n'))
    .map(line => line.replace(/(^| +)#.*$/, '').replaceAll('npx collapse-lab', 'collapse-lab'))
    .filter(line => line !== '' && !/^\{\{.*\}\}$/.test(line))
}
