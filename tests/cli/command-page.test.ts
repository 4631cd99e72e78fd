import { expect, test } from 'vitest'
import { commandPage } from '../../src/cli/command-page.ts'
import { commandsFor } from '../../src/cli/commands/index.ts'

test('docs/command.md is written from the commands (npx vitest run -u writes it anew)', async () => {
  await expect(commandPage(await commandsFor([]))).toMatchFileSnapshot('../../docs/command.md')
})
