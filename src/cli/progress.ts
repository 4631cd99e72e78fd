import cliProgress from 'cli-progress'
import type { RunProgress } from '../node/runs/chance.ts'
import type { TrainingProgress } from '../node/backoff/external/stages.ts'
import type { CellsProgress } from '../node/experiments/carry-out-experiment.ts'
import { counted } from '../report/format/numbers.ts'
import { note, stderr } from './output.ts'

/** Shows how far a piece of work is, always on stderr. */
export interface ProgressDisplay<P = RunProgress> {
  show(progress: P): void
  end(): void
}

/** Shows how far the cells of an experiment are: each a plan with one seed. */
export type CellsDisplay = ProgressDisplay<CellsProgress>

/** The progress of a run: a bar on a terminal, elsewhere a line when a generation begins to write. */
export function progressDisplay(): ProgressDisplay {
  if (!stderr().isTTY) return runLines()
  const bar = new Bar('{generation} is {stage} │ {rate} tokens/s │ {left} left', 24)
  bar.show(0, { generation: 'A', stage: 'reading', rate: '–' })
  return {
    show({ generation, stage, done, written }) {
      bar.show(done, { generation, stage, rate: written === 0 ? '–' : tokenRate(written / bar.seconds()) })
    },
    end: () => bar.end(),
  }
}

/** Columns that the numbers of {@link cellsDisplay} take at most, beside the bar. */
const NUMBERS = 60

/**
 * The progress of an experiment: a bar on a terminal from the first report on, elsewhere a line whenever a cell is complete.
 *
 * @param noun what a cell is to the reader
 */
export function cellsDisplay(noun: 'seeds' | 'cells'): CellsDisplay {
  if (!stderr().isTTY) return cellLines(noun)
  const size = Math.max(5, Math.min(24, (stderr().columns ?? 0) - NUMBERS))
  const bar = new Bar(`{done} of {all} ${noun} │ {rate} a minute │ {left} left`, size)
  return {
    show({ done, total, share }) {
      const rate = share === 0 ? '–' : ((share * total * 60) / bar.seconds()).toPrecision(2)
      // `total` is a word of the bar itself.
      bar.show(share, { done, all: total, rate })
    },
    end: () => bar.end(),
  }
}

/** The progress of training on a disk: a bar on a terminal, elsewhere a line when a stage begins. */
export function trainingDisplay(): ProgressDisplay<TrainingProgress> {
  if (!stderr().isTTY) return stageLines()
  const bar = new Bar('{stage} │ {left} left', 24)
  return { show: ({ stage, done }) => bar.show(done, { stage }), end: () => bar.end() }
}

/** A bar with the time left; it appears at the first call of `show`, and leaves the terminal as it was. */
class Bar {
  private readonly started = Date.now()
  private bar: cliProgress.SingleBar | undefined

  /** @param format what follows the bar and the percentage, with `{left}` for the time left @param size columns of the bar */
  constructor(
    private readonly format: string,
    private readonly size: number,
  ) {}

  /** Seconds since the beginning, above 0. */
  seconds(): number {
    return Math.max(0.001, (Date.now() - this.started) / 1000)
  }

  /** @param share how much is done, from 0 to 1 */
  show(share: number, values: Readonly<Record<string, string | number>>): void {
    const left = share === 0 ? '–' : duration((this.seconds() * (1 - share)) / share)
    const shown = { ...values, left }
    if (!this.bar) {
      this.bar = new cliProgress.SingleBar(
        {
          format: `{bar} {percentage} % │ ${this.format}`,
          stream: stderr(),
          clearOnComplete: true,
          hideCursor: true,
          barsize: this.size,
        },
        cliProgress.Presets.shades_classic,
      )
      this.bar.start(1000, 0, shown)
    }
    this.bar.update(Math.round(share * 1000), shown)
  }

  end(): void {
    this.bar?.update(1000)
    this.bar?.stop()
    this.bar = undefined
  }
}

function runLines(): ProgressDisplay {
  let current = ''
  return {
    show({ generation, stage, done }) {
      if ((stage !== 'writing' && stage !== 'compared with chance') || `${generation} ${stage}` === current)
        return
      current = `${generation} ${stage}`
      note(`${generation} is ${stage}: ${Math.round(done * 100)} % of the run is done`)
    },
    end: () => undefined,
  }
}

function stageLines(): ProgressDisplay<TrainingProgress> {
  let current = ''
  return {
    show({ stage, done }) {
      if (stage === current) return
      current = stage
      note(`${stage}: ${Math.round(done * 100)} % is done`)
    },
    end: () => undefined,
  }
}

function cellLines(noun: string): CellsDisplay {
  let told = 0
  return {
    show({ done, total }) {
      if (done === told) return
      told = done
      note(`${done} of ${counted(total, noun)} done`)
    },
    end: () => undefined,
  }
}

const tokenRate = (perSecond: number) =>
  perSecond >= 1e6
    ? `${(perSecond / 1e6).toFixed(1)}M`
    : perSecond >= 1e3
      ? `${Math.round(perSecond / 1e3)}k`
      : perSecond.toFixed(0)

/** A time that is left, in seconds or minutes. */
const duration = (seconds: number) =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`
