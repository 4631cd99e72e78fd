import type { Pack } from '../../exercise/pack.ts'
import { bankDigits, questionsIn, type Question, type Variant } from './variants.ts'

/** Variants as a GIFT file (docs.moodle.org, GIFT format): a category for each. */
export function gift(pack: Pack, variants: readonly Variant[]): string {
  const blocks = variants.flatMap(variant => [
    `$CATEGORY: collapse-lab/${pack.name}/${variant.name}`,
    ...questionsIn(pack, variant).map(question => giftQuestion(question, variant.name)),
  ])
  return `${blocks.join('\n\n')}\n`
}

function giftQuestion(question: Question, variant: string): string {
  const { task, text } = question
  return `::${escaped(`${task.id} ${variant}`)}::[plain]${escaped(text)} {${giftAnswers(question)}}`
}

function giftAnswers({ task: { options = {} }, quiz }: Question): string {
  const named = Object.entries(options)
  switch (quiz.type) {
    case 'number':
      return `#${bankDigits(quiz.value)}:${bankDigits(quiz.allowance)}`
    case 'range':
      return `#${bankDigits(quiz.from)}..${bankDigits(quiz.to)}`
    case 'choice':
      // Where several are right each is worth all: with `=` alone they would be words to be typed.
      return named
        .map(([id, text]) => `${markOf(quiz.right.includes(id), quiz.right.length)}${escaped(text)}`)
        .join(' ')
    case 'choices':
      return named
        .map(
          ([id, text]) =>
            `~%${quiz.right.includes(id) ? shareOf(quiz.right.length) : '-100'}%${escaped(text)}`,
        )
        .join(' ')
    case 'order':
      return quiz.order.map((id, place) => `=${escaped(options[id]!)} -> ${place + 1}`).join(' ')
    case 'text':
      return ''
  }
}

function markOf(isRight: boolean, several: number): string {
  if (!isRight) return '~'
  return several === 1 ? '=' : '~%100%'
}

/** A share of 100, to the five digits that Moodle knows. */
export const shareOf = (parts: number) => String(Number((100 / parts).toFixed(5)))

/** What GIFT reads as its own is escaped, and a line ends as it asks for; an arrow, which it cannot escape, becomes a sign. */
function escaped(text: string): string {
  return text
    .replaceAll('->', '→')
    .replace(/[\\~=#{}:]/g, sign => `\\${sign}`)
    .replaceAll('\n', '\\n')
}
