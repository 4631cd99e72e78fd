import { formats } from '../../formats/index.ts'
import { counted, grouped, percent, significant } from '../../report/format/numbers.ts'
import type { Progress } from '../../lineage/lineage.ts'
import { isShown, options } from '../../lineage/options/index.ts'
import type { Plan } from '../../lineage/plan.ts'
import type { Fields } from './plan.ts'
import type { Nearest } from '../../analysis/reading/nearest.ts'
import type { WordState } from './word-states.ts'

/** The label of a setting in a chart, where it is not the one of a table. */
const SHORT: Readonly<Partial<Record<keyof Plan, string>>> = { sampling: 'smoothed' }

/** The settings of a plan, beside its regime, that change what is drawn or learned. */
const changesOf = (plan: Plan) =>
  options.flatMap(option => {
    const { name, changes } = option
    if (!changes || !isShown(option, plan[name])) return []
    return [SHORT[name] ?? option.short?.(plan[name]!, plan) ?? '']
  })

/** A short name for a plan, as in the label of a line: `accumulate`, `top-p 0.9`. */
function planName(plan: Plan): string {
  const own = changesOf(plan)
  return plan.regime === 'replace' && own.length > 0 ? own.join(', ') : [plan.regime, ...own].join(', ')
}

/** Says what each model learns from; follows the words “each model”. */
function rule(plan: Plan): string {
  const sources: Readonly<Record<string, string>> = {
    replace: 'learns only from the book before',
    accumulate: 'keeps the human text',
    'keep-human': `learns from the book before and ${percent(plan.humanShare ?? 0).replace('.0 %', ' %')} human text`,
    'accumulate-subsample': 'learns from a sample of the human text and all books',
  }
  const likely = plan.topP === null ? [] : ['draws likely words only']
  const smoothed = plan.sampling === 'mle' ? [] : ['writes smoothed']
  return [sources[plan.regime] ?? `learns by the rule ${plan.regime}`, ...likely, ...smoothed].join(', ')
}

/** The facts that say where a run ends. */
interface Ended {
  readonly generations: readonly string[]
  readonly plan: Pick<Plan, 'generations'>
}

/** Says where a run ends, and whether its plan has more generations. */
const endedWith = (last: string, { generations, plan }: Ended) =>
  generations.length < plan.generations
    ? `was stopped after book ${last}, ${generations.length} of ${counted(plan.generations, 'generations')}`
    : `ends with book ${last}`

/** Says what counts as a token. */
const tokenOf = (tokens: string) =>
  tokens === 'char'
    ? 'A character'
    : tokens === 'whitespace'
      ? 'What stands between two spaces'
      : 'A word or a punctuation mark: one piece of the text as the model sees it'

/** Whether each text is as long as the text that A learned from. */
const sameLength = ({ size, sizeFactor, passages }: Plan) =>
  size === null && passages === null && (sizeFactor ?? 1) === 1

/** The sentences of the story, step by step. A sentence with numbers takes them from the run. */
const story = {
  lead: (title: string) =>
    `An article on model collapse, told in seven steps with one book: ${title}. Nothing here has to be clicked. The slider above goes through the generations; while it stands at the human text, the story looks at the last one.`,
  ruleOf: (plan: Plan) =>
    plan.regime === 'replace' ? undefined : `The rule of this run: each model ${rule(plan)}.`,
  photocopy: {
    title: 'A photocopy of a photocopy',
    copies:
      'A copy of a page looks like the page, and a copy of the copy looks like the copy. But each loses a faint mark here and there, and what a copy has lost, a copy of it cannot bring back.',
    machine: ({ title, written, last }: { title: string; written: number; last: string }) =>
      `Here the page is a text, ${title}, and the copier is a small language model. Model A reads the text and writes one of its own, ${grouped(written)} words and marks long; call it book A. Model B learns from what is there then and writes book B, and so on to book ${last}.`,
    counts: ({ total, first, left, name }: { total: number; first: number; left: number; name: string }) =>
      name === 'A'
        ? `Of the ${grouped(total)} different words of the text, book A uses ${grouped(first)}, which is ${percent(first / total)}.`
        : `Of the ${grouped(total)} different words of the text, book A uses ${grouped(first)}, which is ${percent(first / total)}; book ${name} uses ${grouped(left)}, ${percent(left / total)}.`,
    entropy: (before: number, after: number) =>
      `A summary hardly shows it: how evenly the words are used, in bits of entropy, was ${significant(before)} in the text and is ${significant(after)} in book A.`,
    caption:
      'Each mark is a word of the human text, the most used at the top left. A word that a book does not use leaves a gap.',
  },
  odds: {
    title: 'One word’s odds',
    once: (count: number) =>
      `${counted(count, 'words')} of the text ${count === 1 ? 'stands' : 'stand'} in it a single time. A model that has read such a word writes it as often as chance has it: once on average, which means now and then twice, and often never.`,
    never: (chance: number) =>
      `The chance that book A does without a word that was used once is ${percent(chance)}. Nobody decides against the word; it is only not drawn.`,
    again:
      'A word that book A has not is unknown to whoever learns from book A alone. A word that it has meets the same odds in the next round.',
    after: ({
      name,
      share,
      law,
      rounds,
    }: {
      name: string
      share: number | undefined
      law: number | undefined
      rounds: number
    }) =>
      share === undefined
        ? undefined
        : `After ${counted(rounds, 'rounds')}, in book ${name}, ${percent(share)} of these words are there${law === undefined ? '' : `; the law of chance, worked out before anything was run, says ${percent(law)}`}.`,
    table: 'Share of the words that a book still uses, by how often the text uses them',
    uses: 'used',
    times: (count: number) => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`),
    caption: ({ shown, all, left, name }: { shown: number; all: number; left: number; name: string }) =>
      `${grouped(shown)} of the ${grouped(all)} words that are used once; book ${name} uses ${grouped(left)} of those shown. Struck out: not in it. Heavy: in it twice or more.`,
  },
  rareFirst: {
    title: 'The rare words go first',
    why: 'Nothing is aimed at the rare. They have the fewest copies, and so the fewest chances to be drawn.',
    shares: (name: string, shares: readonly { name: string; share: number }[]) =>
      `In book ${name} there are left, of the words used ${shares.map(({ name: band, share }) => `${band}, ${percent(share)}`).join('; ')}.`,
    inOrder: 'So the order in which words are lost is the order of their use, from the rarest on.',
  },
  fluent: {
    title: 'It still reads well',
    reads: ({ order }: Plan) =>
      order === 1
        ? 'A model of order 1 draws each word by itself, so that its books never read well; with order 3 they do.'
        : `Read what it writes. The sentences hold together as well as at first, since nearly every ${order === 2 ? 'two' : order} words in a row stood in the text that the model learned from.`,
    average: (name: string, { from, to }: { from: number; to: number }) =>
      `One number for the whole says little of the loss. Perplexity tells among how many equally likely words a model wavers when it reads human text that no model has seen: ${significant(from)} for model A, ${significant(to)} for model ${name}, ${significant(to / from)} times as many.`,
    rare: ({ from, to }: { from: number; to: number }, all: { from: number; to: number } | undefined) =>
      `On the words that the text uses once, the same number goes from ${significant(from)} to ${significant(to)}, ${significant(to / from)} times as many.${all && to / from > all.to / all.from ? ' The rare words bear more of it than the average tells, and there are so few of them in running text that the average hardly notices.' : ''}`,
    repeated: (origin: string, name: string, { from, to }: { from: number; to: number }) =>
      `What does show is repetition: of the sentences of the ${origin} text, ${percent(from)} repeat an earlier one; of book ${name}’s, ${percent(to)}.`,
  },
  distortions: {
    title: 'Three distortions',
    lead: 'What a generation writes differs from what it read for three reasons. Each of them can be looked at by itself.',
    names: { chance: 'Sampling', smoothed: 'Approximation', filtered: 'Filtering' },
    chance: 'A book is a sample. What is rare may not be in it, by chance alone.',
    chanceLeft: (name: string, left: number) =>
      `With nothing else at work, ${percent(left)} of the words are left in book ${name}.`,
    smoothed:
      'A model is not the language. A smoothed one gives some chance to sequences that nobody wrote, and mixes what never stood together.',
    smoothedLeft: ({
      name,
      left,
      perplexity,
      beside,
    }: {
      name: string
      left: number | undefined
      perplexity: number | undefined
      beside: number | undefined
    }) =>
      left === undefined || perplexity === undefined || beside === undefined
        ? undefined
        : `Writing so, ${percent(left)} of the words are left in book ${name}, and model ${name} wavers among ${significant(perplexity)} words on human text, where with sampling alone it is ${significant(beside)}.`,
    filtered: 'A filter that prefers the likely cuts off what is unusual, each time anew.',
    filteredLeft: (name: string, { topP }: Plan, left: number | undefined) =>
      left === undefined
        ? undefined
        : `Drawing only from the likeliest words that make up ${percent(topP ?? 1).replace('.0 %', ' %')} of the chance, ${percent(left)} are left in book ${name}.`,
    alone:
      'This page holds no run with an approximate model and none with a filter. Compare can run plans beside each other.',
    chart: {
      title: 'Words left under each of the three',
      unit: 'share of the human words that a book still uses',
      says: 'Approximation and filtering come on top of sampling: a book is a sample in any case.',
    },
  },
  always: {
    title: 'Does it always collapse?',
    no: 'No. What matters is whether generated text takes the place of human text or is added to it.',
    shares: (name: string, shares: readonly { plan: Plan; share: number }[]) =>
      `In book ${name} there are left: ${shares.map(({ plan, share }) => `${percent(share)} of the words where each model ${rule(plan)} (${planName(plan)})`).join('; ')}.`,
    why: 'Where the human text is kept, a word that one book leaves out is still in what the next model reads, so that it can come back.',
    alone:
      'This page holds one run, and one run cannot answer that. Compare can run the same text with the human text kept.',
    depends:
      'So “synthetic text ruins models” says too much. The harm here is in replacing; how large it is depends on how much is kept, what is filtered, and how much is written.',
    chart: {
      title: 'Words left, by what each model learns from',
      unit: 'share of the human words that a book still uses',
      says: 'A book is a sample, so that even with all human text kept not every word is in every book.',
    },
  },
  protections: {
    title: 'What to do',
    lead: 'Seven things reduce the risk. The command can try each of them; in brackets the name by which it knows it.',
    list: [
      ['Keep the original text (keep-original)', 'Then no model hangs only on the approximation before it.'],
      [
        'Record where text comes from (provenance-weights)',
        'What is human, what is generated, and what nobody knows.',
      ],
      [
        'Check what was generated (verification)',
        'A plausible error that is learned becomes a fact for the next model.',
      ],
      ['Measure the rare cases apart (rare-case-gate)', 'An average can rise while the rare is lost.'],
      ['Remove near duplicates (near-duplicates)', 'What repeats itself weighs more each time.'],
      ['Test on independent text (independent-test)', 'A test by the generator’s own style tells nothing.'],
      [
        'Use several generators (several-orders, several-halves)',
        'One model’s blind spots are not another’s, where they learned from different text.',
      ],
    ] as readonly (readonly [string, string])[],
    command:
      'As in collapse-lab run --protect keep-original. collapse-lab run --protect list says what each does, and what harms instead.',
    caption: (saved: number, name: string) =>
      `Words of book ${name} where the human text is kept that are not in book ${name} where it is not: some of ${grouped(saved)}.`,
  },
  onward: 'And now',
  to: {
    read: 'Read what it writes now',
    curves: 'Look at the curves',
    lab: 'Try your own text',
    wall: 'Look at every word',
    compare: 'Compare plans',
  },
  limits:
    'One run is one draw of chance, and a model that counts words is not a large one: it does not generalise, and it learns its text exactly. What is seen here is the loss by sampling, the cleanest case there is.',
}

/** Every sentence of the page: to translate the page, translate this file. */
export const words = {
  name: 'collapse lab',
  /** Keeps a number and its unit on one line. */
  unbroken: (text: string) => text.replaceAll(' %', '\u00a0%'),
  left: (left: number) => grouped(left),
  views: {
    story: 'Story',
    wall: 'Wall',
    curves: 'Curves',
    read: 'Read',
    compare: 'Compare',
    lab: 'Lab',
    tasks: 'Tasks',
  },
  contents: 'Views',
  story,
  rule,
  planName,
  ruled: (name: string, plan: Plan) => `${name}: ${rule(plan)}`,
  which: 'Which run',
  chart: { table: 'The numbers', csv: 'Save as CSV', svg: 'Save as SVG', png: 'Save as PNG' },
  skipLink: 'Skip to the page',
  keys: (views: number) =>
    `Keys: 1 to ${views} for the views, the left and right arrow for the generations, space to play.`,
  title: 'What does a language forget when it learns from itself?',
  premise: (title: string, total: number, plan: Plan) =>
    `A simple language model reads a book and writes another${sameLength(plan) ? ' of the same length' : ''}. ${plan.regime === 'replace' && plan.protect.length === 0 ? 'A second model reads only what the first one wrote' : `Each model after it ${rule(plan)}`}, and writes the next; and so on. The book here is ${title}. The part of it that the first model reads has ${grouped(total)} different words, punctuation marks among them.`,
  question: (total: number, last: string, rounds: number) =>
    `How many of the ${grouped(total)} words will book ${last}, after ${counted(rounds, 'rounds')}, still use?`,
  guessed: (value: number, total: number) => `${grouped(value)} words, ${percent(value / total)}`,
  answer: 'That is my guess',
  skip: 'Skip the question',
  generation: 'Generation',
  first: (origin: string) => (origin === 'human' ? 'the author' : `the ${origin} text`),
  play: 'Play',
  pause: 'Pause',
  forward: 'Next generation',
  back: 'Generation before',
  humanLine: (total: number, origin: string) => `The ${origin} text: ${grouped(total)} different words.`,
  countLine: ({ name, left, total, fresh }: { name: string; left: number; total: number; fresh: number }) =>
    `Book ${name} uses ${grouped(left)} of ${grouped(total)} words, ${percent(left / total)}. Struck out this round: ${grouped(fresh)}.`,
  returned: (back: number) => ` Back again: ${grouped(back)}.`,
  ends: (last: string, run: Ended) => `This run ${endedWith(last, run)}; nothing later is known of it.`,
  keep: 'Keep the human text',
  keepNote:
    'Each model learns from the human text and from everything written since. A word that one book leaves out is still in what the next model reads, so it can come back.',
  replaceNote:
    'Each model learns only from the book before. A word that one book leaves out can never come back.',
  otherNote: (regime: string) => `The rule of this run: ${regime}.`,
  terms: {
    title: 'What these words mean',
    of: ({ tokens, order, regime, seed, ...plan }: Plan) =>
      ({
        token: [
          'Token',
          `${tokenOf(tokens)}. A type, or different word, is an entry of a list: “the” is one, however often it stands in the text, with a capital or without.`,
        ],
        order: [
          order === 1 ? 'n-gram, order 1' : `n-gram, order ${order}`,
          order === 1
            ? 'The model has counted how often each token stands in its text, and draws every one by itself.'
            : `n tokens in a row. The model has counted which token follows ${order === 2 ? 'each one' : `each ${order - 1} in a row`}, and how often, and writes by these counts.`,
        ],
        rule: [
          regime,
          `The rule: each model after the first ${rule({ ...plan, tokens, order, regime, seed })}.`,
        ],
        seed: [
          `Seed ${seed}`,
          'A name for a stream of chance. The same seed gives the same books again, another one another draw.',
        ],
        heldOut: ['Held-out text', 'Human text that was set aside for testing. No model has read it.'],
        perplexity: [
          'Perplexity',
          'Among how many equally likely words a model wavers, on average, before each next word of the held-out text. Lower is better.',
        ],
        guesses: [
          'Next word among 5 guesses',
          'How often the word that really comes next in the held-out text is one of the five that the model finds likeliest.',
        ],
        sequences: [
          'Different 3-token sequences',
          'Of all stretches of three tokens, the share that differ from each other. It falls when a text says the same things again.',
        ],
        repeated: [
          'Repeated sentences, passages',
          'The share that is equal, token for token, to an earlier one of the same book.',
        ],
        points: ['Points', 'From 20 % to 25 % is 5 points more.'],
      }) satisfies Readonly<Record<string, readonly [string, string]>>,
  },
  overview: {
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
  lostList: (name: string, lost: number) =>
    lost === 0
      ? 'No word is lost.'
      : `Words that are not in ${name}: ${grouped(lost)}. Those of the chosen band:`,
  wallHelp:
    'Click a word for its life. With the keyboard: the arrow keys go from word to word, Home and End to the first and the last.',
  states: {
    more: 'used twice as often as at first, or more',
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
      `A word that the first text uses ${count} had a chance of ${first} to be in book A, before anything was run.`,
    noOdds: 'No law is known for this rule, so that no odds are given.',
    lastLine: (name: string) => `Written last, in ${name}:`,
    lastLineHuman: 'Its place in the human text; no model ever wrote it:',
    close: 'Let this word go',
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
    theoryLine: (expected: number, m: number) => {
      const [factor, note] =
        m === 1
          ? ['', '']
          : [' · m', `, and m = ${significant(m)} is a book’s length beside that of the first text`]
      return `Theory said ${grouped(expected)} before anything was run: a word used c times is still there after t rounds with probability 1 − exp(−c${factor} · g), where g is 1, 0.632, 0.469 … for the rounds${note}.`
    },
    yours: (guess: number, total: number) =>
      `Your guess: ${grouped(guess)} words, ${percent(guess / total)}.`,
    next: 'And now:',
    nextKeep: 'And now: switch on “Keep the human text”, or',
  },
  compare: {
    title: 'Plans beside each other',
    lead: (title: string) =>
      `The same text, ${title}, and the same seed; what differs is what each model learns from, or how it writes. The slider goes through all of them at once.`,
    alone:
      'This page holds one run. Here several plans can be run on a text of your own and held against each other.',
    choose: 'Which plans',
    chart: {
      title: 'Words left, plan by plan',
      unit: 'share of the human words that a book still uses',
      says: 'The line of each plan, with the generation of the slider marked.',
      bands:
        'The line of each plan is that of its first seed, with the generation of the slider marked. The band is the 95 % interval of the mean over all its seeds.',
    },
    table: (name: string) => `Generation ${name}, measured`,
    tableUnit: (first: string) => `in small print how much more or less than in ${first}; shares in points`,
    ends: (title: string, last: string, run: Ended) =>
      `${title} ${endedWith(last, run)}, so that all are held against each other there.`,
    measure: 'measure',
    oneSeed:
      'From one seed it cannot be told what is chance. The command tells it: collapse-lab run with --replicates 5 for each plan, then collapse-lab compare.',
    own: 'The same with a text of your own',
    ownLead: ({ order, generations, tokens, seed }: Fields) =>
      `The rest of the plan is that of the Lab: ${tokens} n-grams of order ${order}, ${generations} generations, seed ${seed}. The plans are run one after another in a thread of this page.`,
    plans: 'The plans',
  },
  embedded: {
    noCorpus: (name: string) => `the text ${name} is not in this page`,
    noAnswer: 'no one answers',
    cannot: (path: string, why: string) => `${path} cannot be had: ${why}`,
    hint: 'start `collapse-lab serve` again, and open the address that it prints',
  },
  lab: {
    title: 'Try it with a text and a plan of your own',
    lead: 'The models run in this page, in a thread of their own. Your text does not leave this machine. The same text and plan give the same result here and by the command.',
    text: 'The text',
    own: 'A text of your own',
    corporaNote: 'The corpora of the lab are not in this file: collapse-lab serve opens it with all of them.',
    paste: 'Paste it here, or drop a file',
    pasted: 'pasted text.txt',
    taken: (name: string, characters: number) => `${name}, ${grouped(characters)} characters`,
    remove: 'Take another',
    file: `Or choose a file: ${formats.map(({ title }) => title).join(', ')}`,
    ownNote:
      'Paragraphs are passages. A fifth of it is kept back for testing. Some ten thousand words or more make a result that is not mostly chance.',
    plan: 'The plan',
    rule: (title: string) => `What a model learns from: ${title}.`,
    /** The label of each field, and what it means. */
    controls: Object.fromEntries(
      options.map(({ name, control }) => [name, [control?.label ?? '', control?.about ?? '']]),
    ) as unknown as Readonly<Record<keyof Plan, readonly [string, string]>>,
    protections: (chosen: number) =>
      chosen === 0 ? 'Protections: none is chosen' : `Protections: ${counted(chosen, 'chosen')}`,
    harms: 'harms',
    files: 'The files of a run',
    nothingMade:
      'When the lab has made a run, its files can be saved here: the same that the command writes.',
    save: (title: string) => `Save the files of this run (${title})`,
    saveNote: (name: string) =>
      `The plan is carried out once more, with every measure, and its files are packed: the folder ${name}, as the command writes it, and your text. Unpacked, collapse-lab verify ./${name} runs it again and compares.`,
    openArchive: 'Open a run: a zip file that this page has saved',
    openFolder: 'Or the folder of a run that the command has written',
    run: 'Run',
    cancel: 'Cancel',
    progress: 'How much of the run is done',
    at: ({ generation, stage, done, written, seconds }: Progress & { seconds: number }) => {
      const left = done > 0.05 ? ` About ${grouped(Math.ceil((seconds * (1 - done)) / done))} s left.` : ''
      const rate = written > 0 ? ` ${grouped(written / seconds)} tokens a second.` : ''
      return `${generation}: ${stage}.${rate}${left}`
    },
    empty: 'the text is empty',
    emptyHint: 'paste a text with words in it, or choose a file',
    broken: (message: string) => `the run ended with a fault: ${message}`,
    noReason: 'the browser names no reason',
    brokenHint: 'a shorter text or fewer generations take less memory; the command can take more',
  },
  tasks: {
    title: 'Exercises',
    lead: 'Each takes about a lesson: something to read, a run with a seed of your own, and questions. Your answers are checked by running again, and saved as a file that you hand in.',
    noneHere:
      'This file holds no exercise. The command opens the page with all of them, or writes a page that holds one, for a class that has nothing installed:',
    commands: 'npx collapse-lab serve\nnpx collapse-lab exercise page 01-photocopy',
    begin: (title: string) => `Begin: ${title}`,
    minutes: (minutes: number) => `${minutes} minutes`,
    back: 'All exercises',
    open: 'Go on with a file of answers: the one that you were given, or that you have saved',
    student: 'Or practise without a class. Your name or any word',
    practise: 'Begin',
    practiseNote:
      'The word decides the seed, so that the same word gives the same numbers again. It goes into the file of answers and nowhere else.',
    whose: (student: string, variant: string) =>
      `Answers of ${student}, seed ${variant}. Where the text speaks of the terminal, the buttons below the lines run the same plan here; the answers go into the boxes at its end.`,
    run: (name: string) => `Run it here (${name})`,
    tableOf: (name: string) => `The table of ${name}`,
    tableNote:
      'In brackets: what theory expects before anything is run. The other views show this run now: Wall has the words that are lost and the life of each word, Read its passages, Curves the numbers drawn.',
    questions: 'Questions',
    form: (form: string) => `Answer: ${form}.`,
    listForm: 'words, set apart by commas',
    place: (place: number) => `Place ${place}`,
    choose: 'choose',
    usual: 'as usual',
    none: 'none',
    hint: '. Hint:',
    check: 'Check my answers',
    save: 'Save my answers (answers.json)',
    checkNote:
      'Checking carries the runs out again with your seed; no key is in this page. It can be done as often as you like. Hand in the saved file.',
    total: (total: number, of: number) => `${total} of ${counted(of, 'points')}.`,
    tooLong: (name: string) => `${name} is longer than a file of answers can be`,
    noJson: (name: string) => `${name} is not a file of answers`,
    sheetHint: 'choose answers.json, from the folder of the exercise or as this page has saved it',
    otherExercise: (name: string) => `these are answers to ${name}, which is not in this page`,
    otherVersion: (theirs: number, ours: number) =>
      `these answers are to version ${theirs} of the exercise, and this page has version ${ours}`,
    versionHint: 'ask your teacher for the page that belongs to it',
  },
  read: {
    title: 'What it writes now',
    column: (number: number) => (number === 1 ? 'First column' : 'Second column'),
    third: 'The third column is the generation of the slider.',
    samples: 'One opening, gone on with',
    samplesNote:
      'Each model goes on from the same few words of human text, which no model has read, with the same throws of chance.',
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
    shares: ({
      id,
      copied,
      repeated,
      last,
    }: {
      id: string
      copied?: string
      repeated: string
      last?: number
    }) =>
      `${id}: of its tokens ${[
        ...(copied === undefined ? [] : [`${copied} copied`]),
        `${repeated} also elsewhere`,
        ...(last === undefined ? [] : [`${counted(last, 'words')} for the last time`]),
      ].join(', ')}`,
    asText: 'Save as text',
    asMarkdown: 'Save as Markdown',
    provenance: (scope: string, software: string) =>
      `Books A, B … are machine text, written by n-gram models: ${scope}. Made by collapse-lab ${software}.`,
  },
  study: {
    title: 'Closer',
    lead: 'Three things take the whole text: the human passage that is most like the one above, the place that a word was copied from, and a keyboard that offers what a model can still say. For them the run is carried out once more, in this page. The same plan gives the same books.',
    open: 'Carry the run out again',
    note: 'It takes seconds for a book of ordinary length, and is let go when the page is closed.',
    file: (label: string) => `${label}: choose the file of text that it was made of`,
    noText:
      'This page holds words, counts and passages, but not the whole text. If you have the file that the run was made of, choose it: it does not leave this machine. If you have not, run a text of your own in the Lab, which then has it at hand; or open the page by npx collapse-lab serve, which has the texts of the lab.',
    toLab: 'A text of my own, in the Lab',
    looking: 'Being worked out …',
    nearest: (id: string) => `The human passage that is most like ${id}`,
    near: ({ id, similarity, usual, among }: Nearest & { readonly id: string }) =>
      `${id}, from among ${counted(among, 'passages')}: similarity ${percent(similarity)}, which is 1 less the share of letters that have to be changed.${usual === undefined ? '' : ` Half of the human passages of about this length do not reach ${percent(usual)}.`}`,
    noneNear: 'No human passage has a letter in common with it.',
    gone: 'only in the human passage,',
    fresh: 'only in this one,',
    both: 'the rest in both',
    nothingShared: 'The two have no three words in a row in common, in the same order.',
    origin: (id: string) => `Where a word of ${id} comes from`,
    originHelp:
      'Click a word. With the keyboard: the arrow keys go from word to word, Home and End to the first and the last.',
    passage: (id: string) => `Passage ${id}`,
    step: ({
      at,
      passage,
      token,
      origin,
    }: {
      at: number
      passage: string
      token: number
      origin: string | undefined
    }) => {
      const where = `${passage}, token ${token + 1}${origin === undefined ? '' : ` of the ${origin} text`}`
      return at === 0 ? where : `copied from ${where}`
    },
    noParent:
      'Where it was copied from is not known: a smoothed model may write what it has not read in a row.',
    choose: 'Choose a generation with the slider.',
  },
  seeds: {
    title: 'The same plan, other seeds',
    run: (seeds: number) => `Run ${counted(seeds, 'other seeds')}`,
    note: 'One run is one draw of chance. The runs are carried out in a thread of this page and serve every word and the curves; what is done stays when they are ended.',
    some: (done: number, all: number) => `${done} of ${all} are done.`,
    done: (all: number) => `All ${all} are done, for as long as the page is open.`,
    column: 'other seeds',
    of: (left: number, seeds: number) => `${left} of ${seeds}`,
    story: (facts: { name: string; left: number; seeds: number; odds: string | undefined }) => {
      const { name, left, seeds, odds } = facts
      return `Of ${counted(seeds, 'runs')} with other seeds ${left === 0 ? 'none has' : left === 1 ? '1 has' : `${left} have`} it in ${name}${odds === undefined ? '' : `; the law of chance says ${odds}`}.`
    },
    mean: (seeds: number) =>
      `The band is the 95 % interval of the mean over ${seeds} seeds, this run’s among them, by Student’s t: of 100 such bands about 95 hold the mean of all the runs that there could be. The thin line in it is the mean of these.`,
    held: (seeds: readonly string[]) =>
      `They were run before, by the command: ${seeds.slice(0, 5).join(', ')}${seeds.length > 5 ? ' …' : ''}. Words and passages are those of the first.`,
    columns: (name: string) => [`${name}, mean`, `${name}, from`, `${name}, to`],
  },
  keyboard: {
    title: (name: string) => `Write with model ${name}`,
    lead: (name: string, order: number) =>
      `The words that model ${name} can go on with, the likeliest first. ${order === 1 ? 'It looks at no word before.' : `It looks at the last ${order === 2 ? 'word' : counted(order - 1, 'words')}.`}`,
    leadA: 'Model A has read the human text itself, so that nothing is lost yet.',
    nothing: 'The beginning of a passage',
    say: 'Say one for me',
    back: 'Take one back',
    again: 'Start again',
    ended: 'Here the passage ends.',
    end: 'the end',
    known: (name: string, known: number) => `Model ${name} can go on with ${counted(known, 'words')}`,
    context: (name: string, looked: number, possible: number) => {
      if (looked < possible)
        return `It has never read the last ${counted(possible, 'words')} here, and goes by ${looked === 0 ? 'none' : `the last ${counted(looked, 'words')}`}.`
      return possible === 0
        ? `With how often model ${name} has read them here, and their chance.`
        : `After the last ${counted(looked, 'words')}: how often model ${name} has read them there, and their chance.`
    },
    several: 'Several models write side by side here; what all of them have read is taken together.',
    smoothed:
      'It writes smoothed, so that other words can come, too; the chances here are those before that.',
    weight: (count: number, chance: string) => `${grouped(count)} · ${chance}`,
    lost: (lost: number, human: number) =>
      human === 0
        ? 'The human text has nothing here'
        : `Of ${counted(human, 'continuations')} in the human text, ${lost === 0 ? 'none is' : lost === human ? 'all are' : lost === 1 ? '1 is' : `${grouped(lost)} are`} lost`,
    lostNote: (name: string) =>
      `What follows the same words in the human text, with how often, and not in what model ${name} has read:`,
    more: (more: number) => `and ${grouped(more)} more`,
  },
  blind: {
    title: (name: string | undefined) =>
      name === undefined ? 'Human or machine?' : `Human, or model ${name}?`,
    lead: (name: string, passages: number) =>
      `${passages} passages one after another, each by the toss of a coin from the human text or from book ${name}. Say which, and see the answer, and what could be measured of it.`,
    begin: 'Begin the test',
    which: (number: number, all: number, right: number, guesses: number) =>
      `Passage ${number} of ${all}.${guesses === 0 ? '' : ` Right so far: ${right} of ${guesses}.`}`,
    human: 'Human (H)',
    machine: 'Machine (M)',
    keys: { human: 'h', machine: 'm' },
    keysNote: 'The keys H and M answer while the test has the focus.',
    skip: 'Skip this one',
    end: 'End the test',
    next: 'Next passage of the test',
    score: 'To the score',
    again: 'Another ten',
    verdict: (right: boolean, human: boolean, id: string, name: string) =>
      `${right ? 'Right' : 'No'}: ${human ? 'this is human text' : `model ${name} wrote this`} (${id}).`,
    measured: 'What can be measured of it, and the middle value of the passages that the page holds',
    trait: 'measured',
    this: 'this one',
    humans: 'human',
    machines: (name: string) => `book ${name}`,
    short: 'under 8',
    traits: {
      copied: 'longest stretch copied from the human text, in tokens',
      repeated: 'also elsewhere in the same text, 8 tokens or more in a row',
      varied: 'words that are there for the first time in the passage',
      rare: 'words that the human text uses five times or less',
    },
    surprise:
      'mean surprise of a model that has read the human text, but none of the human passages shown here, in bits a word: less is easier to foresee',
    noText: (embedded: boolean) =>
      `How much a model of the human text is surprised by the passage is measured too, once the run was carried out again${embedded ? ' by the button under “Closer”' : ': choose its text under “Closer”'}.`,
    none: 'No passage was guessed.',
    result: (right: number, guesses: number, chance: string) =>
      `Right: ${right} of ${guesses}. Whoever tosses a coin is right so often, or more often, in ${chance} of all tests.`,
  },
  charts: {
    title: 'The curves',
    survival: {
      title: 'Which words stay: those that are used often',
      unit: 'share of the human words that a book still uses, by how often the first text uses them',
      says: 'A line for each kind of word. The broad line behind it is what theory expects, where a law is known.',
    },
    perplexity: {
      title: 'How well the models still know human writing',
      unit: 'perplexity on human text that no model has read, logarithmic; lower is better',
      says: 'Perplexity says among how many equally likely words a model wavers before it is told the next one. The average hides what happens to the rare ones. On the scale equal steps are equal factors.',
    },
    overall: 'all words',
    rare: 'words used once',
    repetition: {
      title: 'How much a book repeats itself',
      unit: 'share; the first point is the human text',
      says: 'Different sequences: of all stretches of three tokens (words and marks) in a row, the share that are different ones. Repeated sentences: those that repeat an earlier one of the same book.',
    },
    distinct: 'different sequences',
    sentences: 'repeated sentences',
    entropy: {
      title: 'How evenly the words are used',
      unit: 'entropy of the words in bits; the first point is the human text',
      says: 'How many yes-or-no questions it takes, on average and at the least, to find out which word was drawn from the text. Most of a text is made of common words, so that this number hardly sees the rare ones.',
    },
    entropyName: 'entropy',
    ranks: {
      title: 'Rank against frequency',
      unit: 'how often a word is used, by its rank, both logarithmic; a line for each book, the human text in bold',
      says: 'Rank 1 is the word that is used most. At the left stand the common words, at the right the long tail of the rare ones. The chosen generation is dashed.',
    },
  },
  scope: (
    title: string,
    { regime, seed, order, tokens }: Pick<Plan, 'regime' | 'seed' | 'order' | 'tokens'>,
  ) => `${title}; ${tokens} n-grams of order ${order}; ${regime}; seed ${seed}`,
  about: (software: string, sha256: string) =>
    `Made by collapse-lab ${software} and computed, not drawn by hand. Text sha256 ${sha256.slice(0, 12)}…. The page asks no other machine for anything. An n-gram model copies what it has read; nothing about large models follows from it without further evidence.`,
}
