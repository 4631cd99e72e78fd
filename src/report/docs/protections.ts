import { usageOf } from '../../lineage/protect.ts'
import { protections } from '../../lineage/protections/index.ts'
import { hanging } from '../format/wrap.ts'

/**
 * Lists protections and harms, each with its values, its effect, the metric that shows it, and its source.
 *
 * @param width columns of a line
 */
export function protectionsList(width: number): string {
  return (['protects', 'harms'] as const)
    .map(effect => {
      const own = protections.filter(protection => protection.effect === effect)
      return [
        effect === 'protects' ? 'What protects' : 'What harms',
        ...own.map(entry => entryOf(entry, width)),
      ]
    })
    .flat()
    .join('\n\n')
}

function entryOf(protection: (typeof protections)[number], width: number): string {
  const { title, source, target } = protection
  return [
    hanging(`  ${usageOf(protection)}`, width, '      '),
    hanging(`    ${title}`, width, '    '),
    hanging(`    shows in ${target.row}, which goes ${target.moves}`, width, '    '),
    hanging(`    source: ${source}`, width, '    '),
  ].join('\n')
}
