import { computed, signal } from '@preact/signals'
import type { Progress } from '../../lineage/lineage.ts'
import { newWorker, type Refused } from '../engine/run.ts'
import { madeOf } from '../lab/running.tsx'
import { readFile, type LabText } from '../engine/text.ts'
import type { Answer, AskRequest } from '../engine/worker.ts'
import { Refusal } from '../../refusal.ts'
import { corpora, corpusNamed } from '../state/embedded.ts'
import { data, run, runNumber, show } from '../state/state.ts'
import type { ShownRun } from '../state/show.ts'
import { words } from '../state/words.ts'
import type { Answers, Question, StudyRequest } from '../engine/study.ts'

interface Progressing extends Progress {
  readonly since: number
}

type Study =
  | { readonly at: 'work'; readonly of: ShownRun; readonly progress: Progressing }
  | { readonly at: 'ready'; readonly of: ShownRun }
  | { readonly at: 'refused'; readonly of: ShownRun; readonly why: Refused }

const current = signal<Study | undefined>(undefined)
/** The state of the current run's repetition; nothing when it was not asked for. */
export const study = computed(() => (current.value?.of === run.value ? current.value : undefined))

/** A text that the reader has given, kept while the page is open. */
const given = signal<{ readonly sha256: string; readonly text: LabText } | undefined>(undefined)

let worker: Worker | undefined
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

/** Keeps a file as the text of the runs that are shown; the worker checks it. */
export async function give(file: File): Promise<LabText> {
  const text = await readFile(file)
  given.value = { sha256: show.value!.text.sha256, text }
  return text
}

/** Forgets the reader's text: it was wrong, or too long. */
export const forgetText = () => (given.value = undefined)

/** Carries the current run out again, in a worker that keeps it. */
export async function openStudy(find: () => Promise<LabText>): Promise<void> {
  closeStudy()
  const of = run.value!
  const since = performance.now()
  current.value = {
    at: 'work',
    of,
    progress: { generation: 'A', stage: 'reading', done: 0, written: 0, since },
  }
  try {
    const text = await find()
    if (!isUnderWay(of)) return
    const { plan } = of
    const { counts } = data.value!.runs[runNumber.value]!
    begin({ kind: 'study', text, sha256: show.value!.text.sha256, plan, counts }, { of, since })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refuse(of, error)
  }
}

/** Whether the repetition was neither cancelled nor replaced. */
const isUnderWay = (of: ShownRun) => current.value?.of === of

function begin(request: StudyRequest, { of, since }: { of: ShownRun; since: number }): void {
  worker = newWorker()
  worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
    if (answer.kind === 'progress')
      current.value = { at: 'work', of, progress: { ...answer.progress, since } }
    else if (answer.kind === 'refused') refuse(of, answer)
    else if (answer.kind === 'seed') return
    else if (answer.result === null && current.value?.at === 'work') current.value = { at: 'ready', of }
    else waiting.shift()?.(answer.result as never)
  }
  worker.onerror = event => {
    event.preventDefault()
    refuse(of, { message: words.lab.broken(event.message || words.lab.noReason), hint: words.lab.brokenHint })
  }
  worker.postMessage(request)
}

function refuse(of: ShownRun, { message, hint }: Refused): void {
  closeStudy()
  forgetText()
  current.value = { at: 'refused', of, why: { message, hint } }
}

/** Ends the worker, and with it the kept run. */
export function closeStudy(): void {
  worker?.terminate()
  worker = undefined
  waiting = []
  current.value = undefined
}

/** Asks the kept run. Answers come in the order of the questions; none comes after the worker has ended. */
export function ask<K extends Question['kind']>(question: Question & { kind: K }): Promise<Answers[K]> {
  return new Promise(resolve => {
    waiting.push(resolve)
    worker!.postMessage({ kind: 'ask', question } satisfies AskRequest)
  })
}
