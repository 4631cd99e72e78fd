import { say } from '../locales/say.ts'
import { RerunButton } from './rerun-button.tsx'
import { others, runSeeds, SEEDS, stopSeeds } from './seeds.ts'
import { give } from './state.ts'

/** The button that runs the plan with other seeds. @param id tells its places on the page apart */
export function MoreSeeds({ id }: { id: string }) {
  const { count, progress, why } = others.value
  if (count === SEEDS) return <p class="note">{say('seeds.done', { count: SEEDS })}</p>
  return (
    <>
      {count > 0 && !progress && <p class="note">{say('seeds.some', { done: count, count: SEEDS })}</p>}
      <RerunButton
        id={id}
        label={say('seeds.run', { count: SEEDS - count })}
        work={{ ...(progress ? { progress } : {}), ...(why ? { why } : {}) }}
        begin={find => void runSeeds(find)}
        cancel={stopSeeds}
        give={give}
      >
        {say('seeds.note')}
      </RerunButton>
    </>
  )
}
