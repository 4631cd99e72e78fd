import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { Zip, ZipDeflate } from 'fflate'
import { lineage, type Progress } from '../../lineage/lineage.ts'
import type { PlanOptions } from '../../lineage/plan.ts'
import { passageLines, passagesPath, plainText, trainingLines } from '../../report/run/passages.ts'
import { byPath, runFileText, type RunFile } from '../../report/run/run-file.ts'
import { runName } from '../../report/run/run-name.ts'
import { entryOf, RunRecord, type RunFileContent } from '../../report/run/run-record.ts'
import { labPlan } from './carry-out.ts'
import { labCorpus, type LabText } from './text.ts'

/** Asks for the files of a plan as the command writes them. */
export interface PackRequest {
  readonly kind: 'pack'
  readonly text: LabText
  readonly plan: PlanOptions
  readonly software: string
}

/** Characters that are compressed at a time. */
const CHUNK_CHARACTERS = 1_000_000

/**
 * Carries a plan out and packs the files that the command writes for it into one archive: the folder of the run, and beside it the
 * reader's own text, which `collapse-lab verify` needs. A plan always gives the same bytes.
 *
 * @throws Refusal when the text or an option is not valid
 */
export function packRun({ text, plan: own, software }: PackRequest, progress: (at: Progress) => void): Blob {
  const corpus = labCorpus(text, own)
  const plan = labPlan(corpus, own)
  const name = runName(corpus.name, plan)
  const archive = new Archive()
  const started = new Date()
  const record = new RunRecord({
    ...{ name, plan: { corpus: corpus.input.corpus, ...plan }, inputs: [corpus.input] },
    software: { 'collapse-lab': software, node: 'browser' },
    started: started.toISOString(),
    host: { platform: 'browser', arch: 'browser' },
  })
  const outputs: RunFile['outputs'] = []
  const save = ({ path, lines }: RunFileContent) =>
    outputs.push({ path, ...archive.add(`${name}/${path}`, lines) })
  for (const generation of lineage(corpus, { ...own, progress })) {
    record.begin(generation.baseline)
    save({ path: `${generation.name}/training.csv`, lines: trainingLines(generation) })
    save({ path: passagesPath(generation.name, 'plain'), lines: passageLines(plainText(generation)) })
    record.enter(entryOf(generation))
  }
  record.tableFiles().forEach(save)
  const ended = new Date()
  record.change({
    status: 'completed',
    outputs: outputs.sort(byPath),
    times: {
      started: started.toISOString(),
      ended: ended.toISOString(),
      seconds: (ended.getTime() - started.getTime()) / 1000,
    },
  })
  archive.add(`${name}/run.json`, [runFileText(record.file).slice(0, -1)])
  if (!('sent' in text)) archive.addBytes(corpus.input.corpus, 'text' in text ? (text.bytes ?? utf8ToBytes(text.text)) : text.bytes) // prettier-ignore
  return archive.close()
}

/** A zip archive that is written file by file. */
class Archive {
  private readonly parts: BlobPart[] = []
  private readonly zip = new Zip((error, data) => {
    if (error) throw error
    this.parts.push(data)
  })

  /** Adds a file of lines. @returns its length in bytes and its hash */
  add(path: string, lines: Iterable<string>): { bytes: number; sha256: string } {
    const file = this.begin(path)
    const hash = sha256.create()
    let bytes = 0
    for (const part of inParts(lines)) {
      const data = utf8ToBytes(part)
      bytes += data.length
      hash.update(data)
      file.push(data)
    }
    file.push(new Uint8Array(0), true)
    return { bytes, sha256: bytesToHex(hash.digest()) }
  }

  /** Adds a file as it is. */
  addBytes(path: string, bytes: Uint8Array): void {
    this.begin(path).push(bytes, true)
  }

  private begin(path: string): ZipDeflate {
    const file = new ZipDeflate(path, { level: 6 })
    // A fixed date: one plan gives the same archive at any time.
    file.mtime = new Date(1980, 0, 1)
    this.zip.add(file)
    return file
  }

  close(): Blob {
    this.zip.end()
    return new Blob(this.parts, { type: 'application/zip' })
  }
}

/** Joins lines to parts of about a million characters. */
function* inParts(lines: Iterable<string>): Generator<string> {
  let batch: string[] = []
  let length = 0
  for (const line of lines) {
    batch.push(line, '\n')
    length += line.length + 1
    if (length < CHUNK_CHARACTERS) continue
    yield batch.join('')
    ;[batch, length] = [[], 0]
  }
  if (batch.length > 0) yield batch.join('')
}
