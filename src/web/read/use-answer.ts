import { useEffect, useState } from 'preact/hooks'
import { ask, study } from './state.ts'
import type { Answers, Question } from '../engine/study.ts'

/** The kept run's answer to a question; nothing while no run is kept, or until the answer comes. */
export function useAnswer<K extends Question['kind']>(
  question: (Question & { kind: K }) | undefined,
): { readonly answer: Answers[K] } | undefined {
  const [held, hold] = useState<{ readonly key: string; readonly answer: Answers[K] }>()
  const of = study.value
  const key =
    question && of?.at === 'ready'
      ? `${of.of.name} ${of.from.kind} ${of.from.title} ${JSON.stringify(question)}`
      : ''
  useEffect(() => {
    if (key === '') return
    let wanted = true
    void ask<K>(question!).then(answer => wanted && hold({ key, answer }))
    return () => {
      wanted = false
    }
  }, [key])
  return key !== '' && held?.key === key ? held : undefined
}
