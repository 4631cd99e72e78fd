import type { Plan } from '../lineage/plan.ts'
import { show } from './state/state.ts'
import { words } from './state/words.ts'

type Name = keyof ReturnType<typeof words.terms.of>

/** A glossary of terms under a plan, folded at first. */
export function Terms({ plan, names }: { plan: Plan; names: readonly Name[] }) {
  const known = words.terms.of(plan)
  return (
    <details class="terms">
      <summary>{words.terms.title}</summary>
      <dl>
        {names.map(name => {
          const [term, meaning] = known[name]
          return (
            <div key={name}>
              <dt>{term}</dt>
              <dd>{meaning}</dd>
            </div>
          )
        })}
      </dl>
    </details>
  )
}

/** Names the text, model, regime and seed of a panel, and explains these terms. */
export function Scope({ plan }: { plan: Plan }) {
  return (
    <>
      <p class="note">{words.scope(show.value!.text.title, plan)}</p>
      <Terms plan={plan} names={['token', 'order', 'rule', 'seed']} />
    </>
  )
}
