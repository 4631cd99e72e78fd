import { randomFrom } from '../src/random.ts'

const SUBJECTS =
  'the miller,a fisher,my aunt,the old captain,a child,the baker,our neighbour,the ferryman'.split(',')
const VERBS = 'saw,found,lost,carried,painted,mended,sold,forgot,counted,remembered'.split(',')
const THINGS =
  'lantern,kettle,net,ladder,map,whistle,blanket,basket,coin,letter,boat,drum,apple,button'.split(',')
const PLACES =
  'by the river,at dawn,in the harbour,under the bridge,before supper,near the mill,on the hill'.split(',')

/** A small text of our own making: so many paragraphs of four sentences, with a rare word in each. */
export function prose(paragraphs: number, seed = 'prose'): string {
  const random = randomFrom(seed)
  const pick = (list: readonly string[]) => list[random.below(list.length)]!
  const sentence = () => {
    const text = `${pick(SUBJECTS)} ${pick(VERBS)} the ${pick(THINGS)} ${pick(PLACES)}`
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const rare = (index: number) => `Nobody spoke of the ${'bcdfglmnprst'.charAt(index % 12)}ar${index}ow.`
  return Array.from({ length: paragraphs }, (_, index) =>
    [sentence(), sentence(), rare(index), sentence()].join(' '),
  ).join('\n\n')
}
