import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { didYouMean } from '../text/nearest.ts'
import { groups, metrics } from './index.ts'
import { isNumbered, type Metric } from './metric.ts'

const entries = groups.flatMap(group => group.metrics)

/**
 * Finds a measure by its name, with any number in range where the name has one: `rep-16` and `rep-5`.
 *
 * @throws Refusal with the nearest name
 * @example
 * import { metricNamed } from 'collapse-lab'
 * metricNamed('rep-16').title // → 'words repeated within 16 words'
 * metricNamed('distinct-3').collapse // → 'down'
 */
export function metricNamed(name: string): Metric {
  const [, base, digits] = /^(.*)-([1-9]\d{0,8})$/.exec(name) ?? []
  for (const entry of entries) {
    if (!isNumbered(entry)) {
      if (entry.name === name) return entry
    } else if (entry.name === base) {
      const number = Number(digits)
      if (number >= entry.from && number <= entry.to) return entry.make(number)
      throw new Refusal(
        phrase`${entry.name} goes from ${entry.from} to ${entry.to}, got ${JSON.stringify(name)}`,
        phrase`as in ${entry.name}-${entry.usual[0] ?? entry.from}`,
      )
    }
  }
  throw noSuchMetric(name)
}

function noSuchMetric(name: string): Refusal {
  const names = metrics.map(metric => metric.name)
  return new Refusal(
    phrase`there is no measure ${JSON.stringify(name)}`,
    phrase`${didYouMean(name, names)}\`collapse-lab measure --list\` names them all`,
  )
}
