/** How titles call n-grams: words, or n-word sequences. */
export function sequences(n: number): string {
  return n === 1 ? 'words' : `${n}-word sequences`
}
