import { counted, grouped, percent } from '../report/numbers.ts'
import type { Plan } from '../lineage/plan.ts'
import type { WordState } from './word-states.ts'

/** Every sentence of the page; a translation is this file. */
export const words = {
  name: 'collapse lab',
  left: (left: number) => grouped(left),
  views: { wall: 'Wall', curves: 'Curves', read: 'Read', lab: 'Lab' },
  contents: 'Views',
  chart: { table: 'The numbers', csv: 'Save as CSV', svg: 'Save as SVG' },
  skipLink: 'Skip to the page',
  keys: (views: number) =>
    `Keys: 1 to ${views} for the views, the left and right arrow for the generations, space to play.`,
  title: 'What does a language forget when it learns from itself?',
  premise: (title: string, total: number) =>
    `A simple language model reads a book and writes another of the same length. A second model reads only what the first one wrote, and writes the next; and so on. The book here is ${title}. The part of it that the first model reads has ${grouped(total)} different words, punctuation marks among them.`,
  question: (total: number, last: string, rounds: number) =>
    `How many of the ${grouped(total)} words will book ${last}, after ${counted(rounds, 'rounds')}, still use?`,
  guessed: (value: number, total: number) => `${grouped(value)} words, ${percent(value / total)}`,
  answer: 'That is my guess',
  skip: 'Skip the question',
  generation: 'Generation',
  human: 'the author',
  play: 'Play',
  pause: 'Pause',
  forward: 'Next generation',
  back: 'Generation before',
  humanLine: (total: number, origin: string) => `The ${origin} text: ${grouped(total)} different words.`,
  countLine: ({ name, left, total, fresh }: { name: string; left: number; total: number; fresh: number }) =>
    `Book ${name} uses ${grouped(left)} of ${grouped(total)} words, ${percent(left / total)}. Struck out this round: ${grouped(fresh)}.`,
  returned: (back: number) => ` Back again: ${grouped(back)}.`,
  keep: 'Keep the human text',
  keepNote:
    'Each model learns from the human text and from everything written since. A word that one book leaves out is still in what the next model reads, so it can come back.',
  replaceNote:
    'Each model learns only from the book before. A word that one book leaves out can never come back.',
  otherNote: (regime: string) => `The rule of this run: ${regime}.`,
  overview: {
    replace: 'learns only from the book before',
    accumulate: 'keeps the human text',
    label: (what: string, left: number, total: number) =>
      `${what}: ${grouped(left)} of ${grouped(total)} words are in use`,
    note: 'Each mark is a word, the most used at the top left. A word that is not written leaves a gap.',
  },
  order: 'Order',
  orders: { use: 'by use, the most used first', alphabet: 'by alphabet', first: 'by first appearance' },
  band: 'Show',
  allBands: 'all words',
  bandName: (times: string) => `those used ${times}`,
  find: 'Find a word',
  findButton: 'Find',
  notThere: (typed: string, near: string) => `“${typed}” is not in the text. Did you mean ${near}?`,
  wall: (total: number) => `${grouped(total)} words, each in its place`,
  wallHelp:
    'Click a word for its life. With the keyboard: the arrow keys go from word to word, Home and End to the first and the last.',
  states: {
    more: 'used at least twice as often as by the author',
    steady: 'in use',
    single: 'a single copy left',
    lost: 'struck out this round',
    gone: 'gone since longer',
  } satisfies Record<WordState, string>,
  aside: 'Beside the wall',
  legend: 'How a word is drawn',
  example: 'whale',
  life: {
    title: 'The life of a word',
    none: 'Choose a word of the wall, or find one.',
    model: 'text',
    count: 'times',
    odds: 'odds of being there',
    oddsNote: (count: string, first: string) =>
      `A word that the author used ${count} had a chance of ${first} to be in the first book, before anything was run.`,
    noOdds: 'No law is known for this rule, so that no odds are given.',
    lastLine: (name: string) => `Written last, in ${name}:`,
    lastLineHuman: 'Its place in the human text; no model ever wrote it:',
    close: 'Close',
  },
  result: {
    title: 'Words left: your guess, theory and measurement',
    titleBare: 'Words left: theory and measurement',
    unit: 'different words of the human text that a book still uses',
    measured: 'measured',
    theory: 'theory',
    guess: 'your guess',
    verdict: (guess: number, left: number, total: number) => {
      const off = guess - left
      if (Math.abs(off) < total / 50)
        return `You guessed ${grouped(guess)}, and ${grouped(left)} are left: very near.`
      return `You guessed ${grouped(guess)}, and ${grouped(left)} are left: ${grouped(Math.abs(off))} ${off > 0 ? 'fewer' : 'more'} than you thought.`
    },
    theoryLine: (expected: number) =>
      `Theory said ${grouped(expected)} before anything was run: a word used c times is still there after t rounds with probability 1 − exp(−c · g), where g is 1, 0.632, 0.469 … for the rounds.`,
    next: 'Now switch on “Keep the human text”, look at the curves, or read what it writes now.',
  },
  read: {
    title: 'What it writes now',
    column: (number: number) => (number === 1 ? 'First column' : 'Second column'),
    third: 'The third column is the generation of the slider.',
    samples: 'One opening, gone on with',
    samplesNote:
      'Each model goes on from the same few words of human text that no model has read, by the same stream of chance.',
    none: 'Choose a generation with the slider.',
    book: (name: string) => `Book ${name}`,
    author: (origin: string) => `The ${origin} text`,
    passages: 'Passages, read closely',
    copied: 'copied from the human text, 8 tokens or more',
    repeated: 'also elsewhere in the same book, 8 tokens or more',
    last: 'a word that no later book writes',
    before: 'Passage before',
    after: 'Next passage',
    which: (number: number, most: number) => `${number} of ${most}`,
    shares: (id: string, copied: string, repeated: string, last: number) =>
      `${id}: ${copied} of its tokens copied, ${repeated} also elsewhere, ${counted(last, 'words')} for the last time`,
    asText: 'Save as text',
    asMarkdown: 'Save as Markdown',
    provenance: (scope: string, software: string) =>
      `Books A, B … are machine text, written by n-gram models: ${scope}. Made by collapse-lab ${software}.`,
  },
  charts: {
    title: 'The curves',
    survival: {
      title: 'Which words stay: those that are used often',
      unit: 'share of the human words that a book still uses, by how often the author used them',
      says: 'A line for each kind of word. The broad line behind it is what theory expects, where a law is known.',
    },
    perplexity: {
      title: 'How well the models still know human writing',
      unit: 'perplexity on human text that no model has read, logarithmic; lower is better',
      says: 'Perplexity says among how many equally likely words a model wavers before it is told the next one. The average hides what happens to the rare ones.',
    },
    overall: 'all words',
    rare: 'words used once',
    repetition: {
      title: 'How much a book repeats itself',
      unit: 'share; the first point is the human text',
      says: 'Different sequences: of all sequences of three words, the share that are different ones. Repeated sentences: those that repeat an earlier one of the same book.',
    },
    distinct: 'different sequences',
    sentences: 'repeated sentences',
    entropy: {
      title: 'How evenly the words are used',
      unit: 'entropy of the words in bits; the first point is the human text',
      says: 'Most of a text is made of common words, so that this number hardly sees the rare ones.',
    },
    entropyName: 'entropy',
    ranks: {
      title: 'Rank against frequency',
      unit: 'how often a word is used, by its rank, both logarithmic; a line for each book, the human text in bold',
      says: 'At the left the common words, at the right the long tail of the rare ones. The chosen generation is dashed.',
    },
  },
  scope: (
    title: string,
    { regime, seed, order, tokens }: Pick<Plan, 'regime' | 'seed' | 'order' | 'tokens'>,
  ) => `${title}; ${tokens} n-grams of order ${order}; ${regime}; seed ${seed}`,
  about: (software: string, sha256: string) =>
    `Made by collapse-lab ${software} and computed, not drawn by hand. Text sha256 ${sha256.slice(0, 12)}…. The page asks no other machine for anything. An n-gram model copies what it has read; nothing about large models follows from it without further evidence.`,
}
