import cliProgress from 'cli-progress'
import type { Progress } from '../lineage/lineage.ts'
import { note } from './output.ts'

/** Shows how far a run is. */
export interface ProgressDisplay {
  show(progress: Progress): void
  end(): void
}

/** On a terminal a bar with rate and time left, elsewhere a plain line when a generation begins to write; always on stderr. */
export function progressDisplay(): ProgressDisplay {
  return process.stderr.isTTY ? bar() : lines()
}

function bar(): ProgressDisplay {
  const started = Date.now()
  const shown = new cliProgress.SingleBar(
    {
      format: '{bar} {percentage} % │ {generation} is {stage} │ {rate} tokens/s │ {left} left',
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      barsize: 24,
    },
    cliProgress.Presets.shades_classic,
  )
  shown.start(1000, 0, { generation: 'A', stage: 'reading', rate: '–', left: '–' })
  return {
    show({ generation, stage, done, written }) {
      const seconds = Math.max(0.001, (Date.now() - started) / 1000)
      shown.update(Math.round(done * 1000), {
        generation,
        stage,
        rate: written === 0 ? '–' : rate(written / seconds),
        left: done === 0 ? '–' : duration((seconds * (1 - done)) / done),
      })
    },
    end() {
      shown.update(1000)
      shown.stop()
    },
  }
}

function lines(): ProgressDisplay {
  let current = ''
  return {
    show({ generation, stage, done }) {
      if (stage !== 'writing' || generation === current) return
      current = generation
      note(`${generation}: ${Math.round(done * 100)} % done`)
    },
    end: () => undefined,
  }
}

const rate = (perSecond: number) =>
  perSecond >= 1e6
    ? `${(perSecond / 1e6).toFixed(1)}M`
    : perSecond >= 1e3
      ? `${Math.round(perSecond / 1e3)}k`
      : perSecond.toFixed(0)

/** A time that is left, in seconds or minutes. */
export const duration = (seconds: number) =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`
