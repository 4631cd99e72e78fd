import { openInBrowser } from '../../node/page/browser.ts'
import { servedPage } from '../../node/page/served-page.ts'
import { readRun } from '../../node/runs/read-run.ts'
import { markStopped } from '../../node/runs/runs.ts'
import { runInThread } from '../../node/runs/run-tasks.ts'
import type { Command } from '../command.ts'
import { isOnTerminal, note, printLine } from '../output.ts'
import { pageUntilStop } from '../page-runs.ts'
import { planFlags, planOptionsIn } from '../plan-options.ts'
import { progressDisplay } from '../progress.ts'
import { listenForStop } from '../stop.ts'
import { portOf, textOf } from '../values.ts'
import { printReading } from '../views/reading-view.ts'

export const open: Command = {
  name: 'open',
  positionals: '<text>',
  summary:
    'make a run of a text and open the page on it, with its words fading; collapse-lab TEXT does the same',
  options: {
    ...planFlags,
    port: { type: 'string', describe: 'the port of the page; default any that is free' },
    'no-open': { type: 'boolean', describe: 'print the address of the page and start no browser' },
  },
  examples: [
    ['$0 my-novel.docx', 'three copies of your text, and the page on them; Ctrl-C ends it'],
    ['$0 open my-novel.docx --generations 10', 'ten copies'],
    ['$0 open moby-dick --no-open', 'only the address, for a browser that you open yourself'],
  ],
  async run(args) {
    const port = portOf(args, 0)
    const { folder, code } = await madeRun({ ...planOptionsIn(args), corpus: textOf(args, 'text')! })
    if (folder === undefined) return code
    const run = readRun(folder)
    printReading(run.file.inputs, run.file.plan.language)
    note(`The run is in ${folder}.`)
    return pageUntilStop(servedPage([run]), port, async address => {
      const words = `${address}#words?play=yes`
      printLine(words)
      const isOpen = args['no-open'] !== true && isOnTerminal() && (await openInBrowser(words))
      note(
        isOpen
          ? 'Your browser opens it; no other machine can reach it. Ctrl-C ends it.'
          : `${args['no-open'] === true || !isOnTerminal() ? '' : 'No browser was found. '}Open it in a browser on this machine; no other machine can reach it. Ctrl-C ends it.`,
      )
    })
  },
}

/** Carries a plan out, or takes the run of it that is there. @returns its folder; nothing where it was stopped */
async function madeRun(
  options: Parameters<typeof runInThread>[0],
): Promise<{ folder: string | undefined; code: number }> {
  const display = progressDisplay()
  const interruption = listenForStop()
  try {
    const how = { progress: display.show, remark: note, signal: interruption.abort }
    const { folder, isComplete } = await runInThread({ ...options, beside: true }, how)
    if (isComplete) return { folder, code: 0 }
    if (folder !== undefined) markStopped(folder)
    display.end()
    note('collapse-lab: stopped before the page was opened')
    return { folder: undefined, code: 130 }
  } finally {
    display.end()
    interruption.forget()
  }
}
