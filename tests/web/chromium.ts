/** Path of the browser. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

/** Flags for a browser that asks nobody for anything. */
export const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'.split(' ') // prettier-ignore
