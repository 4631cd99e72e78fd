import { spawn } from 'node:child_process'

/** A program that opens an address, with its arguments. */
type Opener = readonly [program: string, ...args: string[]]

/**
 * The programs that open an address in the browser of a system, the first that is there to be taken. None where nobody sees a browser: on a
 * Linux without a screen.
 *
 * @param platform as `process.platform` has it
 * @param env environment variables, which tell of a screen and of Linux within Windows
 */
export function openersFor(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): readonly Opener[] {
  if (platform === 'darwin') return [['open']]
  if (platform === 'win32') return [['rundll32', 'url.dll,FileProtocolHandler']]
  const inWindows: readonly Opener[] = env.WSL_DISTRO_NAME ? [['wslview'], ['explorer.exe']] : []
  return [...inWindows, ...(env.DISPLAY || env.WAYLAND_DISPLAY ? [['xdg-open'] as const] : [])]
}

/**
 * Opens an address in the browser of this machine. No shell reads the address.
 *
 * @returns whether a program took it
 */
export async function openInBrowser(
  address: string,
  openers: readonly Opener[] = openersFor(process.platform, process.env),
): Promise<boolean> {
  for (const [program, ...args] of openers) if (await starts(program, [...args, address])) return true
  return false
}

/** Milliseconds after which a program that still runs has taken what it was given. */
const TAKEN = 2000

/** Starts a program that may outlive this one. @returns whether it is there, and did not fail at once */
function starts(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise(done => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore', shell: false })
    const timer = setTimeout(() => done(true), TAKEN)
    const settle = (isTaken: boolean) => {
      clearTimeout(timer)
      done(isTaken)
    }
    child.on('error', () => settle(false))
    // explorer.exe says 1 for everything.
    child.on('exit', code => settle(code === 0 || program === 'explorer.exe'))
    child.unref()
  })
}
