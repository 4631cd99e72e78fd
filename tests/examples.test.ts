import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'

const src = join(import.meta.dirname, '../src')

/** Lines as ` * ln(2) // 0.693…` that follow an @example. */
const EXAMPLE = /@example\n \* (.+) \/\/ (.+)\n/g

const examples = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .flatMap(file =>
    Array.from(readFileSync(join(src, file), 'utf8').matchAll(EXAMPLE), ([, code, value]) => ({
      file,
      code: code!,
      value: value!,
    })),
  )

/** A value as the documentation writes it. */
const shown = (value: unknown) =>
  typeof value === 'string' ? `'${value}'` : JSON.stringify(value).replaceAll(',', ', ')

test('examples are found', () => {
  expect(examples.length).toBeGreaterThan(5)
})

test.each(examples)('$file: $code is $value', async ({ file, code, value }) => {
  const names = (await import(/* @vite-ignore */ join(src, file))) as Record<string, unknown>
  const result = shown(runInNewContext(code, { ...names }))
  const [documented = ''] = value.split(/…|: |, always/)
  expect(value.includes('…') ? result.slice(0, documented.length) : result).toBe(documented)
})
