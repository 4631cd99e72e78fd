#!/usr/bin/env node
import { hideBin } from 'yargs/helpers'
import { systemRefusal } from '../node/files/system-fault.ts'
import { exposeGarbageCollection } from '../node/memory.ts'
import { collapseLab } from './collapse-lab.ts'
import { phrase } from '../phrase.ts'

/** A reader that closes early (`| head`) is no error; a full disk behind `>` is one. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  const { message, hint } = systemRefusal(phrase`what is printed cannot be written`, error) ?? {
    message: error.message,
    hint: 'print it elsewhere',
  }
  process.stderr.write(`collapse-lab: ${message}\nhint: ${hint}\n`)
  process.exit(1)
})
/** Where nobody reads what is noted, the work continues. */
process.stderr.on('error', () => undefined)

exposeGarbageCollection()
process.exitCode = await collapseLab(hideBin(process.argv))
