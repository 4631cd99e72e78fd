import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'

/** A Slurm of one machine that runs eight tasks at one time, whatever it has. */
export interface Slurm {
  /** What its commands need in their environment. */
  readonly env: NodeJS.ProcessEnv
  /** Ends what was started. */
  stop(): Promise<void>
}

/** The environment in which daemons of Debian are found. */
export const WITH_DAEMONS = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` }

/** Starts munged, slurmctld and slurmd as they come with Debian, with all that they write in a folder. */
export async function startSlurm(folder: string): Promise<Slurm> {
  for (const name of ['state', 'spool']) mkdirSync(join(folder, name))
  const at = (name: string) => join(folder, name)
  writeFileSync(at('munge.key'), randomBytes(128), { mode: 0o400 })
  writeFileSync(at('slurm.conf'), await configuration(at))
  const env = { ...WITH_DAEMONS, SLURM_CONF: at('slurm.conf') }
  const munge = ['key-file', 'socket', 'pid-file', 'log-file', 'seed-file'].map(
    option => `--${option}=${at(`munge.${option.replace('-file', '')}`)}`,
  )
  const daemons: ChildProcess[] = []
  const start = (command: string, ...args: string[]) =>
    daemons.push(spawn(command, args, { env, stdio: 'ignore' }))
  start('munged', '--foreground', '--force', ...munge)
  start('slurmctld', '-D')
  start('slurmd', '-D')
  const stop = async () => {
    for (const daemon of daemons.reverse()) {
      if (daemon.exitCode !== null || daemon.signalCode !== null) continue
      const ended = once(daemon, 'exit')
      daemon.kill()
      await ended
    }
  }
  const isUp = () =>
    spawnSync('sinfo', ['--noheader', '--format=%t'], { env, encoding: 'utf8' }).stdout.trim() === 'idle'
  for (let tries = 0; !isUp(); tries++) {
    if (tries === 200 || daemons.some(({ exitCode }) => exitCode !== null)) {
      await stop()
      throw new Error(`Slurm does not start: see the logs in ${folder}`)
    }
    await later(100)
  }
  return { env, stop }
}

async function configuration(at: (name: string) => string): Promise<string> {
  const [host, { username }] = [hostname(), userInfo()]
  const [controller, node] = [await freePort(), await freePort()]
  return `ClusterName=one
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${controller}
SlurmdPort=${node}
SlurmUser=${username}
SlurmdUser=${username}
AuthType=auth/munge
AuthInfo=socket=${at('munge.socket')}
StateSaveLocation=${at('state')}
SlurmdSpoolDir=${at('spool')}
SlurmctldPidFile=${at('slurmctld.pid')}
SlurmdPidFile=${at('slurmd.pid')}
SlurmctldLogFile=${at('slurmctld.log')}
SlurmdLogFile=${at('slurmd.log')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SchedulerParameters=sched_interval=1,sched_min_interval=0,batch_sched_delay=0
SlurmdParameters=config_overrides
ReturnToService=2
NodeName=${host} NodeAddr=127.0.0.1 CPUs=8 RealMemory=16000
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`
}

/** A port that nobody listens to. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
