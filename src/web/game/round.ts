import { computed, signal } from '@preact/signals'
import { randomFrom } from '../../random.ts'
import { drawPassages } from '../engine/game.ts'
import { addressedText } from '../state/address.ts'
import { generation, goTo, run, runColumns, runEnd, shownGeneration } from '../state/state.ts'

/** The number of passages of a round. */
const PASSAGES = 10
/** The longest seed that an address may give, in characters. */
const MAX_SEED = 40

/** The seed of the round: it decides the passages, so that a class plays the same ten. */
const seed = signal<string | undefined>(undefined)

addressedText('seed', {
  views: ['game'],
  get: () => seed.value,
  set: text => (seed.value = text?.slice(0, MAX_SEED) ?? seed.peek()),
})

/** Numbers of the copies that one can play against. */
export const opponents = computed(() =>
  run.value!.game.slice(1).map(({ name }) => runColumns.value.indexOf(name)),
)

/** The copy that is played against: the one of the foot bar, or the nearest that the page has passages of; at first the last one. */
export const opponent = computed(() => {
  const wanted = generation.value === 0 ? runEnd.value : shownGeneration.value
  return opponents.value.reduce(
    (best, each) => (Math.abs(each - wanted) <= Math.abs(best - wanted) ? each : best),
    opponents.value[0] ?? 0,
  )
})

/** The passages of the round, and whether a human wrote each. */
export const passages = computed(() => {
  const [human, ...copies] = run.value!.game
  const machine = copies[opponents.value.indexOf(opponent.value)]
  if (!human || !machine || seed.value === undefined) return []
  const random = randomFrom(seed.value, 'game', machine.name)
  return drawPassages(human.passages, machine.passages, { most: PASSAGES, random })
})

const key = computed(() => `${run.value!.name} ${opponent.value} ${seed.value}`)
const given = signal<{ readonly key: string; readonly answers: readonly boolean[]; readonly open: boolean }>({
  ...{ key: '', answers: [], open: false },
})

/** The reader's answers so far: whether each passage is human. */
export const answers = computed(() => (given.value.key === key.value ? given.value.answers : []))
/** Whether the solution of the last answer is shown. */
export const isOpen = computed(() => given.value.key === key.value && given.value.open)
/** Whether every passage is answered, and the last solution was read. */
export const isOver = computed(
  () => passages.value.length > 0 && answers.value.length === passages.value.length && !isOpen.value,
)
/** Whether each answer is right. */
export const results = computed(() => answers.value.map((human, at) => human === passages.value[at]!.human))

/** Answers the passage that is shown. */
export function answer(human: boolean): void {
  if (isOpen.value || isOver.value || passages.value.length === 0) return
  given.value = { key: key.value, answers: [...answers.value, human], open: true }
}

/** Continues after the solution. */
export function goOn(): void {
  given.value = { ...given.value, open: false }
}

/** Begins a round with new passages, unless the address names a seed. */
export function beginRound({ anew }: { anew: boolean }): void {
  if (!anew && seed.value !== undefined) return
  const [number] = crypto.getRandomValues(new Uint32Array(1))
  seed.value = number!.toString(36)
}

/** Chooses the passages of the next round by a seed, as an address does. */
export function playWith(text: string): void {
  seed.value = text.slice(0, MAX_SEED)
}

/** Chooses the copy to play against. */
export const playAgainst = (copy: number) => goTo(copy)
