import { Writable } from 'node:stream'
import { collapseLab as carriedOut } from '../../src/cli/collapse-lab.ts'
import type { Outcome } from './spawned.ts'

/** Carries out a command line in a folder, within this process: one at a time. */
export async function collapseLab(folder: string, ...args: string[]): Promise<Outcome> {
  const [stdout, stderr] = [new Collected(), new Collected()]
  const before = process.cwd()
  process.chdir(folder)
  try {
    const code = await carriedOut(args, { stdout, stderr })
    return { code, stdout: stdout.text(), stderr: stderr.text() }
  } finally {
    process.chdir(before)
  }
}

/** Keeps what is written to it. */
class Collected extends Writable {
  readonly #chunks: Buffer[] = []

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#chunks.push(chunk)
    done()
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString()
  }
}
