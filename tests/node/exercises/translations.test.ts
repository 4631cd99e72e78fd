import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readPack } from '../../../src/node/exercises/packs.ts'
import { heldExercise } from '../../../src/node/page/served-page.ts'
import { scratchFolder } from '../../scratch.ts'

/** The folder of an exercise with further files. */
function exerciseWith(files: Readonly<Record<string, string>>): string {
  const folder = join(scratchFolder(), 'cards')
  cpSync('exercises/09-cards-and-dice', folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

test('a page has an exercise in every language that its folder has', () => {
  const texts = { title: 'Karten und Würfel', items: { back: { options: { no: 'nein, nie' } } } }
  const loaded = readPack(
    exerciseWith({
      'exercise.de.json': JSON.stringify(texts),
      'exercise.de.md': '# Karten und Würfel\n',
      'exercise.pt-BR.json': '{"title": "Cartas e dados"}',
    }),
  )
  expect(heldExercise(loaded).translations).toEqual({
    de: { texts, markdown: '# Karten und Würfel\n' },
    'pt-BR': { texts: { title: 'Cartas e dados', items: {} } },
  })
  expect(loaded.pack.title).toBe('Cards and dice')
})

test('texts of a question that is not there are refused, by the name of their file', () => {
  const folder = exerciseWith({
    'exercise.de.json': '{"items": {"zurueck": {"prompt": "Kommt es wieder?"}}}',
  })
  expect(() => readPack(folder)).toThrow(
    `${join(folder, 'exercise.de.json')}: there is no question "zurueck"`,
  )
})

test('an exercise in English alone is in a page as before', () => {
  expect(heldExercise(readPack('09'))).not.toHaveProperty('translations')
})
