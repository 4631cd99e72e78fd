// Carries out several command lines of a built or installed lab in one process, one after another, and prints what became of each.
import { writeSync } from 'node:fs'

const [main, folder, lines] = process.argv.slice(2)
process.chdir(folder)
const outcomes = []
for (const [number, words] of JSON.parse(lines).entries()) {
  let stderr = ''
  process.stdout.write = (_text, ...rest) => (rest.find(one => typeof one === 'function')?.(), true)
  process.stderr.write = (text, ...rest) => (
    (stderr += text),
    rest.find(one => typeof one === 'function')?.(),
    true
  )
  process.argv = ['node', 'collapse-lab', ...words]
  process.exitCode = 0
  // A module is evaluated once for each name: what it imports is there already.
  await import(`${main}?${number}`)
  outcomes.push({ code: process.exitCode, stderr })
}
process.exitCode = 0
writeSync(1, JSON.stringify(outcomes))
process.exit()
