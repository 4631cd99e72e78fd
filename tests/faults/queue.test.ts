import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { REGISTERED } from '../build-in-use.ts'
import { collapseLab } from '../cli/command-line.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { freePort } from './one-node-slurm.ts'
import { reached, resultIn, testWith } from './tools.ts'

const REDIS = { name: 'redis-server', from: 'redis-server', works: ['redis-server', '--version'] } as const

testWith(REDIS)(
  'a queue loses no cell and does none twice, though a worker is killed in the middle',
  async () => {
    const folder = scratchFolder()
    const home = join(import.meta.dirname, '..', '..', 'examples', 'queue')
    cpSync(home, folder, { recursive: true, filter: path => !path.includes('node_modules') })
    const installed = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--silent', '--prefer-offline'], { cwd: folder }) // prettier-ignore
    expect(installed.status).toBe(0)
    writeFileSync(join(folder, 'tale.txt'), prose(40))
    const base = { corpus: 'tale.txt', generations: 2, metrics: ['surviving-types'] }
    writeFileSync(join(folder, 'p.json'), JSON.stringify({ base, vary: { order: [2, 3] }, seeds: 4 }))
    expect((await collapseLab(folder, 'sweep', 'p.json', 'whole')).code).toBe(0)

    const port = String(await freePort())
    const redis = spawn('redis-server', ['--port', port, '--bind', '127.0.0.1', '--save', '', '--dir', folder], { stdio: 'ignore' }) // prettier-ignore
    const started: ChildProcess[] = [redis]
    const said: string[] = []
    const start = (role: string) => {
      const env = { ...process.env, REDIS_URL: `redis://127.0.0.1:${port}`, LOCK_MS: '2000' }
      const child = spawn(process.execPath, ['--import', REGISTERED, 'queue.mjs', role, 'p.json', 'queued'], { cwd: folder, env }) // prettier-ignore
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (data: Buffer) => said.push(...data.toString().trim().split('\n')))
      started.push(child)
      return child
    }
    try {
      const producer = start('produce')
      const ended = once(producer, 'exit')
      const victim = start('work')
      await reached(victim, () => said.some(line => line.endsWith(' begins')))
      victim.kill('SIGKILL')
      const [lost = ''] = said.filter(line => line.endsWith(' begins'))
      start('work')
      start('work')
      expect([await ended, said]).toEqual([[0, null], expect.anything()])
      const done = said.filter(line => line.endsWith(' is done'))
      expect(done.sort()).toEqual(Array.from({ length: 8 }, (_, index) => `cell ${index + 1} is done`))
      // Each cell began once, and the one of the killed worker twice.
      expect(said.filter(line => line.endsWith(' begins'))).toHaveLength(9)
      expect(said.filter(line => line === lost)).toHaveLength(2)
      expect(resultIn(join(folder, 'queued'))).toEqual(resultIn(join(folder, 'whole')))
    } finally {
      for (const child of started.reverse()) {
        if (child.exitCode !== null || child.signalCode !== null) continue
        const ended = once(child, 'exit')
        child.kill('SIGKILL')
        await ended
      }
    }
  },
)
