import { basename, dirname } from 'node:path'
import { corporaOf } from '../../exercise/pack.ts'
import { onceMade } from '../../once.ts'
import type { Refusal } from '../../refusal.ts'
import { fillEmbedded, type PageCorpus, type PageExercise } from '../../report/page/fill-page.ts'
import { readCorpus, surveyCorpora } from '../corpora/corpora.ts'
import { surveyPacks, type LoadedPack } from '../exercises/packs.ts'
import { writeOutput } from '../files/outputs.ts'
import { inThread } from '../threads/pool.ts'
import type { Task } from '../threads/task.ts'
import { pageOf } from './page.ts'
import type { ServedFile } from './page-server.ts'
import type { RunOfSeeds } from '../experiments/first-seed.ts'

/** The page as it is served. */
interface ServedPage {
  readonly page: string
  /** The corpora and exercises of this machine, which are read when the page asks for them. */
  readonly files: ServedFile[]
  /** Why some corpora and exercises are left out. */
  readonly broken: readonly Refusal[]
}

/** Prepares the page for serving, with the corpora and exercises of this machine. */
export function servedPage(runs: readonly RunOfSeeds[]): ServedPage {
  const survey = surveyCorpora()
  const corpora = survey.corpora.map(({ name, title }) => ({ name, title }))
  const { packs, broken } = surveyPacks()
  const inJson = (value: unknown) => Buffer.from(JSON.stringify(value))
  return {
    page: fillEmbedded(pageOf(runs), { corpora, exercises: packs.map(named) }, { asks: true }),
    files: [
      ...corpora.map(({ name }) => corpusFile(name)),
      ...packs.map(pack => ({
        path: `/exercises/${pack.pack.name}.json`,
        read: () => inJson(contentOf(pack)),
      })),
    ],
    broken: [...survey.broken, ...broken],
  }
}

/** A corpus as JSON. A thread makes it: the corpora that come with the lab take up to seconds, in which nobody else would be answered. */
export const corpusTask: Task<string, Uint8Array> = {
  name: 'corpus',
  work: name => new TextEncoder().encode(JSON.stringify(readCorpus(name))),
}

/** Writes a page that holds an exercise and the texts of its runs, so that it needs neither this machine nor any other. */
export function writeExercisePage(path: string, loaded: LoadedPack): void {
  writeOutput(dirname(path), basename(path), [exercisePage(loaded)])
}

/** A page that holds an exercise and the texts of its runs. */
export function exercisePage(loaded: LoadedPack): string {
  const names = corporaOf(loaded.pack)
  const held = { corpora: names.map(heldCorpus), exercises: [heldExercise(loaded)] }
  return fillEmbedded(pageOf([]), held, { asks: false })
}

/** The page of an exercise that a class does at one time, and the texts of its runs, which the page asks for. */
export function lessonPage(loaded: LoadedPack): Pick<ServedPage, 'page' | 'files'> {
  const names = corporaOf(loaded.pack)
  const corpora = names.map(name => ({ name, title: readCorpus(name).title }))
  const exercises = [heldExercise(loaded)]
  return {
    page: fillEmbedded(pageOf([]), { corpora, exercises, lesson: true }, { asks: true }),
    files: names.map(corpusFile),
  }
}

const corpusFile = (name: string): ServedFile => ({
  path: `/corpora/${name}.json`,
  read: onceMade(async () => Buffer.from((await inThread(corpusTask, name))!)),
})

/** A corpus that a page holds. */
export function heldCorpus(name: string): PageCorpus {
  const corpus = readCorpus(name)
  return { name, title: corpus.title, corpus }
}

/** An exercise that a page holds. */
export const heldExercise = (loaded: LoadedPack): PageExercise => ({
  ...named(loaded),
  content: contentOf(loaded),
})

const named = ({ pack: { name, title, summary, minutes }, translations }: LoadedPack): PageExercise => ({
  name,
  title,
  summary,
  minutes,
  ...(Object.keys(translations).length === 0 ? {} : { translations }),
})

/** What a pupil's page gets of an exercise: all but the picture of what comes out, and what an open answer needs for its points. */
const contentOf = ({ value, markdown }: LoadedPack) => ({ exercise: forPupils(value), markdown })

/** exercise.json, which was checked, without what is for the teacher alone. */
function forPupils(value: unknown): unknown {
  const {
    items,
    picture: _,
    ...facts
  } = value as { readonly items: readonly object[]; readonly picture?: unknown }
  const rest = (item: { readonly rubric?: unknown }) => {
    const { rubric: __, ...others } = item
    return others
  }
  return { ...facts, items: items.map(rest) }
}
