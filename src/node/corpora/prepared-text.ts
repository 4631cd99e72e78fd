import { basename, join, parse } from 'node:path'
import { given } from '../../given.ts'
import { prepareText } from '../../text/corpus/prepare.ts'
import { passagesOf, type Passage } from '../../text/passage.ts'
import { sentenceReader } from '../../text/sentence-reader.ts'
import { constructStories } from '../../stories/stories.ts'
import type { CorpusFile } from './corpus-file.ts'
import { packageTexts } from './package-texts.ts'
import { readText } from '../files/text-files.ts'

/** Sentences of a passage in texts that come without paragraphs, as speeches do. */
const SENTENCES = 5

/** The passages of a named corpus, not yet checked against its hash. */
export function namedPassages(file: CorpusFile, folder: string): readonly Passage[] {
  const { source } = file
  if (source.kind === 'stories') return constructStories({ seed: source.seed })
  if (source.kind === 'file') return preparedPassages(readText(join(folder, basename(source.file))))
  const sentencesOf = sentenceReader(file.language)
  return packageTexts(source, file.name).flatMap(({ name, read }) => {
    const section = parse(name).name
    const label = file.labels === 'decade' ? { label: `${section.slice(0, 3)}0s` } : {}
    const text = read()
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
