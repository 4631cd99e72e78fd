/** The language of a code, without its region, in lower case: `pt` of `pt-BR`; `unknown` where none is given. */
export const baseLanguage = (code: string | null | undefined): string =>
  (code ?? 'unknown').toLowerCase().split('-')[0]!
