import { Gunzip, Inflate } from 'fflate'
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { decodedByTable } from './encodings/single-byte.ts'
import { decodedAs } from './encodings/unicode.ts'

/** Bytes that are unpacked at a time: deflate grows them a thousandfold at most, so that a bomb is met early. */
const STEP = 16 * 1024

const damaged = (name: string) =>
  new Refusal(
    phrase`${name} cannot be unpacked: it is damaged, or cut off`,
    'download it again, or save it again',
  )

/** @param limit in bytes */
export const tooMuch = (name: string, limit: number) =>
  new Refusal(
    phrase`${name} unpacks to more than ${(limit / 1048576).toFixed(limit % 1048576 === 0 ? 0 : 1)} MiB, the limit`,
    'take a part of the text',
  )

/**
 * Unpacks a gzip file, whose members may be several (RFC 1952), and checks what each holds.
 *
 * @throws Refusal when it is damaged, or holds more than `limit` bytes
 */
export function gunzipped(name: string, bytes: Uint8Array, limit: number): Uint8Array {
  const output = new Output(name, limit)
  const unpacker = new Gunzip(part => output.add(part))
  unpacker.onmember = offset => output.check(crcAt(bytes, offset - 8))
  push(name, unpacker, bytes)
  output.check(crcAt(bytes, bytes.length - 8))
  return output.bytes()
}

/** Feeds a packed text to an unpacker, a step at a time. @throws Refusal for what cannot be unpacked */
function push(name: string, unpacker: Inflate | Gunzip, bytes: Uint8Array): void {
  try {
    for (let at = 0; at === 0 || at < bytes.length; at += STEP)
      unpacker.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(name)
  }
}

/** What comes out of an unpacker: kept up to a limit, with its check sum. */
class Output {
  readonly #name: string
  readonly #limit: number
  readonly #told: number
  readonly #parts: Uint8Array[] = []
  #length = 0
  #crc = -1

  /** @param told the limit that a refusal names, where this is what is left of it */
  constructor(name: string, limit: number, told = limit) {
    this.#name = name
    this.#limit = limit
    this.#told = told
  }

  add(part: Uint8Array): void {
    this.#length += part.length
    if (this.#length > this.#limit) throw tooMuch(this.#name, this.#told)
    this.#crc = crc32(part, this.#crc)
    // An unpacker may use its window again.
    if (part.length > 0) this.#parts.push(part.slice())
  }

  /** Compares the check sum of what came since the last time. @throws Refusal when it is another one */
  check(crc: number): void {
    if (~this.#crc >>> 0 !== crc) throw damaged(this.#name)
    this.#crc = -1
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.#length)
    let at = 0
    for (const part of this.#parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
}

const crcAt = (bytes: Uint8Array, at: number) => (at < 0 ? -1 : uint32(bytes, at))
const uint16 = (bytes: Uint8Array, at: number) => bytes[at]! | (bytes[at + 1]! << 8)
const uint32 = (bytes: Uint8Array, at: number) => (uint16(bytes, at) | (uint16(bytes, at + 2) << 16)) >>> 0

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crc32(bytes: Uint8Array, crc: number): number {
  let sum = crc
  for (let at = 0; at < bytes.length; at++) sum = (sum >>> 8) ^ CRC_TABLE[(sum ^ bytes[at]!) & 0xff]!
  return sum
}

/** A file inside a zip archive, still packed. Its name is compared, and never a path on disk. */
interface Entry {
  readonly method: number
  readonly encrypted: boolean
  readonly crc: number
  /** When it was last changed, as {@link Archive.modified} has it. */
  readonly modified: string | undefined
  /** Where its local header begins, and how many packed bytes follow that. */
  readonly offset: number
  readonly packed: number
}

/** A zip archive, whose files are unpacked one by one, together up to a limit. */
export class Archive {
  readonly #name: string
  readonly #bytes: Uint8Array
  readonly #entries: ReadonlyMap<string, Entry>
  #left: number
  readonly #limit: number

  /** @throws Refusal when the archive has no directory that can be read */
  constructor(name: string, bytes: Uint8Array, limit: number) {
    this.#name = name
    this.#bytes = bytes
    this.#limit = limit
    this.#left = limit
    this.#entries = directoryOf(name, bytes)
  }

  /** The names of its files. */
  get names(): string[] {
    return Array.from(this.#entries.keys())
  }

  has(path: string): boolean {
    return this.#entries.has(path)
  }

  /**
   * When a file of the archive was last changed, by the clock of who packed it, as in `2026-11-30 21:04:32`: two such texts compare as their
   * times do. Two seconds is the finest that a zip file tells; nothing where it tells no time.
   */
  modified(path: string): string | undefined {
    return this.#entries.get(path)?.modified
  }

  /**
   * Unpacks a file of the archive; what its header says of sizes is not relied on.
   *
   * @throws Refusal when it is missing, damaged, locked by a password, or too large
   */
  file(path: string): Uint8Array {
    const entry = this.#entries.get(path)
    if (!entry) throw new Refusal(phrase`${this.#name} is damaged: it has no ${path}`, 'save it again')
    if (entry.encrypted)
      throw new Refusal(phrase`${this.#name} is locked by a password`, 'save it again without one')
    const bytes = this.#bytes
    const { offset } = entry
    if (offset + 30 > bytes.length || uint32(bytes, offset) !== LOCAL) throw damaged(this.#name)
    const from = offset + 30 + uint16(bytes, offset + 26) + uint16(bytes, offset + 28)
    if (from + entry.packed > bytes.length) throw damaged(this.#name)
    const packed = bytes.subarray(from, from + entry.packed)
    const output = new Output(this.#name, this.#left, this.#limit)
    if (entry.method === 0) output.add(packed)
    else if (entry.method === 8) push(this.#name, new Inflate(part => output.add(part)), packed)
    else throw new Refusal(phrase`${this.#name} is packed by a method that is not read`, 'save it again')
    output.check(entry.crc)
    const unpacked = output.bytes()
    this.#left -= unpacked.length
    return unpacked
  }
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

/** The directory of an archive, at its end (APPNOTE.TXT of PKWARE, section 4.3). */
function directoryOf(name: string, bytes: Uint8Array): Map<string, Entry> {
  let end = bytes.length - 22
  const first = Math.max(0, end - 0xffff)
  while (end >= first && uint32(bytes, end) !== END) end -= 1
  if (end < first) throw damaged(name)
  const entries = new Map<string, Entry>()
  let at = uint32(bytes, end + 16)
  for (let left = uint16(bytes, end + 10); left > 0; left--) {
    if (at + 46 > bytes.length || uint32(bytes, at) !== CENTRAL) throw damaged(name)
    const [nameLength, extra, comment] = [
      uint16(bytes, at + 28),
      uint16(bytes, at + 30),
      uint16(bytes, at + 32),
    ]
    const path = bytes.subarray(at + 46, at + 46 + nameLength)
    entries.set((decodedAs('utf-8', path) ?? decodedByTable('Windows-1252', path)).replace(/\\/g, '/'), {
      method: uint16(bytes, at + 10),
      encrypted: (uint16(bytes, at + 8) & 1) === 1,
      crc: uint32(bytes, at + 16),
      modified: timeOf(uint16(bytes, at + 14), uint16(bytes, at + 12)),
      offset: uint32(bytes, at + 42),
      packed: uint32(bytes, at + 20),
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

/** A date and a time as MS-DOS packs them (APPNOTE.TXT, section 4.4.6); nothing for the first day of 1980, which stands for none. */
function timeOf(date: number, time: number): string | undefined {
  const NONE = 0x21
  if (date <= NONE) return undefined
  const two = (number: number) => String(number).padStart(2, '0')
  const day = [(date >> 9) + 1980, two((date >> 5) & 15), two(date & 31)]
  const clock = [time >> 11, (time >> 5) & 63, (time & 31) * 2]
  return `${day.join('-')} ${clock.map(two).join(':')}`
}
