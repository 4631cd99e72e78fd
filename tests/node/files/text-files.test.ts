import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultOf, readText, textFiles } from '../../../src/node/files/text-files.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()

function file(name: string, data: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, data)
  return path
}

describe('readText', () => {
  test('takes off a BOM, makes one kind of line end, and composes accents', () => {
    const path = file('bom.txt', '\uFEFFcafe\u0301\r\nau lait\rnoir\n')
    expect(readText(path)).toBe('café\nau lait\nnoir\n')
  })

  test.each([
    ['utf16le.txt', Buffer.from('\uFEFFhello', 'utf16le'), /is UTF-16/],
    ['utf16be.txt', Buffer.from([0xfe, 0xff, 0x00, 0x68]), /is UTF-16/],
    ['binary.txt', Buffer.from([0x68, 0x69, 0x00, 0x01]), /is not a text: byte 2 is 0/],
    ['latin1.txt', Buffer.from('caf\xe9 au lait', 'latin1'), /is not UTF-8: byte 3 \(0xe9\)/],
    ['overlong.txt', Buffer.from([0x61, 0xc0, 0xaf]), /is not UTF-8: byte 1 \(0xc0\)/],
    ['surrogate.txt', Buffer.from([0x61, 0x62, 0xed, 0xa0, 0x80]), /is not UTF-8: byte [23]/],
    ['cut-off.txt', Buffer.from([0x61, 0x62, 0xe2, 0x82]), /is not UTF-8: byte 2 \(0xe2\)/],
    ['empty.txt', '', /is empty/],
    ['blank.txt', ' \n\t\n', /is empty/],
  ])('refuses %s and says why', (name, data, message) => {
    expect(() => readText(file(name, data))).toThrow(message)
  })

  test('finds a bad byte far into a long text', () => {
    const data = Buffer.concat([
      Buffer.from('é'.repeat(500_001)),
      Buffer.from([0xff]),
      Buffer.from('x'.repeat(1000)),
    ])
    expect(() => readText(file('long.txt', data))).toThrow(/byte 1000002 \(0xff\)/)
  })

  test('refuses what is over the limit, and says how large it is', () => {
    const path = file('large.txt', 'x'.repeat(3 * 1048576))
    expect(() => readText(path, { limit: 2 * 1048576 })).toThrow(/has 3\.0 MiB, and 2\.0 MiB is the limit/)
  })

  test('refuses a pipe without waiting for it', () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    expect(() => readText(path)).toThrow(/is not a regular file/)
  })

  test('refuses a folder and what is not there', () => {
    expect(() => readText(folder)).toThrow(/is a folder/)
    expect(() => readText(join(folder, 'nowhere.txt'))).toThrow(/does not exist/)
  })
})

describe('textFiles', () => {
  test('names the texts of a folder in order, whatever their format', () => {
    const inner = join(folder, 'inner')
    mkdirSync(inner)
    mkdirSync(join(inner, 'drafts'))
    for (const name of ['b.txt', 'a.md', 'd.docx', 'e.txt.gz', 'c.png', '.hidden.txt'])
      writeFileSync(join(inner, name), 'x')
    expect(textFiles(inner).files).toEqual(
      ['a.md', 'b.txt', 'd.docx', 'e.txt.gz'].map(name => join(inner, name)),
    )
  })

  test('names what it passes over: folders, and files that are no texts by their names', () => {
    expect(textFiles(join(folder, 'inner')).passedOver).toEqual(['c.png', 'drafts/'])
  })

  test('names links that it passes over, and says where they lead; a link to a text is read', () => {
    const linked = join(folder, 'linked')
    mkdirSync(linked)
    const links = {
      'away.txt': 'nowhere.txt',
      'b.txt': '../inner/b.txt',
      inside: '../inner',
      'p.png': '../inner/c.png',
    }
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(linked, name))
    expect(textFiles(linked)).toEqual({
      files: [join(linked, 'b.txt')],
      passedOver: ['away.txt (a link that leads nowhere)', 'inside/ (a link)', 'p.png (a link)'],
    })
  })

  test('refuses a folder without text', () => {
    const bare = join(folder, 'bare')
    mkdirSync(bare)
    expect(() => textFiles(bare)).toThrow(/holds no text/)
  })
})

describe('a fault in bytes', () => {
  const bytes = Buffer.from('caf\u00e9 \u9be8 \u{1f433} \xff end')
  const wrong = Buffer.from([...bytes.subarray(0, 9), 0xe9, 0x9d, 0x41, ...bytes.subarray(9)])

  test('is found at the same place wherever the bytes are cut into chunks', () => {
    const whole = faultOf('a.txt', [wrong])!.message
    expect(whole).toBe('a.txt is not UTF-8: byte 9 (0xe9) cannot be read')
    for (let size = 1; size <= 8; size++) {
      const chunks = Array.from({ length: Math.ceil(wrong.length / size) }, (_, k) =>
        wrong.subarray(k * size, (k + 1) * size),
      )
      expect(faultOf('a.txt', chunks)!.message).toBe(whole)
      expect(faultOf('a.txt', [bytes.subarray(0, size), bytes.subarray(size)])).toBeUndefined()
    }
  })

  test('is told of a text that ends within a character', () => {
    expect(faultOf('a.txt', [Buffer.from([0x61, 0xe9]), Buffer.from([0x9d])])!.message).toBe(
      'a.txt is not UTF-8: byte 1 (0xe9) cannot be read',
    )
  })
})
