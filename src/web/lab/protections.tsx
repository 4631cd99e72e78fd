import { joinList, splitList } from '../../lineage/options/option-text.ts'
import { protections, type Protection } from '../../lineage/protections/index.ts'
import { say, type Key } from '../locales/say.ts'

/** Protections that need no further text. */
const OFFERED = protections.filter(({ reads }) => !reads)

/** A box for each protection, with a field for its values. @param value names, separated by commas */
export function Protections({ value, change }: { value: string; change: (value: string) => void }) {
  const chosen = new Map(splitList(value).map(spec => [spec.split('=')[0]!, spec]))
  const put = (name: string, spec: string | undefined) => {
    const next = new Map(chosen)
    if (spec === undefined) next.delete(name)
    else next.set(name, spec)
    change(joinList([...next.values()]))
  }
  return (
    <fieldset class="protections">
      <legend>{say('knobs.protect.label')}</legend>
      <ul>
        {OFFERED.map(protection => (
          <li key={protection.name}>
            <Box protection={protection} spec={chosen.get(protection.name)} put={put} />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

interface BoxFacts {
  readonly protection: Protection
  /** The chosen values, such as `near-duplicates=0.8`; missing where it is not chosen. */
  readonly spec: string | undefined
  readonly put: (name: string, spec: string | undefined) => void
}

function Box({ protection: { name, effect, parameters }, spec, put }: BoxFacts) {
  const usual = parameters.map(parameter => parameter.default ?? parameter.range?.least ?? 0).join(':')
  const plain = usual === '' ? name : `${name}=${usual}`
  return (
    <>
      <label class="switch">
        <input
          type="checkbox"
          checked={spec !== undefined}
          onChange={event => put(name, event.currentTarget.checked ? plain : undefined)}
        />
        <span>
          {say(`knobs.protect.names.${name}` as Key)}
          {effect === 'harms' && <em> {say('knobs.protect.harms')}</em>}
        </span>
      </label>
      {spec !== undefined && parameters.length > 0 && (
        <label class="values">
          {parameters.map(parameter => say(`knobs.protect.values.${parameter.name}` as Key)).join(' : ')}
          <input
            type="text"
            autocomplete="off"
            value={spec.slice(name.length + 1)}
            onInput={event => put(name, `${name}=${event.currentTarget.value.replaceAll(',', '')}`)}
          />
        </label>
      )}
    </>
  )
}
