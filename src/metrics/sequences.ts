/** How titles call n-grams: words, or sequences of so many words. */
export function sequences(n: number): string {
  return n === 1 ? 'words' : `${n}-word sequences`
}
