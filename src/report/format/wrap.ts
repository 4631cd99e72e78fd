import { columnsOf } from './terminal.ts'

/** Breaks a paragraph into lines between words; a longer word, as in writing without spaces, is broken anywhere. */
export function wrap(text: string, width: number): string {
  const lines = ['']
  for (const word of text.split(' ').flatMap(word => splitWord(word, width))) {
    const line = lines.at(-1)!
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}

/** Breaks a paragraph with a hanging indent. An indent or a label above the margin stays as it is. */
export function hanging(text: string, width: number, margin: string): string {
  const above = text.slice(0, margin.length)
  const head = above + /^ */.exec(text.slice(above.length))![0]
  return head + wrap(text.slice(head.length), width - head.length).replaceAll('\n', `\n${margin}`)
}

/** Splits a word into parts that fit a line. */
function splitWord(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word]
  const parts: string[] = []
  let [part, taken] = ['', 0]
  for (const letter of word) {
    const columns = columnsOf(letter)
    if (part !== '' && taken + columns > width) {
      parts.push(part)
      part = ''
      taken = 0
    }
    part += letter
    taken += columns
  }
  return [...parts, part]
}
