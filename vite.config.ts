import { chmodSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { minify, type Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { bareClassifier, noStopwords, stamped } from './built.ts'

/** Makes the command executable, which a build does not. */
const executable: Plugin = {
  name: 'executable-command',
  writeBundle: ({ dir }) => {
    chmodSync(join(dir!, 'cli', 'main.js'), 0o755)
  },
}

/** Removes an earlier build except the page, which has a build of its own. Vitest's server does not build and removes nothing. */
const clean: Plugin = {
  name: 'clean-but-the-page',
  apply: 'build',
  renderStart: ({ dir }) => {
    for (const name of existsSync(dir!) ? readdirSync(dir!) : [])
      if (name !== 'web') rmSync(join(dir!, name), { recursive: true })
  },
}

/** A file that is larger is mostly what others wrote, and nobody reads it: it is minified. In bytes. */
const READABLE = 100_000

/** Who imports a law from `collapse-lab/theory` is to have little else in a bundle: each law has a file of its own. */
const OWN_FILE = /\/src\/(arithmetic|theory\/.*)\.ts$/
const ownFile = (id: string) => id.replace(/^.*\/src\/|\.ts$/g, '')

/** Takes white space and long names out of large files. */
const minifiedWhereBig: Plugin = {
  name: 'minified-where-big',
  apply: 'build',
  async generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk' && file.code.length > READABLE)
        file.code = (await minify(file.fileName, file.code, { module: true })).code
  },
}

/** What yargs is made of has three copies of this package, each of which takes some milliseconds to begin; one is enough. */
const oneStringWidth: Plugin = {
  name: 'one-string-width',
  enforce: 'pre',
  resolveId(source, importer = '') {
    if (source !== 'string-width' || !/\/node_modules\/(cliui|wrap-ansi)\//.test(importer)) return null
    return this.resolve(source, fileURLToPath(import.meta.resolve('yargs')))
  },
}

/** Tests of the core and of the report: they start nothing and leave nothing behind, so that the files of a thread share its modules. */
const ROOMS =
  'tests/{analysis,backoff,experiment,exercise,families,lineage,metrics,model,oracles,report,stories,text,theory}/**/*.test.ts'
/** Tests that put something in place of a module: each file has modules of its own. */
const MOCKED = 'tests/node/{exercises/grading,files/windows,reading/close-reading}.test.ts'
/** Tests that carry out runs, sweeps, exercises and programs as a user does, at full length. */
const WHOLE =
  'tests/{golden/golden,documented-files,example-files,example-writers,installed,site,cli/{class,experiment,experiments,exercise,import,open,readme,short-texts,standard-input,writer},node/backoff/{external,external-large},node/class/ways-in,node/experiments/experiments,node/runs/{generation-threads,large-runs,runs},exercise/{bank,class,packs}}.test.ts'

/** What every project of the tests has. */
const EACH = {
  setupFiles: 'tests/each-file.ts',
  testTimeout: 60_000,
  hookTimeout: 120_000,
  // A machine with other work to do is slow.
  expect: { poll: { timeout: 10_000 } },
}

/** What every project has whose tests wait for a browser, a process or a disk: one more than there are processors, behind the others. */
const WAITING = { ...EACH, maxWorkers: availableParallelism() + 1, sequence: { groupOrder: 1 } }

/**
 * One build for Node: every entry is bundled with the few files of `natural` that it uses, and the command with yargs, which is thirty
 * files else that are found and read at every start; all else stays a dependency.
 */
export default defineConfig({
  plugins: [noStopwords, bareClassifier, oneStringWidth, minifiedWhereBig, clean, executable, stamped()],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: false,
    minify: false,
    rolldownOptions: {
      input: {
        index: 'src/index.ts',
        'theory/index': 'src/theory/index.ts',
        'metrics/index': 'src/metrics/index.ts',
        'node/index': 'src/node/index.ts',
        'node/worker': 'src/node/worker.ts',
        'node/guard': 'src/node/writers/guard.ts',
        'cli/main': 'src/cli/main.ts',
      },
      // The library is for browsers too: nothing of Node comes in unless a source asks for it.
      platform: 'neutral',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'shared/[name].js',
        codeSplitting: { groups: [{ name: ownFile, test: OWN_FILE, includeDependenciesRecursively: false }] },
      },
      // How long each plugin took is nothing that who installs the lab wants to know.
      checks: { bundlerTimings: false },
    },
  },
  // What is bundled: yargs with its own; of natural a few files; what writes cards and draws in a terminal; what draws figures is loaded by experiments only, what serves a class by `class`.
  ssr: {
    noExternal: [
      /^(yargs|yargs-parser|y18n|cliui|escalade|get-caller-file)(\/.*)?$/,
      /^(wrap-ansi|strip-ansi|ansi-regex|ansi-styles|emoji-regex|string-width|get-east-asian-width)$/,
      'natural',
      'apparatus',
      // Of these two megabytes a few functions are called.
      'pako',
      'diff',
      /^(@observablehq\/plot|d3(-.*)?|internmap|delaunator|robust-predicates|interval-tree-1d|binary-search-bounds|isoformat)$/,
      /^(fast-png|iobuffer|simple-ascii-chart)$/,
      /^(hono|@hono\/node-server|qr)(\/.*)?$/,
      /^hyparquet(-writer)?(\/.*)?$/,
      /^(linkedom|css-select|cssom|html-escaper|htmlparser2|uhyphen|cssomnom|domutils|domhandler|dom-serializer|domelementtype|entities|boolbase|nth-check|css-what)$/,
    ],
  },
  test: {
    globalSetup: 'tests/setup.ts',
    maxWorkers: '100%',
    projects: [
      // `npm test` runs what is quick; the others are for changes of what they test, and for CI.
      {
        test: {
          ...EACH,
          name: 'quick-rooms',
          include: [ROOMS],
          exclude: [WHOLE],
          pool: 'threads',
          isolate: false,
        },
      },
      {
        test: {
          ...EACH,
          name: 'quick-command',
          include: ['tests/**/*.test.ts'],
          exclude: [ROOMS, MOCKED, WHOLE, 'tests/{claims,engines,faults,web}/**'],
          isolate: false,
        },
      },
      { test: { ...EACH, name: 'quick-mocked', include: [MOCKED] } },
      { test: { ...WAITING, name: 'whole', include: [WHOLE] } },
      {
        test: {
          ...WAITING,
          name: 'page',
          include: ['tests/web/**/*.test.ts'],
          isolate: false,
          globalSetup: 'tests/web/one-browser.ts',
        },
      },
      // A browser that draws without a graphics card is slow.
      {
        test: { ...WAITING, name: 'engines', include: ['tests/engines/**/*.test.ts'], testTimeout: 180_000 },
      },
      { test: { ...WAITING, name: 'claims', include: ['tests/claims/**/*.test.ts'], pool: 'threads' } },
      // Each starts many processes, of which a busy machine lets one go on at a time.
      {
        test: {
          ...WAITING,
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
    ],
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/cli/main.ts', 'src/web/**', 'src/node/worker.ts', 'src/**/*.d.ts'],
      reporter: ['text-summary', 'json-summary'],
    },
  },
})
