import fc from 'fast-check'

/** Chance in tests is frozen: what fails once fails again. `SEED=7 npx vitest run` looks elsewhere. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 1) })
