import { words } from '../state/words.ts'
import { RerunButton } from './rerun-button.tsx'
import { others, runSeeds, SEEDS, stopSeeds } from './seeds.ts'
import { give } from './state.ts'

/** The button that runs the plan with other seeds. @param id tells its places on the page apart */
export function MoreSeeds({ id }: { id: string }) {
  const { count, progress, why } = others.value
  if (count === SEEDS) return <p class="note">{words.seeds.done(SEEDS)}</p>
  return (
    <>
      {count > 0 && !progress && <p class="note">{words.seeds.some(count, SEEDS)}</p>}
      <RerunButton
        id={id}
        label={words.seeds.run(SEEDS - count)}
        work={{ ...(progress ? { progress } : {}), ...(why ? { why } : {}) }}
        begin={find => void runSeeds(find)}
        cancel={stopSeeds}
        give={give}
      >
        {words.seeds.note}
      </RerunButton>
    </>
  )
}
