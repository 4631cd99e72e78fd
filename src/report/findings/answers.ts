import { FULL_SIZE_ONLY, type Answered, type Claim, type Judgement } from '../../experiment/claim.ts'
import type { Finding } from '../../experiment/finding.ts'
import { OTHER_TEXT } from '../../experiment/papers/index.ts'
import { counted } from '../format/numbers.ts'
import { expectation, withInterval } from './values.ts'

/** The sentence that a number allows, with the number and its expectation; of too little text the reason, and no number. */
export function sentenceOf({ claim, estimate, answer, untold }: Answered): string {
  if (untold !== undefined)
    return `It cannot be told whether this holds, since ${untold}: “${claim.says}” [${claim.number}; ${expectation(claim)}]`
  const measured = estimate
    ? `${claim.number}: ${withInterval(estimate, claim.unit)}`
    : `${claim.number}: no such number`
  const told = {
    yes: claim.says,
    no: claim.otherwise,
    open: `It cannot be told whether this holds: “${claim.says}”`,
  }
  return `${told[answer]} [${measured}; ${expectation(claim)}]`
}

/**
 * The answers that a short list shows: the effect, which comes first, and the answer that decided the verdict.
 */
export function tellingAnswers({
  answers,
  verdict,
}: Pick<Finding, 'answers' | 'verdict'>): readonly Answered[] {
  const find = (weight: Claim['weight'], answer: Answered['answer']) =>
    answers.find(each => each.claim.weight === weight && each.answer === answer)
  const [first] = answers
  const deciding = {
    supports: undefined,
    qualifies: find('limit', 'no'),
    contradicts: find('main', 'no'),
    open: find('main', 'open'),
  }[verdict]
  return [...new Set([first, deciding])].filter(answered => answered !== undefined)
}

/** How an answer compares with what was expected, or with what the statement says if it is said broadly. */
export function answerName({ answer, claim: { weight } }: Answered): string {
  if (answer === 'open') return 'cannot be told'
  if (weight === 'limit') return answer === 'yes' ? 'even if said broadly' : 'not if said broadly'
  return answer === 'yes' ? 'as expected' : 'not as expected'
}

/** Explains a verdict in a sentence. */
export function verdictSentence({ verdict, answers, experiment, setting }: Finding): string {
  const untold = answers.filter(answered => answered.untold !== undefined)
  const open = answers.filter(({ answer }) => answer === 'open').length - untold.length
  const because = (reason: string) => untold.filter(answered => answered.untold === reason).length
  const [isOther, forFullSize] = [because(OTHER_TEXT) > 0, because(FULL_SIZE_ONLY)]
  const short = isOther ? 0 : untold.length - forFullSize
  const isShort =
    verdict === 'open' &&
    short > 0 &&
    untold.some(({ claim, untold }) => claim.weight === 'main' && untold !== FULL_SIZE_ONLY)
  const claims = [
    counted(answers.length, 'claims'),
    ...(open === 0 ? [] : [`${open} of them not told by so few seeds`]),
    ...(short === 0 ? [] : [`${short} of them not told of so short a text`]),
    ...(forFullSize === 0 ? [] : [`${forFullSize} of them at full size alone`]),
    `${counted(experiment.seeds[setting.size], 'seeds')} an arm`,
  ]
  const meaning = isOther
    ? 'the numbers of the paper are of another text'
    : isShort
      ? 'the text is too short for what the statement rests on'
      : MEANINGS[verdict]
  return `${VERDICTS[verdict]}: ${meaning} (${claims.join(', ')}).`
}

/** Names of the verdicts in the ledger. */
export const VERDICTS: Readonly<Record<Judgement, string>> = {
  supports: 'Supports',
  qualifies: 'Qualifies',
  contradicts: 'Contradicts',
  open: 'Open',
}

const MEANINGS: Readonly<Record<Judgement, string>> = {
  supports: 'what the statement rests on came out',
  qualifies: 'the statement holds, but not as broadly as it is said',
  contradicts: 'what the statement rests on did not come out',
  open: 'the seeds leave open what the statement rests on',
}

/** What a verdict over several texts means. */
export const MEANINGS_OVER_TEXTS: Readonly<Record<Judgement, string>> = {
  ...MEANINGS,
  open: 'the texts leave open what the statement rests on',
}
