#!/usr/bin/env node
import { hideBin } from 'yargs/helpers'
import { exposeGarbageCollection } from '../node/memory.ts'
import { collapseLab } from './collapse-lab.ts'

/** A reader that closes early (`| head`) is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

exposeGarbageCollection()
process.exitCode = await collapseLab(hideBin(process.argv))
