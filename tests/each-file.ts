import fc from 'fast-check'
import { afterAll } from 'vitest'
import { removeScratchFolders } from './scratch.ts'

/** Random inputs of tests are the same in every run: what fails once fails again. `SEED=7 npx vitest run` draws others. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })

afterAll(removeScratchFolders)
