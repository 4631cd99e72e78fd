/** The part of wink-tokenizer 5.3 that we use; the package brings no types. */
declare module 'wink-tokenizer' {
  interface Wink {
    defineConfig(config: Record<string, boolean>): number
    addRegex(pattern: RegExp, tag: string, fingerprint: string): void
    tokenize(text: string): { value: string; tag: string }[]
  }
  export default function winkTokenizer(): Wink
}
