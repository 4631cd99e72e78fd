import type { Metric } from '../metric.ts'

export const survivingAncestors: Metric = {
  name: 'surviving-ancestors',
  title: 'human tokens that were ever copied on',
  unit: 'share',
  collapse: 'down',
  source:
    'distinct human places that written tokens go back to, over the human tokens; Wright-Fisher genealogy',
  caveat: 'a word lives on while any one of its human places does',
  needs: 'human',
  subject: 'written',
  lengths: 'equal',
  measure: ({ ancestors, human, written }) => {
    if (!ancestors || !human) return undefined
    const seen = new Uint8Array(human.train.ids.length)
    let distinct = 0
    for (let place = 0; place < ancestors.length; place++) {
      const ancestor = ancestors[place]!
      // Fresh human text follows the training text, and A did not learn from it.
      if (written.ids[place] === 0 || ancestor < 0 || ancestor >= seen.length || seen[ancestor] === 1)
        continue
      seen[ancestor] = 1
      distinct += 1
    }
    return distinct / human.train.words
  },
}
