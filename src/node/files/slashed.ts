import { sep } from 'node:path'

/** A path as plans and records hold it, with slashes, so that they are the same on every system; Windows takes it too. */
export const slashed = (path: string): string => path.split(sep).join('/')
