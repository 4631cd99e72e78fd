import { batch, computed, effect, signal } from '@preact/signals'
import type { Progress } from '../../lineage/lineage.ts'
import { startJob, type Job, type Refused } from '../engine/job.ts'
import { madeOf } from '../lab/made.ts'
import { givenFile, type LabText } from '../engine/text.ts'
import { Refusal } from '../../refusal.ts'
import { corpora, corpusNamed } from '../state/embedded.ts'
import { data, run, runEnd, runNumber, shortTitle, show } from '../state/state.ts'
import type { ShownRun } from '../state/show.ts'
import { keepInTab, keptInTab } from '../state/tab.ts'
import type { Answers, Question, StudyRequest } from '../engine/study.ts'

interface Progressing extends Progress {
  readonly since: number
}

/** A text that the models of the page can be trained on, without asking the reader. */
export interface TextAtHand {
  /** The text of the run itself; a corpus in its place; the passages that the page quotes. */
  readonly kind: 'run' | 'corpus' | 'page'
  readonly title: string
  /** Its length in words, about; missing where it has to be fetched first. */
  readonly words?: number
  readonly find: () => Promise<LabText>
}

type Study = { readonly of: ShownRun; readonly from: TextAtHand } & (
  | { readonly at: 'work'; readonly progress: Progressing }
  | { readonly at: 'ready' }
  | { readonly at: 'refused'; readonly why: Refused }
)

const current = signal<Study | undefined>(undefined)
/** The state of the models that are kept for the current run; nothing when they were not asked for. */
export const study = computed(() => (current.value?.of === run.value ? current.value : undefined))
/** Whether the run itself is kept, and not its plan on another text. */
export const isKept = computed(() => study.value?.at === 'ready' && study.value.from.kind === 'run')

/** Ids of the words that the reader has written, with the keyboard and as the model; the boundary at the end of a passage. */
export const written = { keys: signal<readonly number[]>([]), be: signal<readonly number[]>([]) }

/** The name under which the tab keeps what was written: ids are those of a text, and mean other words in another. */
const nameOfWritten = ({ kind, title }: TextAtHand) => `written ${show.value!.text.sha256} ${kind} ${title}`

effect(() => {
  const [keys, be] = [written.keys.value, written.be.value]
  if (study.value?.at === 'ready') keepInTab(nameOfWritten(study.value.from), { keys, be })
})

/** Takes up what was written with models of a text before the page was loaded again. */
function takeUpWritten(from: TextAtHand): void {
  const kept = keptInTab(nameOfWritten(from)) as Record<keyof typeof written, readonly number[]> | undefined
  written.keys.value = kept?.keys ?? []
  written.be.value = kept?.be ?? []
}

/** A text that the reader has given, kept while the page is open. */
const given = signal<{ readonly sha256: string; readonly text: LabText } | undefined>(undefined)

let job: Job | undefined
let waiting: ((answer: never) => void)[] = []

/** Finds the text of the current run without asking the reader; nothing where that is impossible. */
export function availableText(): (() => Promise<LabText>) | undefined {
  const made = madeOf()?.text
  const kept = given.value?.sha256 === show.value!.text.sha256 ? given.value.text : undefined
  const known = made ?? kept
  if (known) return () => Promise.resolve(known)
  const corpus = corpora.find(({ name }) => run.value!.name.startsWith(`${name}-`))
  return corpus && (() => corpusNamed(corpus.name))
}

/** The text that models can be trained on now: that of the run, else another that is about the same, and is named. */
export function textAtHand(): TextAtHand {
  const { text } = show.value!
  const own = availableText()
  if (own) return { kind: 'run', title: text.title, words: text.words, find: own }
  const begin = shortTitle.value
  const other = corpora.find(({ title }) => begin !== '' && title.startsWith(begin))
  if (!other) return quotedText()
  const bytes = other.corpus?.input.bytes
  return {
    kind: 'corpus',
    title: other.title,
    ...(bytes === undefined ? {} : { words: Math.ceil(bytes / BYTES_A_WORD) }),
    find: () => corpusNamed(other.name),
  }
}

const BYTES_A_WORD = 5

/** The opening and the human passages that the page quotes, as a text. */
function quotedText(): TextAtHand {
  const { text, runs } = show.value!
  const quoted = runs.flatMap(({ passages, game }) => [passages[0], game[0]]).flatMap(each => each?.passages ?? []) // prettier-ignore
  const all = [...(text.opening?.split('\n') ?? []), ...quoted.map(passage => passage.text)]
  const passages = [...new Set(all)]
  const words = passages.join(' ').split(/\s+/).length
  const found: LabText = { name: 'passages.txt', text: passages.join('\n'), passages }
  return { kind: 'page', title: text.title, words, find: () => Promise.resolve(found) }
}

/** Tokens that a page reads and writes in a second, about. */
const TOKENS_A_SECOND = 500_000

/** How many seconds the models take to be trained on a text, about; nothing where its length is not known. */
export const secondsFor = ({ words }: TextAtHand): number | undefined =>
  words === undefined ? undefined : Math.max(1, Math.ceil((words * runEnd.value) / TOKENS_A_SECOND))

/** Keeps a file as the text of the runs that are shown; the worker checks it. */
export async function give(file: File): Promise<LabText> {
  const text = await givenFile(file)
  given.value = { sha256: show.value!.text.sha256, text }
  return text
}

/** Forgets the reader's text: it was wrong, or too long. */
export const forgetText = () => (given.value = undefined)

/** Carries the plan of the current run out, in a worker that keeps the models. */
export async function openStudy(from: TextAtHand): Promise<void> {
  closeStudy()
  const of = run.value!
  const since = performance.now()
  current.value = {
    ...{ at: 'work', of, from },
    progress: { generation: 'A', stage: 'reading', done: 0, written: 0, since },
  }
  try {
    const text = await from.find()
    if (!isUnderWay(of)) return
    const { plan } = of
    const { counts } = data.value!.runs[runNumber.value]!
    const shown = { sha256: show.value!.text.sha256, counts }
    begin({ kind: 'study', text, plan, ...(from.kind === 'run' ? { shown } : {}) }, { of, from, since })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refuse({ of, from }, error)
  }
}

/** Opens the run on a file that the reader gives. */
export const openStudyOn = (file: File): Promise<void> =>
  openStudy({ kind: 'run', title: file.name, find: () => give(file) })

/** Whether the repetition was neither cancelled nor replaced. */
const isUnderWay = (of: ShownRun) => current.value?.of === of

function begin(request: StudyRequest, { since, ...what }: What & { since: number }): void {
  job = startJob(request, {
    progress: at => (current.value = { ...what, at: 'work', progress: { ...at, since } }),
    done: result => {
      if (result === null && current.value?.at === 'work')
        batch(() => {
          takeUpWritten(what.from)
          current.value = { ...what, at: 'ready' }
        })
      else waiting.shift()?.(result as never)
    },
    failed: why => refuse(what, why),
  })
}

type What = Pick<Study, 'of' | 'from'>

function refuse(what: What, { message, hint }: Refused): void {
  closeStudy()
  forgetText()
  current.value = { ...what, at: 'refused', why: { message, hint } }
}

/** Ends the worker, and with it the kept run. */
export function closeStudy(): void {
  job?.end()
  job = undefined
  waiting = []
  current.value = undefined
  // Ids are those of a text: they mean other words in another.
  written.keys.value = []
  written.be.value = []
}

/** Asks the kept run. Answers come in the order of the questions; none comes after the worker has ended. */
export function ask<K extends Question['kind']>(question: Question & { kind: K }): Promise<Answers[K]> {
  return new Promise(resolve => {
    waiting.push(resolve)
    job!.post({ kind: 'ask', question })
  })
}
