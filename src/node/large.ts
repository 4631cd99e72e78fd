/** A text of so many tokens is worth threads: it is packed, and written by several, printed and measured beside each other. */
export const LARGE = 10_000_000
