import type { Command } from '../command.ts'
import { corpora } from './corpora.ts'
import { forecast } from './forecast.ts'
import { measure } from './measure.ts'
import { report } from './report.ts'
import { run } from './run.ts'
import { score } from './score.ts'
import { show } from './show.ts'
import { train } from './train.ts'
import { verify } from './verify.ts'

/** Every command, in the order of the help. `completion` is yargs' own. */
export const commands: readonly Command[] = [
  run,
  show,
  report,
  verify,
  corpora,
  forecast,
  measure,
  train,
  score,
]
