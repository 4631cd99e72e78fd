interface ImportMeta {
  /** Vite: the modules that match a pattern, and none that begins with `!`. */
  glob(
    patterns: string | readonly string[],
    options: { eager: true; import: 'default' },
  ): Record<string, unknown>
}
