import { program } from '../program.ts'
import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { calibrate } from '../exercise/calibrate.ts'
import { figureOf, measuredInPicture } from '../exercise/picture.ts'
import { PRACTICE, variantOf } from '../exercise/variant.ts'
import type { FactsOf } from '../exercise/keys/values.ts'
import { keyDigits } from '../exercise/keys/numbers.ts'
import { exerciseRunsOf, type LoadedPack } from '../node/exercises/packs.ts'
import { svgOf } from '../node/experiments/figure.ts'
import { refuseExisting } from '../node/files/existing.ts'
import { writeOutput } from '../node/files/outputs.ts'
import { zipOf } from '../node/files/zip.ts'
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { gift } from '../report/exercise/gift.ts'
import { moodleXml } from '../report/exercise/moodle-xml.ts'
import { qti } from '../report/exercise/qti.ts'
import { printable, printableKeys } from '../report/exercise/print.ts'
import type { Variant } from '../report/exercise/variants.ts'
import { counted, percent } from '../report/format/numbers.ts'
import { quoted } from '../report/run/command-line.ts'
import { table } from '../report/format/table.ts'
import type { Arguments } from './command.ts'
import { note, print, printJson, printLine } from './output.ts'
import { decimalOf, textOf, UsageError, wholeOf, within } from './values.ts'

/** False rejects that calibrate allows where nothing else is said. */
const RATE = 0.05

/** `exercise calibrate`: the keys of many seeds, and a tolerance that takes all but a few of them. */
export function calibratePack({ pack }: LoadedPack, args: Arguments): number {
  const seeds = within(wholeOf(args, 'seeds') ?? 200, 'seeds', { least: 2, most: 10_000 })
  const rate = decimalOf(args, 'rate') ?? RATE
  if (rate <= 0 || rate >= 1)
    throw new UsageError(`--rate must lie between 0 and 1, got ${rate}`, 'as in --rate 0.05')
  const runsOf = exerciseRunsOf(pack)
  function* runs(): Generator<FactsOf> {
    for (let seed = 1; seed <= seeds; seed++) {
      if (seed % 20 === 0) note(`${seed} of ${counted(seeds, 'seeds')}`)
      yield runsOf(variantOf(PRACTICE, pack, `calibration ${seed}`)).factsOf
    }
  }
  const rows = calibrate(pack, runs(), rate)
  if (args.json === true) printJson({ exercise: pack.name, seeds, rate, questions: rows })
  else if (rows.length === 0) print(`No number of ${pack.name} depends on the seed.`)
  else {
    print(
      table(
        ['question', 'median', 'tolerance', 'rejected'],
        rows.map(({ id, middle, allowance, rejected }) => [
          id,
          keyDigits(middle),
          keyDigits(allowance),
          percent(rejected),
        ]),
      ),
    )
    printLine(
      `\nCalculated from ${counted(seeds, 'seeds')}. Right answers within the tolerance of the median are accepted; of other seeds about ${percent(rate)} are rejected. Use these numbers where students have no seeds of their own.`,
    )
  }
  return 0
}

/** Seeds that a picture is the mean of where nothing else is said. */
const PICTURE_SEEDS = 5

/** `exercise board`: the picture of an exercise for slide or board, as SVG, drawn from runs with several seeds. */
export function drawBoard({ pack }: LoadedPack, args: Arguments): number {
  const { picture, runs } = pack
  if (!picture)
    throw new Refusal(
      phrase`${pack.name} has no picture`,
      phrase`describe one in its exercise.json, under "picture"`,
    )
  const rows = measuredInPicture(picture)
  const seeds = within(wholeOf(args, 'seeds') ?? PICTURE_SEEDS, 'seeds', { least: 1, most: 1000 })
  const path = withEnding(textOf(args, 'out') ?? pack.name, 'svg')
  refuseExisting(path, { force: args.force === true })
  const runsOf = exerciseRunsOf(pack, rows)
  // What follows from laws alone is the same for every seed.
  const needed = rows.length === 0 ? 1 : seeds
  const facts = Array.from({ length: needed }, (_, index) => {
    const { factsOf } = runsOf(variantOf(PRACTICE, pack, `picture ${index + 1}`))
    for (const run of Object.keys(runs)) if (rows.some(row => row.run === run)) factsOf(run)
    if (rows.length > 0) note(`${index + 1} of ${counted(needed, 'seeds')}`)
    return factsOf
  })
  writeOutput(dirname(path), basename(path), [svgOf(figureOf(picture, facts), { forSlide: true })])
  if (args.json === true) printJson({ path, seeds: needed })
  else
    printLine(
      `Drawn in ${path}${rows.length === 0 ? ', from laws' : `: means of ${counted(needed, 'seeds')}${needed > 1 ? ' with their 95 % intervals' : ''}`}.`,
    )
  return 0
}

/** A path with an ending: it is added where the path has none of its own kind. */
export const withEnding = (path: string, ending: string) =>
  path.toLowerCase().endsWith(`.${ending}`) ? path : `${path}.${ending}`

/** The formats of an export, and the ending of each file. */
const FORMATS: Readonly<
  Record<
    string,
    { ending: string; write: (loaded: LoadedPack, all: Variant[], secret: string) => string | Uint8Array }
  >
> = {
  gift: { ending: 'gift.txt', write: ({ pack }, all) => gift(pack, all) },
  'moodle-xml': { ending: 'moodle.xml', write: ({ pack }, all) => moodleXml(pack, all) },
  qti: { ending: 'qti.zip', write: ({ pack }, all) => zipOf(qti(pack, all)) },
  print: {
    ending: 'print.html',
    // A name in the page gives its practice seed, and no other.
    write: ({ pack, markdown }, all, secret) =>
      printable(pack, markdown, all, secret === PRACTICE ? 'page' : 'terminal'),
  },
  'print-key': { ending: 'print-key.html', write: ({ pack }, all) => printableKeys(pack, all) },
}

/** `exercise export`: a number of variants for a question bank, or on paper. */
export function exportPack(loaded: LoadedPack, args: Arguments, secret: string): number {
  const { pack } = loaded
  const to = textOf(args, 'to') ?? ''
  if (!Object.hasOwn(FORMATS, to))
    throw new UsageError(
      `--to must be ${Object.keys(FORMATS).join(', ')}, got ${to === '' ? 'nothing' : JSON.stringify(to)}`,
      'as in --to gift',
    )
  const variants = within(wholeOf(args, 'variants') ?? 1, 'variants', { least: 1, most: 200 })
  const { ending, write } = FORMATS[to]!
  const path = withEnding(textOf(args, 'out') ?? `${pack.name}.${ending}`, ending.split('.').at(-1)!)
  if (existsSync(path))
    throw new Refusal(phrase`${path} is there already; it was not touched`, 'name another file by --out')
  const runsOf = exerciseRunsOf(pack)
  const all = Array.from({ length: variants }, (_, index): Variant => {
    const name = `variant-${index + 1}`
    const seed = variantOf(secret, pack, name)
    return { name, seed, factsOf: runsOf(seed).factsOf }
  })
  writeOutput(dirname(path), basename(path), [write(loaded, all, secret)])
  if (args.json === true) printJson({ path, variants: all.map(({ name, seed }) => ({ name, seed })) })
  else {
    printLine(`${counted(variants, 'variants')} in ${path}.`)
    if (to === 'print') {
      const path = textOf(args, 'secret')
      print(
        `Next: ${program()} exercise export ${pack.name} --to print-key --variants ${variants}${path === undefined ? '' : ` --secret ${quoted(path)}`}`,
      )
    }
  }
  return 0
}
