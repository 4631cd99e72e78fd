import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { corporaFiles, isBuilt, sourcesHash } from '../sources.js'
import { scratchFolder } from './scratch.ts'

test('a build is one of the sources as they are, with the command and the page: nothing else keeps npx from building', () => {
  const dist = scratchFolder()
  const hash = sourcesHash()
  const stamp = (folder: string, of: string) => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '.built'), of)
  }
  expect(hash).toMatch(/^[0-9a-f]{16}$/)
  expect(isBuilt(dist, hash)).toBe(false)
  stamp(dist, hash)
  expect(isBuilt(dist, hash)).toBe(false)
  stamp(join(dist, 'web'), 'of earlier sources')
  expect(isBuilt(dist, hash)).toBe(false)
  stamp(join(dist, 'web'), hash)
  expect(isBuilt(dist, hash)).toBe(true)
})

test('a corpus that a user adds makes no build stale: those that come with the lab are sources', () => {
  const root = scratchFolder()
  const add = (name: string, kind: string) => {
    mkdirSync(join(root, 'corpora', name), { recursive: true })
    writeFileSync(join(root, 'corpora', name, 'corpus.json'), JSON.stringify({ source: { kind } }, null, 2))
  }
  add('ours', 'package')
  add('mine', 'file')
  mkdirSync(join(root, 'corpora', 'half'))
  expect(corporaFiles(root)).toEqual([join('corpora', 'ours', 'corpus.json')])
})

test('the Dockerfile and the dev container take a Node that will do, and start what the package has', () => {
  const { bin, engines, name } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    bin: Record<string, string>
    engines: { node: string }
    name: string
  }
  const least = Number(/\d+/.exec(engines.node)![0])
  const docker = readFileSync('Dockerfile', 'utf8')
  const container = JSON.parse(readFileSync('.devcontainer/devcontainer.json', 'utf8')) as Record<
    string,
    string
  >
  for (const [, version] of `${docker}\nFROM ${container.image}`.matchAll(/^FROM node:(\d+)/gm))
    expect(Number(version)).toBeGreaterThan(least)
  expect(docker).toContain(`ENTRYPOINT ["${Object.keys(bin)[0]!}"]\nCMD ["serve"]`)
  expect(docker).toContain(`/lab/${name}-*.tgz`)
  expect(container).toMatchObject({ postCreateCommand: 'npm ci', postAttachCommand: `npx ${name} serve`, forwardPorts: [8000] }) // prettier-ignore
})

test('the workflows call scripts that are there, on versions of Node that will do, and .ci/run on Debian, whose packages it installs', () => {
  const { engines, scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    engines: { node: string }
    scripts: Record<string, string>
  }
  const least = Number(/\d+/.exec(engines.node)![0])
  const workflows = readdirSync('.github/workflows').map(name =>
    readFileSync(join('.github/workflows', name), 'utf8'),
  )
  const calls = workflows.flatMap(text =>
    Array.from(text.matchAll(/^ *(?:- )?run: (.+)$/gm), ([, call]) => call!),
  )
  expect(calls.length).toBeGreaterThan(7)
  for (const call of calls) {
    const [, script] = /^npm (?:run )?(test|site)\b/.exec(call) ?? []
    const [, file] = /^(?:node|bash) (\S+)$/.exec(call) ?? []
    const isOfNpm = /^npm (ci|publish|config)\b/.test(call)
    expect(
      isOfNpm || (script !== undefined && script in scripts) || (file !== undefined && existsSync(file)),
      call,
    ).toBe(true)
  }
  for (const text of workflows) {
    const versions = Array.from(
      text.matchAll(/(?:node-version: \[?|image: node:|, )(\d+)\b/g),
      ([, version]) => Number(version),
    )
    expect(versions.length).toBeGreaterThan(0)
    expect(Math.min(...versions)).toBeGreaterThanOrEqual(least)
    expect(text.includes('bash .ci/run')).toBe(/image: node:\d+-bookworm/.test(text))
  }
})
