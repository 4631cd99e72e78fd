import * as v from 'valibot'
import { either } from '../../phrase.ts'
import { regimesWith } from '../regimes/index.ts'
import { draws, type Draws } from '../sources.ts'
import { must, type Option } from './option.ts'

/** How the human text of a mix is drawn; null where the regime draws none from what A read. */
export const humanDraws: Option<'humanDraws', Draws | null> = {
  name: 'humanDraws',
  flag: 'human-draws',
  kind: 'choice',
  help: `${regimesWith('humanDraws')}: without-replacement takes a human passage again only when all have been taken; with-replacement may take one twice and leave others out [default: without-replacement]`,
  default: null,
  schema: v.picklist(
    draws,
    must('human-draws', () => either(draws)),
  ),
  choices: draws,
  stored: v.nullable(v.picklist(draws)),
  regime: { usual: ({ humanDraws }) => humanDraws, only: true },
  inName: how => (how === 'without-replacement' ? '' : how),
  short: how => (how === 'without-replacement' ? '' : how.replace('-', ' ')),
  place: 2,
  control: { place: 8 },
}
