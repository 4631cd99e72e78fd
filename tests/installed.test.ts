import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { beforeAll, describe, expect, test } from 'vitest'
import type { CorpusFile } from '../src/node/corpora/corpus-file.ts'
import type { RunFile } from '../src/report/run/run-file.ts'
import { BUILD } from './build-in-use.ts'
import { docx } from './docx.ts'
import { installed, npm, packed } from './packed.ts'
import { prose } from './prose.ts'
import { scratchFolder } from './scratch.ts'
import { docCommands } from './doc-commands.ts'
import { CHROMIUM, FLAGS } from './web/chromium.ts'

/** The packed lab, and a folder in which it is installed, and nothing else. */
let tarball: string
let folder: string
beforeAll(() => {
  tarball = packed()
  folder = installed(tarball)
})

const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).map(name => join(path, name))

/** What a file takes on a disk: whole blocks, as `du` counts. */
const onDisk = (path: string) => Math.ceil(lstatSync(path).size / 4096) * 4096

/** Runs Node in the folder, where every connection to another computer fails and is told. */
function nodeWithoutNetwork(...args: string[]) {
  const guard = join(folder, 'no-network.mjs')
  writeFileSync(
    guard,
    `import net from 'node:net'
net.Socket.prototype.connect = () => { console.error('A CONNECTION'); process.exit(99) }`,
  )
  return spawnSync(process.execPath, ['--import', pathToFileURL(guard).href, ...args], { cwd: folder, encoding: 'utf8' }) // prettier-ignore
}
const MAIN = join('node_modules', 'collapse-lab', 'dist', 'cli', 'main.js')

describe('the packed lab, installed in an empty folder', () => {
  test('is at most 25 packages and 20 MB on disk, without natural and without the packages of the texts', () => {
    const packages = npm(folder, 'ls', '--all', '--parseable').trim().split('\n').slice(1)
    expect(packages.length).toBeGreaterThan(5)
    expect(packages.length).toBeLessThanOrEqual(25)
    expect(packages.filter(path => /stdlib|natural/.test(path))).toEqual([])
    const bytes = filesIn(join(folder, 'node_modules'))
      .map(onDisk)
      .reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeGreaterThan(1e6)
    expect(bytes).toBeLessThanOrEqual(20e6)
  })

  test('is installed by npm without a word of warning, and its manifest has no script for clones', () => {
    const { status, stderr } = spawnSync('npm', ['install', '--prefer-offline', tarball], { cwd: scratchFolder(), encoding: 'utf8' }) // prettier-ignore
    expect([status, stderr]).toEqual([0, ''])
    const manifest = readFileSync(join(folder, 'node_modules', 'collapse-lab', 'package.json'), 'utf8')
    expect(manifest).toContain('"scripts"')
    expect(manifest).not.toContain('"prepare"')
  })

  test('is packed by npm pack without that script, and package.json is as it was afterwards, also where a packing was interrupted', () => {
    const clone = scratchFolder()
    for (const name of ['package.json', 'pack-manifest.js', 'sources.js']) cpSync(name, join(clone, name))
    for (const name of ['prepare.js', 'prepack.js']) writeFileSync(join(clone, name), '')
    const manifest = readFileSync('package.json', 'utf8')
    // A packing that never came to its end.
    spawnSync(process.execPath, ['pack-manifest.js'], { cwd: clone })
    expect(readFileSync(join(clone, 'package.json'), 'utf8')).toBe(
      manifest.replace(/^ *"prepare": .*\n/m, ''),
    )
    npm(clone, 'pack')
    expect(readFileSync(join(clone, 'package.json'), 'utf8')).toBe(manifest)
    expect(readdirSync(clone)).not.toContain('package.json.kept')
    const [packed = ''] = readdirSync(clone).filter(name => name.endsWith('.tgz'))
    const inside = spawnSync('tar', ['xzOf', packed, 'package/package.json'], { cwd: clone, encoding: 'utf8' }).stdout // prettier-ignore
    expect(JSON.parse(inside)).toMatchObject({ scripts: { build: expect.any(String) as string } })
    expect(inside).not.toContain('"prepare"')
  })

  test.each(['moby-dick', 'sotu', 'twenty-chapters'])(
    'reads %s by the hash that a clone has, and asks no network',
    name => {
      const { sha256 } = JSON.parse(readFileSync(`corpora/${name}/corpus.json`, 'utf8')) as CorpusFile
      const { status, stderr } = nodeWithoutNetwork(MAIN, 'run', name, '--generations', '1', '--metric', 'surviving-types', '--out', name) // prettier-ignore
      expect(stderr).not.toContain('A CONNECTION')
      expect(status, stderr).toBe(0)
      const { inputs } = JSON.parse(readFileSync(join(folder, name, 'run.json'), 'utf8')) as RunFile
      expect(inputs[0]!.sha256).toBe(sha256)
    },
  )

  test('has the build that is tested to the byte, so that its runs have the golden hashes', () => {
    const built = filesIn(BUILD)
      .filter(path => lstatSync(path).isFile() && !path.endsWith('.built'))
      .map(path => relative(BUILD, path))
    expect(built.length).toBeGreaterThan(20)
    const home = join(folder, 'node_modules', 'collapse-lab', 'dist')
    const others = built.filter(
      path => !readFileSync(join(BUILD, path)).equals(readFileSync(join(home, path))),
    )
    expect(others).toEqual([])
  })

  test('has the notices of what it carries', () => {
    const notices = readFileSync(
      join(folder, 'node_modules', 'collapse-lab', 'THIRD-PARTY-NOTICES.md'),
      'utf8',
    )
    for (const words of [
      'Creative Commons Zero',
      'Public Domain Dedication',
      'The Stdlib Authors',
      'Kevin Decker',
    ])
      expect(notices).toContain(words)
  })
})

describe('the texts that come with the packed lab', () => {
  const home = () => join(folder, 'node_modules', 'collapse-lab')
  const texts = () =>
    filesIn(home()).filter(
      path => path.endsWith('.md') && !path.includes(join('collapse-lab', 'node_modules')),
    )

  test('have links that lead somewhere in the package', () => {
    const broken = texts().flatMap(page =>
      Array.from(
        readFileSync(page, 'utf8')
          .replace(/^```[^]*?^```/gm, '')
          .replace(/`[^`\n]*`/g, '')
          .matchAll(/\]\(([^)#\s]+)/g),
        ([, target]) => target!,
      )
        .filter(target => !/^https?:/.test(target) && !existsSync(join(page, '..', target)))
        .map(target => `${relative(home(), page)}: ${target}`),
    )
    expect(texts().length).toBeGreaterThan(30)
    expect(broken).toEqual([])
  })

  test('have a program that runs from the package', () => {
    const { status, stderr } = nodeWithoutNetwork(join(home(), 'examples', 'one-words-odds.js'))
    expect(status, stderr).toBe(0)
  })
})

/** Starts a command that serves a page, asks for the page, and ends it. */
async function serve(home: string, words: readonly string[]): Promise<void> {
  const said: string[] = []
  const server = spawn(process.execPath, [join(folder, MAIN), ...words, '--port', '0'], { cwd: home })
  const ended = new Promise<number | null>(resolve => server.on('exit', resolve))
  const address = await new Promise<string>((resolve, reject) => {
    let printed = ''
    server.stdout.on('data', (data: Buffer) => {
      printed += data.toString()
      const [found] = /http:\S+(?=\s)/.exec(printed) ?? []
      if (found !== undefined) resolve(found)
    })
    server.stderr.on('data', (data: Buffer) => said.push(data.toString()))
    server.on('exit', () => reject(new Error(said.join(''))))
  })
  const { status } = await fetch(address)
  server.kill('SIGINT')
  expect([status, await ended]).toEqual([200, 130])
}

describe('the command of the packed lab, in an empty folder', () => {
  let empty: string
  const said: string[] = []
  /** Carries out a command line of the README, as in an installation. */
  const run = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, MAIN), ...words], { cwd: empty, encoding: 'utf8' }) // prettier-ignore
    said.push(stdout, stderr)
    expect(status, `${words.join(' ')}: ${stderr}`).toBe(0)
  }
  beforeAll(() => void (empty = scratchFolder()))

  test('tells nobody to type npx, in what it prints and in what it hands out', () => {
    writeFileSync(join(empty, 'class.csv'), 'student,name\n1001,Ada\n1002,Ben\n')
    run('run', 'twenty-chapters', '--metric', 'surviving-types')
    run('exercise', 'issue', '01-photocopy', '--roster', 'class.csv', '--out', 'class')
    run('exercise', 'list')
    run('exercise', 'show', '01-photocopy')
    run('exercise', 'show', '07-who-wrote-it')
    run('exercise', 'start', '01-photocopy', '--student', 'Ada')
    run('experiment', 'list')
    run('--help')
    const handedOut = filesIn(empty)
      .filter(path => /\.(md|txt|csv)$/.test(path))
      .map(path => readFileSync(path, 'utf8'))
    expect(said.join('')).toContain('Next: collapse-lab show runs/')
    expect(handedOut.join('')).toContain('collapse-lab exercise check FOLDER')
    expect([...said, ...handedOut].flatMap(text => /.*\bnpx\b.*/.exec(text)?.[0] ?? [])).toEqual([])
  })
})

/** The words of a line behind the name of the program, out of their quotation marks. */
const wordsOf = (line: string): string[] =>
  (line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [])
    .slice(1)
    .map(word => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'))

describe('the commands of the README and docs/, from the packed lab', () => {
  const { lines, leftOut, unneeded } = docCommands()
  /** A small text of ours that has what commands ask for. */
  const tale = prose(90).replaceAll(
    '\n\n',
    ' She said it was a whale.\n\nThe people asked the harpooneer.\n\n',
  )
  const tokenised = (text: string) => text.toLowerCase().replace(/[.,]/g, ' $&').replaceAll('\n\n', '\n')
  const joined = (text: string) =>
    text.toLowerCase().replaceAll(' ', '_').replace(/./g, '$& ').replaceAll('\n\n', '\n')

  test('are more than a hundred, and each rule for those that are not carried out as they stand is needed', () => {
    expect(lines.length).toBeGreaterThan(100)
    expect(leftOut).toBeLessThanOrEqual(20)
    expect(unneeded).toEqual([])
  })

  test('work one after another, each once, with the files of a user', { timeout: 900_000 }, async () => {
    const home = scratchFolder()
    const write = (name: string, content: string | Uint8Array) => writeFileSync(join(home, name), content)
    /** Carries a line out as a shell does, with the installed command on its path. */
    const shell = (line: string) => {
      const PATH = `${join(folder, 'node_modules', '.bin')}:${process.env.PATH}`
      const { status, stderr } = spawnSync('sh', ['-c', line], { cwd: home, encoding: 'utf8', env: { ...process.env, PATH } }) // prettier-ignore
      return { status, stderr }
    }
    for (const name of ['my-novel', 'novel']) write(`${name}.docx`, docx(tale.split('\n\n')))
    for (const name of [
      'my-novel',
      'my-poem',
      'essay',
      'my-text',
      'one',
      'pg84',
      'a',
      'b',
      'c',
      'pride',
      'frankenstein',
      'alice',
      'bovary',
      'verwandlung',
      'austen5',
      'once',
      'twice',
    ])
      write(`${name}.txt`, name === 'one' ? tale.replaceAll('\n\n', ' ') : `${tale}\n\n${prose(10, name)}`)
    for (const name of ['sentences', 'heldout']) write(`${name}.txt`, tokenised(prose(100, name)))
    const passages = tale.split('\n\n').map(text => ({ text }))
    write('answers.jsonl', passages.map(passage => JSON.stringify(passage)).join('\n'))
    const said = passages.map(({ text }, index) => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: text,
    }))
    write('conversations.json', JSON.stringify([{ messages: said }]))
    write('letters.txt', joined(prose(100)))
    write('my-writer.js', WRITER)
    write('class.csv', 'student,name\n1001,Ada\n1002,Ben\n')
    cpSync(join(folder, 'node_modules', 'collapse-lab', 'examples'), join(home, 'examples'), {
      recursive: true,
    })
    cpSync(join(home, 'examples', 'regimes.json'), join(home, 'regimes.json'))
    mkdirSync(join(home, 'chapters'))
    for (const part of [1, 2, 3]) write(join('chapters', `${part}.txt`), prose(30, String(part)))
    for (const line of [
      // What a user's folder has by the name of a corpus goes first: the lines that name these read our tale.
      ...['moby-dick', 'twenty-chapters'].map(
        name =>
          `collapse-lab corpora add my-novel.txt --name ${name} --title Tale --author Us --year 2026 --licence ours`,
      ),
      // As `npm start` does.
      'collapse-lab run',
      'collapse-lab run --regime accumulate',
      'collapse-lab run --replicates 5',
      'collapse-lab run --replicates 5 --regime accumulate',
      'collapse-lab train letters.txt --order 5 --arpa letters.arpa.gz',
      'collapse-lab exercise issue 01-photocopy --roster class.csv --out handed-in',
    ])
      expect(shell(line), line).toMatchObject({ status: 0 })
    const failed: object[] = []
    let plain: string[] = []
    /** Carries out the lines that wait in one process: a start for each would take most of the time. */
    const carryOutPlain = () => {
      const main = join(folder, 'node_modules/collapse-lab/dist/cli/main.js')
      const { stdout, stderr } = spawnSync('node', ['tests/one-process.js', pathToFileURL(main).href, home, JSON.stringify(plain.map(wordsOf))], { encoding: 'utf8', maxBuffer: 1e8 }) // prettier-ignore
      const said = (stdout === '' ? plain.map(() => ({ code: 1, stderr })) : JSON.parse(stdout)) as {
        code: number
        stderr: string
      }[]
      failed.push(...plain.flatMap((line, k) => (said[k]!.code === 0 ? [] : [{ line, ...said[k] }])))
      plain = []
    }
    for (const line of lines) {
      const isServed = /^collapse-lab (class|serve|open|\S+\.docx)/.test(line)
      if (!isServed && /^collapse-lab [^|<>&;$*`()~\\]*$/.test(line)) {
        plain.push(line)
        continue
      }
      carryOutPlain()
      if (isServed) await serve(home, line.replace(' --port 0', '').split(' ').slice(1))
      else {
        const { status, stderr } = shell(line)
        if (status !== 0) failed.push({ line, stderr })
      }
    }
    carryOutPlain()
    expect(failed).toEqual([])
  })
})

/** A program that writes what it reads, from its first passage on, until there is as much as it is asked for. */
const WRITER = `
const { readFileSync } = require('node:fs')
const folder = process.argv.at(-1)
if (folder !== '--version') {
  const { tokens } = JSON.parse(readFileSync(folder + '/task.json', 'utf8'))
  const lines = readFileSync(folder + '/training.jsonl', 'utf8').trim().split('\\n')
  for (let words = 0, next = 0; words < tokens; next = (next + 1) % lines.length) {
    console.log(lines[next])
    words += JSON.parse(lines[next]).text.split(' ').length
  }
}
`

/** A program that has a lineage, measures and a forecast of a text made, and a law; it says what came out, wherever it runs. */
const PROGRAM = `
import { forecast, lineage, measureTexts, passagesOf } from 'collapse-lab'
import { metrics } from 'collapse-lab/metrics'
import { survivalChance } from 'collapse-lab/theory'

const texts = ${JSON.stringify(prose(200).split('\n\n'))}
const passages = passagesOf(texts)
const book = { name: 'tale', title: 'A tale', constructed: true, language: 'en', passages }
const copies = Array.from(lineage(book, { order: 2, generations: 2, seed: 'bundled' }), ({ name, metrics }) => [name, metrics])
const measured = measureTexts(texts.slice(100), { against: texts.slice(0, 100) })
const { types } = forecast(passages)
globalThis.said = JSON.stringify({ copies, measured, forecast: types.slice(0, 50), law: survivalChance(2, 3), measures: metrics.length })
`
/** A program that needs one law. */
const ONE_LAW = `import { fixationTime } from 'collapse-lab/theory'\nglobalThis.said = fixationTime([0.5, 0.5], 100)\n`

/** What bundlers make of a program in the folder. */
const bundlers: Readonly<Record<string, (file: string, out: string) => Promise<string>>> = {
  async vite(file, out) {
    await build({
      root: folder,
      configFile: false,
      logLevel: 'error',
      build: { outDir: out, target: 'es2022', rolldownOptions: { input: join(folder, file), output: { entryFileNames: 'out.js' } } }, // prettier-ignore
    })
    return readFileSync(join(folder, out, 'out.js'), 'utf8')
  },
  esbuild(file, out) {
    const esbuild = join(folder, 'node_modules', 'esbuild', 'bin', 'esbuild')
    const done = spawnSync(esbuild, [file, '--bundle', '--minify', '--format=esm', `--outfile=${out}/out.js`], { cwd: folder, encoding: 'utf8' }) // prettier-ignore
    expect(done.status, done.stderr).toBe(0)
    return Promise.resolve(readFileSync(join(folder, out, 'out.js'), 'utf8'))
  },
}

const STRICT = {
  noEmit: true,
  strict: true,
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: 'es2022',
}
const LIBRARIES = ['es2022', 'es2024.sharedmemory']

const FOR_BROWSERS = `import { forecast, lineage, measureTexts, passagesOf, split, train, type Plan } from 'collapse-lab'
import { metrics, type Metric } from 'collapse-lab/metrics'
import { fixationTime, oracles } from 'collapse-lab/theory'
const passages = passagesOf(['One. Two.'])
// @ts-expect-error a text is no list of passages
export const wrong = () => split('One. Two.')
export const parts = split(passages)
export const model = train(parts.train, { tokens: 'word', order: 2 })
export const first: Metric | undefined = metrics[0]
export const years: number = fixationTime([0.5, 0.5], oracles.length)
export const lost: number[] = Array.from(lineage({ name: 'a', title: 'A', constructed: true, passages }), ({ metrics }) => metrics['surviving-types'] ?? 0)
export const plan = (plan: Plan) => [plan.order, measureTexts(['a'])['types-written'], forecast(passages).generations]
`
const FOR_NODE = `${FOR_BROWSERS}
import { carryOut, readCorpus, verifyRun } from 'collapse-lab/node'
export const run: Promise<string> = carryOut({ corpus: 'moby-dick', generations: 1 })
export const title: string = readCorpus('moby-dick').title
export { verifyRun }
`

describe('the library of the packed lab', () => {
  beforeAll(() => {
    npm(folder, 'install', '--no-save', 'esbuild@0.25', 'typescript@5.7', '@types/node@20')
    writeFileSync(join(folder, 'program.js'), PROGRAM)
    writeFileSync(join(folder, 'law.js'), ONE_LAW)
  })

  test.skipIf(!existsSync(CHROMIUM) && !process.env.CI).each(['vite', 'esbuild'])(
    'says in Chromium, bundled by %s, what it says in Node: a lineage, measures, a forecast and a law',
    async bundler => {
      const code = await bundlers[bundler]!('program.js', `by-${bundler}`)
      expect(code).not.toMatch(/node:|require\(|createRequire/)
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
      try {
        const page = await browser.newPage()
        const complaints: string[] = []
        page.on('pageerror', error => complaints.push(error.message))
        await page.goto('about:blank')
        await page.addScriptTag({ type: 'module', content: code })
        await page.waitForFunction('globalThis.said')
        const said = await page.evaluate('globalThis.said')
        const inNode = nodeWithoutNetwork('--input-type=module', '-e', `await import('./program.js'); console.log(globalThis.said)`) // prettier-ignore
        expect(inNode.stderr).toBe('')
        expect(said).toBe(inNode.stdout.trim())
        expect(said).toMatch(/"A",\{.*"perplexity":\d/)
        expect(complaints).toEqual([])
      } finally {
        await browser.close()
      }
    },
  )

  test.each(['vite', 'esbuild'])(
    'costs at most 5 kB where one law is imported, bundled by %s',
    async bundler => {
      const code = await bundlers[bundler]!('law.js', `law-by-${bundler}`)
      expect(Buffer.byteLength(code)).toBeLessThanOrEqual(5000)
      writeFileSync(join(folder, `law-by-${bundler}.mjs`), `${code}\nconsole.log(globalThis.said)`)
      expect(nodeWithoutNetwork(`law-by-${bundler}.mjs`).stdout).toMatch(/^138\.\d+\n$/)
    },
  )

  test.each<[string, string, object]>([
    ['nodenext', FOR_NODE, { moduleResolution: 'nodenext', types: ['node'], lib: LIBRARIES }],
    ['esnext', FOR_BROWSERS, { moduleResolution: 'bundler', types: [], lib: [...LIBRARIES, 'dom'] }],
  ])(
    'compiles strictly with TypeScript 5.7, its own types checked: --module %s',
    { timeout: 180_000 },
    (module, program, forWhom) => {
      const compilerOptions = { ...STRICT, module, ...forWhom }
      writeFileSync(join(folder, 'program.ts'), program)
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
      const compiler = join('node_modules', 'typescript', 'bin', 'tsc')
      expect(spawnSync(process.execPath, [compiler], { cwd: folder, encoding: 'utf8' }).stdout).toBe('')
    },
  )
})
