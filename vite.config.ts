import { chmodSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

/** A command has to be executable; a build forgets it. */
const executable = {
  name: 'executable-command',
  writeBundle: () => {
    chmodSync('dist/cli/main.js', 0o755)
  },
}

/** One build for Node: every entry is bundled with the few files of `natural` that it uses; all else stays a dependency. */
export default defineConfig({
  plugins: [executable],
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: {
        index: 'src/index.ts',
        'node/index': 'src/node/index.ts',
        'node/worker': 'src/node/worker.ts',
        'node/press-worker': 'src/node/press-worker.ts',
        'node/reading-worker': 'src/node/reading-worker.ts',
        'cli/main': 'src/cli/main.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' },
    },
  },
  ssr: { noExternal: ['natural'] },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/build.ts',
    setupFiles: 'tests/seeded.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      include: ['src/**/*.ts'],
      exclude: [
        'src/cli/main.ts',
        'src/node/worker.ts',
        'src/node/press-worker.ts',
        'src/node/reading-worker.ts',
        'src/**/*.d.ts',
      ],
      reporter: ['text-summary', 'json-summary'],
    },
  },
})
