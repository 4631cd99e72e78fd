import { describe, expect, test } from 'vitest'
import { readDocument } from '../../src/formats/document.ts'
import { UPPER } from '../../src/formats/encodings/single-byte.ts'

function read(bytes: Uint8Array, name = 'a.txt') {
  const document = readDocument(name, bytes)
  if (!('text' in document)) throw new Error('no text')
  return { text: document.text, ...document.read }
}

/** The bytes of a text in an encoding with a byte a character. */
const inBytes = (encoding: keyof typeof UPPER, text: string) =>
  Uint8Array.from(text, sign => {
    const code = sign.charCodeAt(0)
    return code < 0x80 ? code : UPPER[encoding].indexOf(sign) + 0x80
  })

/** Sentences of the languages that these encodings were made for, with their own signs. */
const SENTENCES = [
  'Où êtes-vous allée, ma chère ? « À l’école », répondit-elle ; ça suffit, hélas.',
  '»Schöne Grüße«, rief er, „und vergeßt mir die Äpfel nicht!“',
  '¿Dónde está el niño? ¡Ay, señor, que se fue por allá mañana!',
  'O coração não tem razões; são ações e emoções, disse a mãe.',
  'Perché no? È già così, più o meno, e andrò in città lunedì.',
  'Blåbærsyltetøy på brødet, sagde hun, og så gik de hjem i sneen.',
  'Hän sanoi: ”Älä pelkää, äiti, yö on jo ohi.”',
  'Þetta er góð bók, sagði hún, og það var satt.',
  'De zeeën waren kalm, de ideeën niet; reünie in België.',
  'He said ‘yes’—and then “no”… I don’t know.',
]

describe('texts of one byte a character', () => {
  test.each(SENTENCES)('are told by what they spell: %s', sentence => {
    const mac = !/[Þþðý]/.test(sentence)
    expect(read(inBytes('Windows-1252', sentence)).text).toBe(sentence)
    if (mac)
      expect(read(inBytes('MacRoman', sentence))).toMatchObject({ text: sentence, encoding: 'MacRoman' })
  })

  test('are told with their first words, so that a reader sees whether they were read well', () => {
    const { encoding, opening } = read(inBytes('Windows-1252', 'She met him at the café — or so she said.'))
    expect(encoding).toBe('Windows-1252')
    expect(opening).toMatch(/^She met him at the café/)
  })

  test('are Latin-1 where Windows adds nothing', () => {
    expect(read(inBytes('Windows-1252', 'un café très noir'))).toMatchObject({ encoding: 'Latin-1' })
  })

  test('are Latin-9 where œ and € stand in the place of ½ and ¤', () => {
    const text = '« Ma sœur, dit-il, ça coûte cinq € ; où est ton cœur ? »'
    expect(read(inBytes('Latin-9', text))).toMatchObject({ text, encoding: 'Latin-9' })
  })

  /** Letters of Cyrillic in KOI8-R, of Greek in ISO 8859-7, of Central Europe in Windows-1250, of Turkish in Windows-1254, Japanese in Shift_JIS. */
  test.each([
    ['Cyrillic in KOI8-R', 'd0d2c9d7c5d420cdc9d22120eb20d7c1cd20d0c9dbc5d4'],
    ['Cyrillic in Windows-1251', 'cff0e8e2e5f220ece8f02c20eae0ea20e4e5ebe02e'],
    ['Greek in ISO 8859-7', 'cae1ebe7ecddf1e1203a20f4e920eadcedefe5ee'],
    ['Czech in Windows-1250', '50f8ed6c699a209e6c75bb6f75e86bfd206bf9f220fae9ec6c20ef61626c736be920f36479'],
    ['Turkish in Windows-1254', '646ef07275207975726fef6172fd6e20fe696dfe656b20fd73fd727f20fd6cfd6b20f062'],
    [
      'Hungarian in Windows-1250',
      '5465676e6170206573746520d572736920fa72206120626f6c746261206d656e742e204be973f562622068617a61e972742c20e9732066fb74f674742e',
    ],
    [
      'Croatian in Windows-1250',
      '4a75e86572206a65204976616e20699a616f2075206475e6616e2069206b7570696f206b727568206920e8616a2e208e656e61206761206a6520e8656b616c612e',
    ],
    [
      'Slovene in Windows-1250',
      '56e86572616a207a7665e86572206a65209a656c204a616e657a2076207472676f76696e6f2e208e656e61206761206a6520e8616b616c61209e6520646f6c676f2e',
    ],
    ['Japanese in Shift_JIS', '93fa967b8cea82cc83658358836782c582b781428da193fa82e2'],
  ])('are refused where neither fits: %s', (_what, hex) => {
    expect(() => read(Buffer.from(hex, 'hex'))).toThrow(/is not UTF-8: byte \d+ \(0x[0-9a-f]{2}\)/)
  })

  test('every byte from 80 to FF is what the standards say', () => {
    expect(UPPER.MacRoman).toHaveLength(128)
    expect(UPPER['Windows-1252']).toHaveLength(128)
    expect(UPPER['Latin-9']).toHaveLength(128)
    expect(
      [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe].map(byte => UPPER['Latin-9'][byte - 0x80]),
    ).toEqual(Array.from('€ŠšŽžŒœŸ'))
    expect([0x80, 0x92, 0x93, 0x9f, 0xe9, 0xff].map(byte => UPPER['Windows-1252'][byte - 0x80])).toEqual(
      Array.from('€’“Ÿéÿ'),
    )
    expect([0x80, 0x8e, 0xd2, 0xd5, 0xde, 0xff].map(byte => UPPER.MacRoman[byte - 0x80])).toEqual(
      Array.from('Äé“’ﬁˇ'),
    )
  })
})

describe('texts of Unicode', () => {
  test.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFFété', 'utf8')],
    ['UTF-16LE with a mark', Buffer.from('\uFEFFété', 'utf16le')],
    ['UTF-16BE with a mark', Buffer.from('\uFEFFété', 'utf16le').swap16()],
  ])('are read by their mark, which is no text: %s', (_what, bytes) => {
    expect(read(bytes).text).toBe('été')
  })

  test('UTF-16 without a mark is told by its zeros, either way round, and is told', () => {
    const text = 'Привет, мир! And some English.\n'
    expect(read(Buffer.from(text, 'utf16le'))).toMatchObject({ text, encoding: 'UTF-16LE' })
    expect(read(Buffer.from(text, 'utf16le').swap16())).toMatchObject({ text, encoding: 'UTF-16BE' })
  })

  test('Chinese in UTF-16 without a mark, whose zeros are few, is told by the order that spells it', () => {
    const text = '我来到山里。一天，他说：“是。”\n雨下了一整天。\n'
    expect(read(Buffer.from(text, 'utf16le'))).toMatchObject({ text, encoding: 'UTF-16LE' })
    expect(read(Buffer.from(text, 'utf16le').swap16())).toMatchObject({ text, encoding: 'UTF-16BE' })
  })

  test('UTF-8 that something broke is refused at the byte, not read as Windows-1252', () => {
    const bytes = Buffer.concat([
      Buffer.from('Größe, Häuser, Bäume '),
      Buffer.from([0xe9]),
      Buffer.from(' ältere'),
    ])
    expect(() => read(bytes)).toThrow(/byte 25 \(0xe9\).* something broke it/)
  })

  test('a zero byte in what is no UTF-16 is no text', () => {
    expect(() => read(Buffer.from([0x68, 0x69, 0, 1]))).toThrow(/is not a text: byte 2 is 0/)
  })
})
