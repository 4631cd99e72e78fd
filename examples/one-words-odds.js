// What theory gives a word before anything is run, and what became of it: node examples/one-words-odds.js
import { lineage, passagesOf, theory } from 'collapse-lab'

const animals = ['cat', 'dog', 'hen', 'owl', 'fox', 'eel', 'ant', 'bee', 'cow', 'yak']
const lines = animals.flatMap((animal, index) => Array(2 ** index).fill(`the ${animal} went home .`))
const zoo = { name: 'zoo', title: 'A zoo', constructed: true, passages: passagesOf(lines) }

for (const { name, number, counts, baseline } of lineage(zoo, { order: 1, generations: 6, seed: 'zoo' })) {
  const { vocabulary } = baseline
  for (const animal of ['cat', 'dog', 'yak']) {
    const id = vocabulary.idOf(animal)
    const human = vocabulary.counts[id] ?? 0
    if (human > 0)
      console.log(
        name,
        animal,
        `was ${human}, is ${counts[id]}`,
        theory.survivalChance(human, number).toFixed(2),
      )
  }
}
