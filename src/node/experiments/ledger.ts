import { basename } from 'node:path'
import type { Finding } from '../../experiment/finding.ts'
import { LEDGER_COLUMNS, ledgerMarkdown, ledgerRows } from '../../report/findings/ledger.ts'
import { inChunks, writeOutput } from '../files/outputs.ts'
import { csvLines } from '../../report/format/csv.ts'

/**
 * Writes the claim ledger: ledger.md, ledger.csv and ledger.html.
 *
 * @param folder the one in which the folders of the experiments are
 */
export async function writeLedger(
  folder: string,
  findings: readonly { readonly finding: Finding; readonly folder: string }[],
): Promise<void> {
  const { ledgerPage } = await import('./ledger-page.ts')
  const list = findings.map(({ finding }) => finding)
  const folders = new Map(findings.map(({ finding, folder }) => [finding, basename(folder)]))
  const folderOf = (finding: Finding) => folders.get(finding)!
  writeOutput(folder, 'ledger.md', [ledgerMarkdown(list, folderOf)])
  writeOutput(folder, 'ledger.csv', inChunks(csvLines([LEDGER_COLUMNS, ...ledgerRows(list, folderOf)])))
  writeOutput(folder, 'ledger.html', [ledgerPage(list)])
}
