import type { Baseline } from '../../lineage/baseline.ts'
import type { Generation } from '../../lineage/lineage.ts'
import type { Corpus } from '../../text/passage.ts'
import type { Stream } from '../../text/stream.ts'
import { given } from '../../given.ts'
import { readHumanText, type HumanText } from '../../analysis/reading/human-text.ts'
import { generationRows, humanRows, type Row } from '../../experiment/sweep/rows.ts'
import type { PageRun, PageText } from './page-data.ts'
import { pageRow, pageRun, pageText, type RunTexts } from './page-run.ts'

/** Collects the generations of a lineage for a page. */
export class LineagePage {
  private readonly corpus: Corpus
  private readonly streams: Stream[] = []
  private readonly counts: Int32Array[] = []
  private readonly names: string[] = []
  private readonly samples: string[] = []
  private rows: Row[] = []
  private human: HumanText | undefined
  private baseline: Baseline | undefined

  constructor(corpus: Corpus) {
    this.corpus = corpus
  }

  /** Takes the human text. {@link add} does so itself where nothing is shown before A has written. */
  begin(baseline: Baseline): void {
    if (this.baseline) return
    const { vocabulary, human } = baseline
    this.baseline = baseline
    this.rows = humanRows(baseline)
    this.streams.push(human.stream)
    this.counts.push(vocabulary.counts.slice(1))
  }

  add(generation: Generation): void {
    const { baseline, name, written, counts, sample } = generation
    const { vocabulary } = baseline
    this.begin(baseline)
    // Here, and not only where the page is made: a page that grows has each row once more with every copy.
    this.rows.push(...generationRows(generation).map(pageRow))
    this.streams.push(written.stream)
    this.counts.push(counts.slice(1, vocabulary.size + 1))
    this.names.push(name)
    this.samples.push(sample)
  }

  /**
   * Page data of the run so far. Its plan asks for all measures, whichever were taken.
   *
   * @param quotes whether the page quotes from the texts; default true
   * @throws Error when nothing was added or begun
   */
  run(
    name: string,
    status: string,
    { around, quotes = true }: Pick<RunTexts, 'around'> & { readonly quotes?: boolean } = {},
  ): PageRun {
    const { plan, sampleWords, reference } = this.baseline!
    const heldOutWords = reference.test.words
    const { names: generations, rows, samples, counts } = this
    const parts = { name, status, plan: { ...plan, metrics: null }, generations, rows, samples, counts }
    const texts = quotes ? { ...this.texts(), ...(around === undefined ? {} : { around }) } : undefined
    return pageRun({ ...parts, sampleWords, heldOutWords, notes: [] }, texts)
  }

  private texts(): RunTexts {
    const { name } = this.baseline!.human
    return {
      human: this.humanText(),
      origin: name,
      textOfGeneration: generation => this.streams[generation]!,
    }
  }

  /** Page data of the text that A learned from. @param begins how the passage begins that the page opens with; default the first one */
  text(
    { author, licence, sha256 }: Pick<PageText, 'author' | 'licence' | 'sha256'>,
    begins?: string,
  ): PageText {
    const { human, vocabulary } = this.baseline!
    const { words, passages } = human.stream
    return pageText(
      vocabulary,
      {
        ...given({ author }),
        ...{ licence, sha256, title: this.corpus.title, origin: human.name, words, passages },
      },
      { stream: human.stream, vocabulary, ...given({ begins }) },
    )
  }

  private humanText(): HumanText {
    return (this.human ??= readHumanText(this.corpus.passages, this.baseline!.plan))
  }
}
