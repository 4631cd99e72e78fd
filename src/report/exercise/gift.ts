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
      // Of several right options each is worth 100 %: with `=` alone Moodle would ask for typed words.
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

/** An equal share of 100, with the five decimals that Moodle knows. */
export const shareOf = (parts: number) => String(Number((100 / parts).toFixed(5)))

/** Escapes the signs of GIFT and its line ends; `->`, which GIFT cannot escape, becomes an arrow. */
function escaped(text: string): string {
  return text
    .replaceAll('->', '→')
    .replace(/[\\~=#{}:]/g, sign => `\\${sign}`)
    .replaceAll('\n', '\\n')
}
