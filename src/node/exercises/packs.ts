import { existsSync, lstatSync, readdirSync, statSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import * as v from 'valibot'
import { packOf, type Pack, withoutCorpus, type RunPlan } from '../../exercise/pack.ts'
import { phrase } from '../../phrase.ts'
import { handout } from '../../report/exercise/handout.ts'
import { apart, orRefusal, Refusal, unlessRefused } from '../../refusal.ts'
import { didYouMean } from '../../text/nearest.ts'
import { packageRoot } from '../files/package.ts'
import { readJson } from '../files/json.ts'
import { isWithin } from '../files/outputs.ts'
import { slashed } from '../files/slashed.ts'
import { readText } from '../files/text-files.ts'
import { ExerciseRuns, timeLimit } from '../../exercise/exercise-runs.ts'
import { protectionOf } from '../../lineage/protect.ts'
import { textsOf, type ExerciseTranslation } from '../../exercise/translation.ts'
import type { Measured } from '../../exercise/keys/values.ts'
import { planOf } from '../../lineage/plan.ts'
import type { LoadedCorpus } from '../../text/corpus/loaded-corpus.ts'
import { isCorpusName, readCorpus } from '../corpora/corpora.ts'
import { checkMemory } from '../limits.ts'

/** The limit and the hints for exercise.json and the two texts beside it. */
const WANTED = {
  limit: 1024 * 1024,
  hint: 'the folder of an exercise holds exercise.json, exercise.md and notes.md, each of at most 1 MiB',
  syntaxHint: 'mend it',
}

/** An exercise with its texts. */
export interface LoadedPack {
  readonly pack: Pack
  /** exercise.json, as it is. */
  readonly value: unknown
  readonly folder: string
  /** exercise.md, as it is before seeds and questions are filled in. */
  readonly markdown: string
  /** exercise.easy.md, the same in simpler sentences; missing where there is none. */
  readonly easy?: string
  /** notes.md, for the teacher. */
  readonly notes: string
  /** Its texts in other languages, by language. */
  readonly translations: Readonly<Record<string, ExerciseTranslation>>
}

/** The text of an exercise in simpler sentences. */
const EASY = 'exercise.easy.md'

/** An exercise with its text in simpler sentences. @throws Refusal when it has none */
export function inSimplerWords(loaded: LoadedPack): LoadedPack {
  if (loaded.easy !== undefined) return { ...loaded, markdown: loaded.easy }
  throw new Refusal(
    phrase`${loaded.pack.name} has no text in simpler sentences`,
    phrase`leave --easy out, or write one: ${join(loaded.folder, EASY)}`,
  )
}

/** Folders that hold exercises: the user's own first, then what comes with the lab. */
function exerciseFolders(): string[] {
  return [...new Set([resolve('exercises'), join(packageRoot(), 'exercises')])]
}

/** Every exercise that can be named, by name; one that cannot be read is left out. */
export function listPacks(): LoadedPack[] {
  return surveyPacks().packs
}

/** Every exercise that can be named, and why others cannot. */
export function surveyPacks(): { packs: LoadedPack[]; broken: Refusal[] } {
  const found = new Map<string, LoadedPack | Refusal>()
  const unread: Refusal[] = []
  for (const folder of exerciseFolders()) {
    const listed = orRefusal(() => packFolders(folder))
    if (listed instanceof Refusal) unread.push(listed)
    else
      for (const { name, folder } of listed)
        if (!found.has(name))
          found.set(
            name,
            orRefusal(() => loadNamed(name, folder)),
          )
  }
  const { had: packs, refused: broken } = apart(found.values())
  return { packs, broken: [...unread, ...broken] }
}

/**
 * Loads an exercise.
 *
 * @param spec its name, the number that the name begins with, or the path of its folder
 * @throws Refusal when there is none, or it is not what an exercise must be
 */
export function readPack(spec: string): LoadedPack {
  if (/[/\\]/.test(spec) && isPack(spec)) return loadPack(spec)
  const packs = exerciseFolders().flatMap(folder => unlessRefused(() => packFolders(folder)) ?? [])
  const found =
    packs.find(({ name }) => name === spec) ??
    packs.find(({ name }) => /^\d{1,2}$/.test(spec) && name.startsWith(`${spec.padStart(2, '0')}-`))
  if (found) return loadNamed(found.name, found.folder)
  const meant = didYouMean(
    spec,
    packs.map(({ name }) => name),
  )
  throw new Refusal(
    phrase`there is no exercise ${JSON.stringify(spec)}`,
    phrase`${meant}\`collapse-lab exercise list\` names them all`,
  )
}

/** The folders in a folder of exercises that are exercises, whole or not. @throws Refusal when it cannot be read */
function packFolders(parent: string): { name: string; folder: string }[] {
  if (!existsSync(parent) || !statSync(parent).isDirectory()) return []
  try {
    return readdirSync(parent)
      .sort()
      .map(name => ({ name, folder: join(parent, name) }))
      .filter(({ folder }) => isPack(folder))
  } catch (error) {
    throw new Refusal(
      phrase`${parent} cannot be read: ${(error as Error).message}`,
      'look at who may read it',
    )
  }
}

/** The files that every exercise has. */
const [EXERCISE, TEXT, NOTES] = ['exercise.json', 'exercise.md', 'notes.md'] as const

/** Whether a folder has one of the files of an exercise: where another is missing, that is told. */
function isPack(folder: string): boolean {
  const isFolder = existsSync(folder) && statSync(folder).isDirectory()
  return isFolder && [EXERCISE, TEXT, NOTES].some(file => isThere(join(folder, file)))
}

/** Whether something has a path, though it be a link to nowhere. */
const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined

/** Loads an exercise that is found by the name of its folder. @throws Refusal when it calls itself otherwise */
function loadNamed(name: string, folder: string): LoadedPack {
  const loaded = loadPack(folder)
  if (loaded.pack.name === name) return loaded
  throw new Refusal(
    phrase`${join(folder, EXERCISE)} is called ${loaded.pack.name}, and its folder ${JSON.stringify(name)}`,
    'give both one name',
  )
}

function loadPack(folder: string): LoadedPack {
  const path = join(folder, EXERCISE)
  const value = readJson(path, v.unknown(), WANTED)
  const pack = packOf(value, path)
  const runs = Object.fromEntries(
    Object.entries(pack.runs).map(([name, plan]) => [
      name,
      withOwnTexts(plan, folder, `${path}: run ${name}`),
    ]),
  )
  return {
    pack: { ...pack, runs },
    value,
    folder,
    markdown: textOfPack(join(folder, TEXT), pack),
    ...(existsSync(join(folder, EASY)) ? { easy: textOfPack(join(folder, EASY), pack) } : {}),
    notes: readText(join(folder, NOTES), WANTED),
    translations: Object.fromEntries(
      readdirSync(folder).flatMap(file => {
        const [, language] = /^exercise\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.json$/.exec(file) ?? []
        return language === undefined ? [] : [[language, translationIn(folder, language, { value, pack })]]
      }),
    ),
  }
}

/** The text of an exercise, with a place for the questions. @throws Refusal as {@link markedText}, or when it has none */
function textOfPack(path: string, pack: Pack): string {
  const text = markedText(path, pack)
  if (text.includes('{{questions}}')) return text
  throw new Refusal(phrase`${path} has no {{questions}}`, 'write {{questions}} where the questions belong')
}

/** A text in which every mark stands for something. @throws Refusal when one does not */
function markedText(path: string, pack: Pack): string {
  const text = readText(path, WANTED)
  for (const place of [{ on: 'folder' }, { on: 'paper', medium: 'page' }] as const) {
    const filled = orRefusal(() => handout(text, { pack, seed: 'v0', ...place }))
    if (filled instanceof Refusal) throw new Refusal(phrase`${path}: ${filled.message}`, filled.hint)
  }
  return text
}

/** The texts of an exercise in another language: exercise.LANGUAGE.json, and exercise.LANGUAGE.md where it is there. */
function translationIn(
  folder: string,
  language: string,
  { value, pack }: Pick<LoadedPack, 'value' | 'pack'>,
): ExerciseTranslation {
  const path = join(folder, `exercise.${language}.json`)
  const texts = textsOf(readJson(path, v.unknown(), WANTED), value, path)
  const written = join(folder, `exercise.${language}.md`)
  return { texts, ...(existsSync(written) ? { markdown: markedText(written, pack) } : {}) }
}

/**
 * A plan of an exercise whose text is a corpus by name, or lies in the folder of the exercise: an exercise may come from a stranger, and what
 * it names is read, shown and put into pages.
 *
 * @throws Refusal when it names anything else
 */
function withOwnTexts(plan: RunPlan, folder: string, where: string): RunPlan {
  const refuse = (text: string) =>
    new Refusal(
      phrase`${where} reads ${JSON.stringify(text)}, which is neither a corpus by its name nor in the folder of the exercise`,
      'put the text into that folder, or add it as a corpus: collapse-lab corpora add',
    )
  for (const { protection, values } of (plan.protect ?? []).map(protectionOf)) {
    const text = protection.reads?.(values)
    if (text !== undefined && !isCorpusName(text)) throw refuse(text)
  }
  if (isCorpusName(plan.corpus)) return plan
  const target = join(folder, plan.corpus)
  if (!existsSync(target) || !isWithin(folder, target)) throw refuse(plan.corpus)
  return { ...plan, corpus: slashed(relative('.', target)) }
}

/**
 * Prepares the runs of an exercise with any seed; each text is read once for all seeds, and again where a plan reads it in another way.
 *
 * @param also rows that are wanted beside those of the keys; default none
 */
export function exerciseRunsOf(pack: Pack, also: readonly Measured[] = []): (seed: string) => ExerciseRuns {
  const corpora = new Map<string, LoadedCorpus>()
  const corpusOf = (plan: RunPlan) => {
    const { tokens, cut, language } = plan
    const key = JSON.stringify([plan.corpus, tokens, cut, language])
    const corpus = corpora.get(key) ?? readCorpus(plan.corpus, plan)
    corpora.set(key, corpus)
    checkMemory(corpus, planOf(withoutCorpus(plan)))
    return corpus
  }
  return seed =>
    new ExerciseRuns(pack, { seed, corpusOf, also, stopAfter: timeLimit(() => performance.now()) })
}
