interface ImportMeta {
  /** Vite: the modules that match a pattern. */
  glob(pattern: string, options: { eager: true; import: 'default' }): Record<string, unknown>
}
