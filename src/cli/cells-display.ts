import cliProgress from 'cli-progress'
import type { CellsProgress } from '../node/experiments/carry-out-experiment.ts'
import { counted } from '../report/format/numbers.ts'
import { note } from './output.ts'
import { duration } from './progress.ts'

/** Columns that the numbers behind the bar take at the most. */
const NUMBERS = 60

/** Shows how far the cells of an experiment are: each a plan with one seed. */
export interface CellsDisplay {
  readonly show: (progress: CellsProgress) => void
  readonly end: () => void
}

/**
 * On a terminal a bar with rate and time left, elsewhere a plain line whenever a cell is complete; always on stderr.
 *
 * @param noun what a cell is to the reader
 */
export function cellsDisplay(noun: 'seeds' | 'cells'): CellsDisplay {
  return process.stderr.isTTY ? bar(noun) : lines(noun)
}

function bar(noun: string): CellsDisplay {
  const started = Date.now()
  let shown: cliProgress.SingleBar | undefined
  return {
    show({ done, total, share }) {
      const seconds = Math.max(0.001, (Date.now() - started) / 1000)
      const values = {
        // `total` is a word of the bar itself.
        ...{ done, all: total },
        rate: share === 0 ? '–' : ((share * total * 60) / seconds).toPrecision(2),
        left: share === 0 ? '–' : duration((seconds * (1 - share)) / share),
      }
      if (!shown) {
        shown = new cliProgress.SingleBar(
          {
            format: `{bar} {percentage} % │ {done} of {all} ${noun} │ {rate} a minute │ {left} left`,
            stream: process.stderr,
            clearOnComplete: true,
            hideCursor: true,
            barsize: Math.max(5, Math.min(24, process.stderr.columns - NUMBERS)),
          },
          cliProgress.Presets.shades_classic,
        )
        shown.start(1000, 0, values)
      }
      shown.update(Math.round(share * 1000), values)
    },
    end() {
      shown?.update(1000)
      shown?.stop()
      shown = undefined
    },
  }
}

function lines(noun: string): CellsDisplay {
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
