/** Three small plans that between them use every tokenizer of prose, both regimes, every decoder and each corpus. */
export const plans = [
  { corpus: 'stories', size: 20000, generations: 2 },
  {
    corpus: 'moby-dick',
    tokens: 'char',
    order: 5,
    size: 30000,
    generations: 2,
    temperature: 0.8,
    topP: 0.95,
    seed: 'é ü "',
  },
  { corpus: 'sotu', order: 2, passages: 200, generations: 2, regime: 'accumulate', topK: 40, seed: 7 },
]
