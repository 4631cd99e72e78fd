import { existsSync } from 'node:fs'

/** Where Debian puts Chromium: the build without windows first, which draws a page in two thirds of the time. */
const PATHS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** Path of the browser. */
export const CHROMIUM = process.env.CHROMIUM ?? PATHS.find(existsSync) ?? PATHS[0]!

/** A name of this machine under which a page is no secure context, as one of another machine is not. */
export const OTHER_NAME = 'lesson.test'

/** Flags for a browser that asks nobody for anything. */
export const FLAGS = [
  ...'--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' '), // prettier-ignore
  `--host-resolver-rules=MAP ${OTHER_NAME} 127.0.0.1`,
]
