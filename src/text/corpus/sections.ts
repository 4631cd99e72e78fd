import { wordCount } from './words.ts'

/** Kinds of parts in the languages of Project Gutenberg's larger shelves. */
const PARTS =
  'chapter|chap\\.|book|part|act|scene|canto|letter|volume|vol\\.|stave|section|' +
  'kapitel|buch|teil|theil|akt|aufzug|auftritt|szene|scene|band|brief|gesang|abschnitt|' +
  'chapitre|livre|partie|acte|scène|tome|lettre|chant|' +
  'cap[ií]tulo|libro|parte|acto|escena|tomo|carta|jornada|' +
  'capitolo|atto|scena|lettera|volume|livro|ato|cena|' +
  'hoofdstuk|boek|deel|bedrijf|tooneel|toneel|tafereel|zang|' +
  'luku|osa|kirja|näytös|kohtaus|kapitlet|bok|bog|del|akten|scenen|kapittel|' +
  'глава|часть|книга|том|действие|rozdział|kapitola|fejezet'
const ORDINALS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|' +
  'erste[rsn]?|zweite[rsn]?|dritte[rsn]?|vierte[rsn]?|fünfte[rsn]?|sechste[rsn]?|sieb(?:en)?te[rsn]?|achte[rsn]?|neunte[rsn]?|zehnte[rsn]?|letzte[rsn]?|' +
  'premi[eè]re?|deuxième|seconde?|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième|derni[eè]re?|' +
  'primer[ao]?|segund[ao]|tercer[ao]?|cuart[ao]|quint[ao]|sext[ao]|séptim[ao]|octav[ao]|noven[ao]|décim[ao]|' +
  'prim[ao]|second[ao]|terz[ao]|quart[ao]|' +
  'eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|laatste|' +
  'ensimmäinen|toinen|kolmas|neljäs|viides|kuudes|första|andra|tredje|fjärde|femte|första'
const NUMBERS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ]\\w{3,5})?|thirty(?:[- ]\\w{3,5})?|the (?:\\w{3,9})|' +
  'eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|un|deux|trois|quatre|cinq|sept|huit|neuf|dix|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez'

const NUMBER = `(?:\\d{1,3}|[ivxlc]{1,9}|${ORDINALS}|${NUMBERS})`
/** Chapter 1; CHAPTER I. Loomings; Kapitel 3: Der Berg; Capítulo primero. Que trata de … */
const NUMBERED = new RegExp(
  `^(?:the )?(${PARTS})\\s+(${NUMBER})(?:([.:,;)\\]—–-]+)\\s*(\\S.*)?|(\\s+\\S.*))?$`,
  'isu',
)
/** Erster Akt; PREMIÈRE PARTIE; 2. Kapitel; The First Book */
const ORDERED = new RegExp(`^(?:the )?(${ORDINALS}|\\d{1,3}\\.?|[ivxlc]{1,9}\\.)\\s+(${PARTS})[.:]?$`, 'iu')
const NAMED =
  /^(?:the |author[’']s |translator[’']s |editor[’']s )?(prologue?|prolog|epilogue?|epilog|pr[ée]face|prefacio|prefazione|foreword|introduction|introducción|introduzione|einleitung|vorwort|nachwort|vorrede|vorspiel|nachspiel|avant-propos|prólogo|epílogo|prologo|epilogo|voorwoord|inleiding|voorrede|conclusion|afterword|postscript|johdanto|esipuhe|förord|inledning)[.:]?$/iu
/** I; II.; III. Rain; 4 */
const NUMERAL = /^(?:[[(]\s?)?([IVXLC]{1,9}|\d{1,3})(?:\s?[\])])?(?:[.:]?|[.:)]\s+(\p{Lu}.{0,60}))$/su
/** A title of more characters is a paragraph. */
const TITLE = 80
const LONG_TITLE = 300

interface Heading {
  /** The kind of part, as in `chapter`; headings of one kind one after another are a table of contents. */
  readonly kind: string
  /** Its number, 0 where it has none or one in words. */
  readonly number: number
}

/**
 * The heading that a passage is, by its first line: a part and its number (Chapter 1, Erster Akt, Capítulo II), or a word that is a
 * heading alone (Preface). A sentence that begins with Part or Act is none.
 */
function headingOf(text: string): Heading | undefined {
  if (text.length > LONG_TITLE) return undefined
  const line = firstLine(text)
  const numbered = NUMBERED.exec(line)
  if (numbered) {
    const [, part, number, stop, title, rest] = numbered
    const more = title ?? rest?.trim() ?? ''
    const fits = more.length <= (stop === undefined ? TITLE : LONG_TITLE)
    if (fits && isTitle(more, { stopped: stop !== undefined, long: more.length > TITLE }))
      return { kind: part!.toLowerCase(), number: valueOf(number!) }
    return undefined
  }
  if (line.length > TITLE) return undefined
  const ordered = ORDERED.exec(line)
  if (ordered) return { kind: `nth ${ordered[2]!.toLowerCase()}`, number: valueOf(ordered[1]!) }
  const named = NAMED.exec(line)
  return named ? { kind: named[1]!.toLowerCase(), number: 0 } : undefined
}

const firstLine = (text: string) => {
  const end = text.indexOf('\n')
  // Each run of blanks is looked at once: a line may have a hundred thousand of them.
  return (end < 0 ? text : text.slice(0, end)).replace(/^[_*#=\s]+|(?<![_*=\s])[_*=\s]+$/g, '')
}

/** Whether what follows a number is a title: nothing, or words that begin with a capital and do not run on as a sentence. */
function isTitle(title: string, { stopped, long }: { stopped: boolean; long: boolean }): boolean {
  if (title === '') return true
  if (!/^[^\p{L}]{0,3}\p{Lu}|^[^\p{Ll}]*$/u.test(title)) return false
  if (long) return true
  if (stopped) return !/[,;:]$/.test(title)
  // Without a stop after the number only capitals, or a capital on every longer word, make a title.
  return !/[.!?,;:]$/.test(title) && (title.match(/(?<![\p{L}’'])\p{Ll}{4,}/gu) ?? []).length === 0
}

const DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function valueOf(number: string): number {
  const plain = number.toLowerCase().replace(/[.)]$/, '')
  if (/^\d+$/.test(plain)) return Number(plain)
  if (!/^[ivxlc]+$/.test(plain)) return 0
  let value = 0
  for (let at = 0; at < plain.length; at++) {
    const digit = DIGITS[plain[at]!]!
    value += digit < (DIGITS[plain[at + 1]!] ?? 0) ? -digit : digit
  }
  return value
}

/** Whether a text is a heading whatever stands around it. */
export const isHeading = (text: string): boolean => headingOf(text) !== undefined

/** Whether a text is a number alone, or a number and a title: a heading where such numbers follow each other. */
export const isNumeral = (text: string): boolean => NUMERAL.test(firstLine(text)) && text.length <= TITLE

/** Headings with fewer words between them have nothing between them. */
const BARE = 12

/**
 * Puts passages into sections. A section begins at a heading, and everything before the first is a section. Numbers alone are
 * headings where they count on. Headings with nothing between them stand above one section if they are of different kinds
 * (ACT I above SCENE I); if one kind comes twice they are a table of contents, which begins no section. A text with fewer than
 * three headings is one section.
 */
export function sectionsOf(passages: readonly string[]): string[][] {
  const headings = allHeadings(passages)
  const starts = startsOf(passages, headings)
  if (starts.length < 3) return [[...passages]]
  const from = starts[0] === 0 ? starts : [0, ...starts]
  return from.map((start, index) => passages.slice(start, from[index + 1]))
}

function allHeadings(passages: readonly string[]): Map<number, Heading> {
  const headings = new Map<number, Heading>()
  const numerals: { at: number; number: number; kind: string }[] = []
  passages.forEach((text, at) => {
    const heading = headingOf(text)
    if (heading) headings.set(at, heading)
    else if (isNumeral(text)) {
      const number = NUMERAL.exec(firstLine(text))![1]!
      numerals.push({ at, number: valueOf(number), kind: /^\d/.test(number) ? 'number' : 'numeral' })
    }
  })
  for (const kind of ['numeral', 'number']) {
    const run = numerals.filter(numeral => numeral.kind === kind)
    run.forEach(({ at, number }, index) => {
      const follows = number === 1 || run[index - 1]?.number === number - 1
      const leads = run[index + 1]?.number === number + 1 || run[index - 1]?.number === number - 1
      if (follows && leads) headings.set(at, { kind, number })
    })
  }
  return new Map([...headings].sort(([a], [b]) => a - b))
}

/** Where sections begin: at the first of the headings that stand together, tables of contents aside. */
function startsOf(passages: readonly string[], headings: ReadonlyMap<number, Heading>): number[] {
  const places = [...headings.keys()]
  const starts: number[] = []
  let run: number[] = []
  places.forEach((at, index) => {
    run.push(at)
    const next = places[index + 1]
    if (next !== undefined && fewWords(passages, at + 1, next)) return
    // The headings of this run that belong to what follows: the last ones, up to one that a table would go on with.
    const kinds = new Set<string>()
    let first = -1
    for (let k = run.length - 1; k >= 0; k--) {
      const heading = headings.get(run[k]!)!
      if (kinds.has(heading.kind) || goesOn(run, k, headings)) break
      kinds.add(heading.kind)
      first = run[k]!
    }
    if (first >= 0) starts.push(first)
    run = []
  })
  return starts
}

/** Whether a heading is the next of its kind in a run of headings: an entry of a table of contents. */
function goesOn(run: readonly number[], k: number, headings: ReadonlyMap<number, Heading>): boolean {
  const { kind, number } = headings.get(run[k]!)!
  for (let before = k - 1; before >= 0; before--) {
    const other = headings.get(run[before]!)!
    if (other.kind === kind) return number === 0 || other.number === number - 1
  }
  return false
}

function fewWords(passages: readonly string[], from: number, to: number): boolean {
  let words = 0
  for (let at = from; at < to && words < BARE; at++) words += wordCount(passages[at]!)
  return words < BARE
}
