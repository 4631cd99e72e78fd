/** German of one paragraph, of which the fewest rules of another language would cut 3. Mai in two. */
const GERMAN = [
  'Am 3. Mai kam Dr. Braun mit dem Zug aus der Stadt und ging zu Fuß in das Dorf.',
  'Er war nicht allein, denn auch seine Schwester hatte an diesem Tag noch Zeit.',
  'Sie sprachen über das Haus, das sie am 5. Juni bzw. im Herbst verkaufen wollten.',
  'Wenn es regnet, sagte sie, dann bleiben wir bis zum 7. Juli bei uns und warten.',
  'Nach dem Essen ging er auf den Markt, um sich einen Hut und ein Buch zu kaufen.',
]
/** French likewise: l’av. Foch. */
const FRENCH = [
  'M. Dupont est arrivé avec sa femme dans la petite maison de l’av. Foch qui était au bord de la mer.',
  'Il ne savait pas que Mme Martin et M. Leroy étaient déjà dans le jardin pour le voir.',
  'On lui a dit que c’était un grand jour, mais il n’a pas voulu nous dire ce que cela était.',
  'Elle a mis les fleurs sur la table et les livres de M. Petit dans une boîte avec les lettres.',
  'Plus tard il est parti comme il était venu, et nous ne l’avons plus vu sur le chemin.',
]

/** A text of one paragraph, its sentences over and over. */
const oneParagraph = (sentences: readonly string[], times: number) =>
  Array.from({ length: times }, () => sentences.join(' ')).join(' ')

/** Texts of one paragraph of 200 words or more, with the sentences that a reader of the language finds in them. */
export const ONE_PASSAGE = [
  ['de', GERMAN],
  ['fr', FRENCH],
].map(([language, sentences]) => {
  const times = 6
  return {
    language: language as string,
    text: oneParagraph(sentences as string[], times),
    sentences: Array.from({ length: times }, () => sentences as string[]).flat(),
  }
})
