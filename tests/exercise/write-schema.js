// Writes exercises/exercise.schema.json anew: node tests/exercise/write-schema.js.
import { writeFileSync } from 'node:fs'
import { createServer } from 'vite'

const server = await createServer({
  configFile: false,
  server: { middlewareMode: true },
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
})
const { publishedSchema } = await server.ssrLoadModule('/tests/exercise/published-schema.ts')
writeFileSync('exercises/exercise.schema.json', `${JSON.stringify(publishedSchema(), null, 2)}\n`)
await server.close()
