/** Control characters but line feed, and marks that turn the direction of writing: a text could steer a terminal with them. */
// eslint-disable-next-line no-control-regex -- these are what has to go
const STEERING = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g

/** A text as it may be shown on a terminal: what could steer it is replaced by U+FFFD, a tab by a space. */
export function visible(text: string): string {
  return text.replace(STEERING, mark => (mark === '\t' ? ' ' : '\uFFFD'))
}
