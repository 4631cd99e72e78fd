import { ByteList, IntList } from '../arrays.ts'
import {
  APOSTROPHE,
  canBeName,
  CAPITALISED,
  caseOf,
  CLOSING,
  endsBy,
  isCapital,
  isWordRole,
  NAME,
  OTHER,
  PLAIN,
  questionMark,
  roleReader,
  sentenceStarts,
  STOP,
  TERMINAL,
  WORDLIKE,
} from './sentences.ts'
import { tokenizerFor, type Tokenizer } from './tokenizers/index.ts'
import { baseLanguage } from './tokenizers/fold.ts'
import { hashOf, isWhiteSpace, lookedUp, StretchTable, withUnit } from './tokenizers/stretches.ts'

/**
 * The sentences of a running text, as they stand, white space folded into blanks. They are those that {@link sentenceStarts}
 * finds among its words, but none begins in the middle of what is written in one (`www.example.org`), and an apostrophe
 * that touches the end of a sentence closes it.
 */
export const sentencesOf = (text: string, language = 'unknown'): string[] => sentenceReader(language)(text)

/** {@link sentencesOf} for many texts of a language: what a word says by itself is worked out once for all of them. */
export function sentenceReader(language = 'unknown'): (text: string) => string[] {
  const reader = new SentenceReader(language)
  return text => reader.read(text)
}

/** Marks of forms. */
const [IS_WORD, HAS_CAPITAL, IS_COMMA, HAS_ASCII] = [1, 2, 4, 8]

/** Bits of a hash by which most words that nobody asks for are passed over. */
const FEW_BITS = 0xfff

/**
 * Most tokens of a text are plain words, letters of ASCII alone, and say nothing of the sentences but where a full stop is near. They
 * are passed over, and looked at when a full stop asks.
 */
class SentenceReader {
  private readonly language: string
  private readonly tokenizer: Tokenizer
  /** Whether letters of ASCII are folded to letters of ASCII, as in all languages but Turkish and Azeri. */
  private readonly hasPlain: boolean
  private readonly roleOf: (type: string, form: string) => number
  private readonly stretches: StretchTable<readonly number[]>
  /** The forms of marks that often touch a word, by code unit. */
  private readonly markForms = new Map<number, number>()
  /** By form, a token as it is written: its length, the number of its type, its marks, the role of the type. */
  private readonly lengths = new IntList()
  private readonly typeOf = new IntList()
  private readonly marks = new ByteList()
  private readonly baseRoles = new ByteList()
  /** What is added to the role for how the form is written. */
  private readonly cases = new ByteList()
  /** Types by number, and their numbers. */
  private readonly types: string[] = []
  private readonly numbers = new Map<string, number>()
  /** The text that is read. By place: the form of the token, below 0 the hash of a plain word; where it begins; its role. */
  private text = ''
  private readonly forms = new IntList()
  private readonly places = new IntList()
  private roles = new Uint8Array(0)

  constructor(code: string) {
    const language = baseLanguage(code)
    this.language = language
    this.tokenizer = tokenizerFor({ tokens: 'word', language })
    this.hasPlain = this.tokenizer.fold('I') === 'i'
    this.roleOf = roleReader(language, language === 'unknown' ? '' : questionMark([], language))
    const formOf = lookedUp(this.tokenizer, new Map<string, number>(), (type, surface) =>
      this.addForm(type, surface),
    )
    this.stretches = new StretchTable(formOf)
    for (const mark of '.,;:!?') this.markForms.set(mark.charCodeAt(0), formOf(mark)[0]!)
  }

  read(text: string): string[] {
    const { places } = this
    this.text = text
    this.split()
    this.setRoles()
    const starts: number[] = []
    for (const start of sentenceStarts(this.roles))
      if (start === 0 || !this.touches(start)) starts.push(start)
      else if (this.isNoteMark(start)) starts.push(start + 1)
      else if ((this.marksAt(start - 1) & HAS_ASCII) === 0) starts.push(start)
    return starts.map((start, number) => {
      const to = number + 1 < starts.length ? places.at(starts[number + 1]!) : text.length
      const sentence = text.slice(places.at(start), to).trimEnd()
      return /[^\S ]|\s\s/u.test(sentence) ? sentence.replace(/\s+/gu, ' ') : sentence
    })
  }

  private addForm(type: string, surface: string): number {
    this.lengths.push(surface.length)
    this.typeOf.push(this.numberOf(type))
    this.marks.push(
      (WORDLIKE.test(surface) ? IS_WORD : 0) |
        (isCapital(surface) ? HAS_CAPITAL : 0) |
        (surface === ',' ? IS_COMMA : 0) |
        (/[!-~]/.test(surface) ? HAS_ASCII : 0),
    )
    this.baseRoles.push(this.roleOf(type, surface))
    this.cases.push(caseOf(surface))
    return this.lengths.length - 1
  }

  private numberOf(type: string): number {
    let number = this.numbers.get(type)
    if (number === undefined) this.numbers.set(type, (number = this.types.push(type) - 1))
    return number
  }

  /** Fills the forms and places of the text. */
  private split(): void {
    const { text, forms, places, hasPlain, markForms } = this
    forms.length = 0
    places.length = 0
    for (let at = 0; ;) {
      while (at < text.length && isWhiteSpace(text.charCodeAt(at))) at += 1
      if (at === text.length) return
      const from = at
      let hash = 0
      while (hasPlain && at < text.length && isPlainLetter(text.charCodeAt(at)))
        hash = withUnit(hash, text.charCodeAt(at++) | 0x20)
      const length = at - from
      const mark = length > 0 && at < text.length ? markForms.get(text.charCodeAt(at)) : undefined
      if (mark !== undefined) at += 1
      const isPlain = length > 0 && (at === text.length || isWhiteSpace(text.charCodeAt(at)))
      if (isPlain) {
        this.push(hash | PLAIN_WORD, from)
        if (mark !== undefined) this.push(mark, from + length)
        continue
      }
      while (at < text.length && !isWhiteSpace(text.charCodeAt(at))) at += 1
      let place = from
      for (const form of this.stretches.at(text, from, at)) {
        this.push(form, place)
        place += this.lengths.at(form)
      }
    }
  }

  private push(form: number, place: number): void {
    this.forms.push(form)
    this.places.push(place)
  }

  private marksAt(place: number): number {
    const form = this.forms.at(place)
    if (form >= 0) return this.marks.at(form)
    return IS_WORD | HAS_ASCII | (this.text.charCodeAt(this.places.at(place)) < 0x5b ? HAS_CAPITAL : 0)
  }

  /** The plain word at a place, as it is written. */
  private plainAt(place: number): string {
    const { text } = this
    const from = this.places.at(place)
    let to = from
    while (to < text.length && isPlainLetter(text.charCodeAt(to))) to += 1
    return text.slice(from, to)
  }

  /** Whether nothing stands between a token and the one before it. */
  private touches(place: number): boolean {
    return !isWhiteSpace(this.text.charCodeAt(this.places.at(place) - 1))
  }

  /** Whether what touches the end of a sentence is the mark of a footnote, as in `ships.2 Dr. Brown`: a capital follows. */
  private isNoteMark(place: number): boolean {
    const { text, places, forms } = this
    if (place + 1 >= forms.length || this.touches(place + 1)) return false
    const number = text.slice(places.at(place), places.at(place + 1)).trimEnd()
    return (
      /^\d{1,3}$/.test(number) &&
      /^[^\p{L}\p{N}\s]{0,2}\p{Lu}/u.test(text.slice(places.at(place + 1), places.at(place + 1) + 4))
    )
  }

  private setRoles(): void {
    const { text, forms, baseRoles, typeOf } = this
    const question = this.questionMark()
    const roles = (this.roles = new Uint8Array(forms.length))
    for (let place = 0; place < roles.length; place++) {
      const form = forms.at(place)
      if (form >= 0) roles[place] = typeOf.at(form) === question ? TERMINAL : baseRoles.at(form)
    }
    const asked: number[] = []
    for (let place = 1; place < roles.length; place++) {
      if (roles[place] === STOP) {
        const before = this.lookAt(place - 1)
        if (!endsBy(before)) continue
        for (const near of [place - 4, place - 3, place - 2, place + 1, place + 2, place + 3])
          this.lookAt(near)
        asked.push(place - 2, place + 1)
      } else if (roles[place] === APOSTROPHE && !isWordRole(this.lookAt(place - 1)) && this.touches(place)) {
        const end = this.places.at(place) + this.lengths.at(forms.at(place))
        if (/[\s"”’)\]]|^$/.test(text[end] ?? '')) roles[place] = CLOSING
      }
    }
    this.setNames(asked.filter(place => canBeName(roles[place] ?? OTHER)))
    this.setCases()
  }

  /** Adds how a word is written to its role, where the word begins the text or a mark stands before it. */
  private setCases(): void {
    const { roles, forms, cases } = this
    for (let place = 0; place < roles.length; place++) {
      if (place > 0 && (this.marksAt(place - 1) & IS_WORD) !== 0) continue
      const form = forms.at(place)
      roles[place]! |= form >= 0 ? cases.at(form) : caseOf(this.plainAt(place))
    }
  }

  /** Sets the role of the token at a place, if it is a plain word; names aside. @returns the role */
  private lookAt(place: number): number {
    const { roles, forms } = this
    if (place < 0 || place >= roles.length) return OTHER
    if (forms.at(place) < 0 && roles[place] === PLAIN) {
      const word = this.plainAt(place)
      roles[place] = this.roleOf(word.toLowerCase(), word)
    }
    return roles[place]!
  }

  /**
   * Sets the role of those words that are names, since they stand with a capital within a sentence more often than without one, and of
   * those that stand with a capital alone.
   */
  private setNames(places: readonly number[]): void {
    if (places.length === 0) return
    const { forms, typeOf, types } = this
    const typeAt = (place: number) => {
      const form = forms.at(place)
      return form < 0 ? this.numberOf(this.plainAt(place).toLowerCase()) : typeOf.at(form)
    }
    const balances = new Map<number, number>()
    const small = new Set<number>()
    const few = new Uint8Array(FEW_BITS + 1)
    for (const place of places) {
      const type = typeAt(place)
      balances.set(type, 0)
      few[hashOf(types[type]!) & FEW_BITS] = 1
    }
    let inside = false
    for (let place = 0; place < forms.length; place++) {
      const form = forms.at(place)
      const mark = this.marksAt(place)
      if ((mark & IS_WORD) === 0) {
        inside = (mark & IS_COMMA) !== 0
        continue
      }
      if (form >= 0 || few[form & FEW_BITS] === 1) {
        const type = typeAt(place)
        const balance = balances.get(type)
        const step = (mark & HAS_CAPITAL) === 0 ? -1 : inside ? 1 : 0
        if (balance !== undefined) balances.set(type, balance + step)
        if (balance !== undefined && step < 0) small.add(type)
      }
      inside = true
    }
    for (const place of places) {
      const type = typeAt(place)
      if (balances.get(type)! > 0) this.roles[place] = NAME
      else if (this.roles[place] === PLAIN && !small.has(type)) this.roles[place] = CAPITALISED
    }
  }

  /** The number of the type that asks besides the question marks, where the text itself has to say which it is; else -1. */
  private questionMark(): number {
    if (this.language !== 'unknown' || !/[;\u037E]/.test(this.text)) return -1
    const types = new Set(this.forms.array().map(form => (form < 0 ? form : this.typeOf.at(form))))
    const words = Array.from(types, type => (type < 0 ? 'a' : this.types[type]!))
    return this.numbers.get(questionMark(words, 'unknown')) ?? -1
  }
}

/** In place of a form: the word is plain, and the other bits are its hash. */
const PLAIN_WORD = 0x80000000

const isPlainLetter = (unit: number) => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a
