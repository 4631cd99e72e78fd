import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import type { Tab } from './engines.ts'

/** The key under which WebDriver names an element (W3C WebDriver, section 12). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** WebKitGTK's small browser on a screen of its own, driven by WebDriver's commands over HTTP. */
export async function startWebKit(): Promise<Tab> {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const [display] = (await once(screen.stdio[3] as Readable, 'data')) as [Buffer]
  const port = await freePort()
  // Nothing is asked of services that a machine without a desktop does not have.
  const env = { ...process.env, DISPLAY: `:${display.toString().trim()}`, GTK_A11Y: 'none', NO_AT_BRIDGE: '1', LIBGL_ALWAYS_SOFTWARE: '1' } // prettier-ignore
  const driver = spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' })
  const root = `http://127.0.0.1:${port}/session`
  const { sessionId } = await patiently(() => command<{ sessionId: string }>(root, { capabilities: { alwaysMatch: {} } })) // prettier-ignore
  const session = `${root}/${sessionId}`
  return {
    open: url => command(`${session}/url`, { url }),
    evaluate: (run, ...args) => {
      const script = `const done = arguments[arguments.length - 1]
        Promise.resolve((${run.toString()})(...Array.prototype.slice.call(arguments, 0, -1))).then(value => done({ value: value ?? null }), error => done({ error: String(error) }))`
      return command<{ value: never; error?: string }>(`${session}/execute/async`, { script, args }).then(
        ({ value, error }) => {
          if (error !== undefined) throw new Error(error)
          return value
        },
      )
    },
    click: async selector => {
      const found = await command<Record<string, string>>(`${session}/element`, {
        using: 'css selector',
        value: selector,
      })
      await command(`${session}/element/${found[ELEMENT]!}/click`, {})
    },
    close: async () => {
      await fetch(session, { method: 'DELETE' })
      await Promise.all([ended(driver), ended(screen)])
    },
  }
}

/** Posts a command. @returns its value; @throws Error with what the driver says when it fails */
async function command<Value>(url: string, body: object): Promise<Value> {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
  const { value } = (await answer.json()) as { value: Value & { message?: string } }
  if (!answer.ok) throw new Error(`${url.split('/').at(-1)!}: ${value.message ?? answer.statusText}`)
  return value
}

/** Tries again while the driver does not listen yet. */
async function patiently<Value>(ask: () => Promise<Value>, tries = 100): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    if (tries === 0 || !(error instanceof TypeError)) throw error
    await new Promise(passed => setTimeout(passed, 100))
    return patiently(ask, tries - 1)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function ended(program: ChildProcess): Promise<unknown> {
  const over = once(program, 'exit')
  program.kill()
  return over
}
