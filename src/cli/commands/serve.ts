import { servedPage } from '../../node/page/served-page.ts'
import type { Command } from '../command.ts'
import { note, printLine } from '../output.ts'
import { pageUntilStop, withRuns } from '../page-runs.ts'
import { namesOf, PORT, portOf, readOptionsIn, uncheckedOption } from '../values.ts'

export const serve: Command = {
  name: 'serve',
  positionals: '[runs..]',
  summary: 'open the page, or the report of runs, to the browser of this machine until Ctrl-C',
  options: {
    port: { type: 'string', describe: `the port; default ${PORT}, and 0 takes any that is free` },
    ...uncheckedOption,
  },
  examples: [
    ['$0 serve', 'the page, with Moby-Dick over ten generations; Ctrl-C ends it'],
    ['$0 serve moby-dick-word3-replace-seed1 --port 0', 'a run of yours, on any port that is free'],
  ],
  async run(args) {
    const port = portOf(args)
    let served: ReturnType<typeof servedPage> | undefined
    const code = await withRuns(
      namesOf(args, 'runs'),
      runs => (served = servedPage(runs)),
      readOptionsIn(args),
    )
    if (!served) return code
    return pageUntilStop(served, port, address => {
      printLine(address)
      note('Open it in a browser on this machine; no other machine can reach it. Ctrl-C ends it.')
    })
  },
}
