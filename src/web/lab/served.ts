import { Refusal } from '../../refusal.ts'

/** A corpus that whoever serves the page has at hand. */
export interface ServedCorpus {
  readonly name: string
  readonly title: string
  /** The corpus as JSON. @throws Refusal when it cannot be had */
  fetch(): Promise<ArrayBuffer>
}

/** The corpora that stand in the page's slot; none in a page that was opened from disk. */
export const served: readonly ServedCorpus[] = namesIn(
  typeof document === 'undefined' ? undefined : document.getElementById('corpora')?.textContent,
).map(corpus => ({ ...corpus, fetch: () => fetchCorpus(corpus.name) }))

function namesIn(json = '[]'): { name: string; title: string }[] {
  return JSON.parse(json) as { name: string; title: string }[]
}

async function fetchCorpus(name: string): Promise<ArrayBuffer> {
  const hint = 'start `collapse-lab serve` again, and open the address that it prints'
  try {
    const response = await fetch(`corpora/${name}.json`)
    if (response.ok) return await response.arrayBuffer()
    throw new Refusal(`the corpus ${name} cannot be had: ${await response.text()}`, hint)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`the corpus ${name} cannot be had: no one answers`, hint)
  }
}
