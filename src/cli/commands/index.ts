import type { Command } from '../command.ts'
import { compare } from './compare.ts'
import { corpora } from './corpora.ts'
import { forecast } from './forecast.ts'
import { measure } from './measure.ts'
import { run } from './run.ts'
import { score } from './score.ts'
import { show } from './show.ts'
import { sweep } from './sweep.ts'
import { train } from './train.ts'
import { verify } from './verify.ts'

/** Every command, in the order of the help. `completion` is yargs' own. */
export const commands: readonly Command[] = [
  run,
  show,
  verify,
  compare,
  sweep,
  corpora,
  forecast,
  measure,
  train,
  score,
]
