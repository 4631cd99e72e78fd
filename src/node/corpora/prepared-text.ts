import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, parse } from 'node:path'
import * as v from 'valibot'
import { given } from '../../given.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { prepareText } from '../../text/corpus/prepare.ts'
import { passagesOf, type Passage } from '../../text/passage.ts'
import { sentenceReader } from '../../text/sentence-reader.ts'
import { constructStories } from '../../stories/stories.ts'
import type { CorpusFile } from './corpus-file.ts'
import { packageRoot } from '../files/package.ts'
import { readJson } from '../files/json.ts'
import { readText } from '../files/text-files.ts'

/** Sentences of a passage in texts that come without paragraphs, as speeches do. */
const SENTENCES = 5

/** The passages of a named corpus, not yet checked against its hash. */
export function namedPassages(file: CorpusFile, folder: string): readonly Passage[] {
  const { source } = file
  if (source.kind === 'stories') return constructStories({ seed: source.seed })
  if (source.kind === 'file') return preparedPassages(readText(join(folder, basename(source.file))))
  const sentencesOf = sentenceReader(file.language)
  return packageFiles(source, file.name).flatMap(path => {
    const section = parse(path).name
    const label = file.labels === 'decade' ? { label: `${section.slice(0, 3)}0s` } : {}
    const text = readText(path)
    const texts =
      file.passages === 'five sentences'
        ? byFives(sentencesOf(text))
        : // The stars of an author's notes stay: published numbers are of the text with them.
          prepareText(text, {
            tokens: 'word',
            keepStars: true,
            ...given({ language: file.language }),
          }).sections.flat()
    return passagesOf(texts, { section }).map(passage => ({ ...passage, ...label }))
  })
}

function preparedPassages(text: string): Passage[] {
  return text
    .split(/\n\n/)
    .flatMap((block, index) => passagesOf(block.split('\n'), { section: `section-${index + 1}` }))
}

function byFives(sentences: readonly string[]): string[] {
  const groups = Math.ceil(sentences.length / SENTENCES)
  return Array.from({ length: groups }, (_, k) =>
    sentences.slice(k * SENTENCES, (k + 1) * SENTENCES).join(' '),
  )
}

function packageFiles(
  source: Extract<CorpusFile['source'], { kind: 'package' }>,
  name: string,
): readonly string[] {
  const folder = join(packageFolder(source.package, source.version, name), source.folder)
  const names = source.list
    ? readJson(join(folder, source.list), v.array(v.string()), {
        hint: phrase`npm install ${source.package}@${source.version}`,
      })
    : readdirSync(folder).sort()
  const end = source.last === undefined ? names.length : names.indexOf(source.last) + 1
  return names
    .slice(0, end)
    .filter(file => file.endsWith('.txt') && !source.skip.includes(file))
    .map(file => join(folder, file))
}

function packageFolder(packageName: string, version: string, corpus: string): string {
  try {
    return dirname(createRequire(join(packageRoot(), 'package.json')).resolve(`${packageName}/package.json`))
  } catch {
    throw new Refusal(
      phrase`the text of ${corpus} is not here: the package ${packageName} ${version} is not installed`,
      phrase`npm install ${packageName}@${version}`,
    )
  }
}
