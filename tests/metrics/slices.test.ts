import { describe, expect, test } from 'vitest'
import { TextFeatures } from '../../src/metrics/index.ts'
import { metricNamed } from '../../src/metrics/named.ts'
import { extremes } from '../../src/metrics/extremes.ts'
import { measureByLabel } from '../../src/metrics/labels.ts'
import { slicings, type Slice } from '../../src/metrics/slices.ts'
import { read } from '../toy.ts'
import { besideHuman } from './features.ts'

describe('slices', () => {
  const passages = [
    { text: 'a b c', label: 'sea' },
    { text: 'a d', label: 'land' },
    { text: 'a b', label: 'sea' },
  ]
  const { vocabulary, stream } = read(...passages.map(({ text }) => text))
  const features = besideHuman({
    human: passages.map(({ text }) => text),
    test: ['a b', 'd e'],
    written: ['a b', 'd'],
  })
  const labelled = new TextFeatures({
    ...features.inputs,
    writtenPassages: [{ label: 'sea' }, { label: 'land' }],
    human: {
      ...features.human!,
      trainPassages: passages,
      testPassages: [{ label: 'sea' }, { label: 'land' }],
    },
  })
  const slicing = (name: string) => slicings.find(other => other.name === name)!

  test('by label take the written passages, the human words and the held-out passages of a kind', () => {
    const [sea, land] = slicing('label').measure(
      labelled,
      ['types-written', 'surviving-types', 'share-of-passages', 'token-coverage-1'].map(metricNamed),
    )
    // Words of sea: a, b, c, of which c is lost; of land: a, d. Held out of land: d and e, which nobody wrote.
    expect(sea).toEqual({
      name: 'sea',
      words: 2,
      sampleWords: 1,
      heldOutWords: 2,
      metrics: {
        'types-written': 2,
        'surviving-types': 2 / 3,
        'share-of-passages': 1 / 2,
        'token-coverage-1': 1,
      },
    })
    expect(land!.metrics).toMatchObject({ 'types-written': 1, 'surviving-types': 1 })
    expect(land!.metrics['token-coverage-1']).toBe(1 / 2)
  })

  // Human places: 1 a, 2 b, 3 c | 5 a, 6 d | 8 a, 9 b, seven words. Written: a from nowhere, b from 2 | d from 6.
  test('by label follow the words of a kind to their own ancestors', () => {
    const followed = new TextFeatures({ ...labelled.inputs, ancestors: Int32Array.of(-1, -1, 2, -1, 6, -1) })
    const slices = slicing('label').measure(followed, [metricNamed('surviving-ancestors')])
    expect(slices.map(({ metrics }) => metrics['surviving-ancestors'])).toEqual([1 / 7, 1 / 7])
  })

  test('are rows of a run where the corpus has kinds, and none where it has not', () => {
    expect(measureByLabel(labelled)).toMatchObject({
      'share-of-passages/label:sea': 1 / 2,
      'surviving-types/label:sea': 2 / 3,
    })
    expect(measureByLabel(new TextFeatures({ vocabulary, written: stream }))).toEqual({})
  })

  test('by band and by third leave out measures that cannot be taken on words', () => {
    for (const name of ['band', 'third'])
      for (const slice of slicing(name).measure(features, ['rep-16', 'mtld', 'entropy'].map(metricNamed)))
        expect(Object.keys(slice.metrics)).toEqual(['rep-16'])
  })

  const ends = (name: string, slices: Slice[], by: string) => {
    const { best, worst } = extremes(metricNamed(name), slices, slicing(by))
    return [best?.name, worst?.name]
  }
  const alike = (values: number[], names: string[], more: Partial<Slice>[] = []) =>
    values.map((value, k) => ({
      name: 'xyz'[k]!,
      metrics: Object.fromEntries(names.map(name => [name, value])),
      ...more[k],
    }))

  test('name the best and the worst by which way a measure goes', () => {
    const slices = alike([0.2, 0.5], ['perplexity', 'accuracy-1', 'surviving-types'])
    expect(ends('perplexity', slices, 'label')).toEqual(['x', 'y'])
    expect(ends('accuracy-1', slices, 'label')).toEqual(['y', 'x'])
    expect(ends('surviving-types', slices, 'band')).toEqual(['y', 'x'])
  })

  test('name none where the parts add up, where length decides, or where nothing was measured', () => {
    const slices = alike([0.2, 0.5], ['types-written', 'surviving-types', 'type-coverage-1', 'js'])
    expect(ends('types-written', slices, 'band')).toEqual([undefined, undefined])
    expect(ends('js', slices, 'band')).toEqual([undefined, undefined])
    for (const name of ['types-written', 'surviving-types', 'type-coverage-1', 'mtld'])
      expect(ends(name, slices, 'label')).toEqual([undefined, undefined])
    expect(ends('js', slices, 'label')).toEqual(['x', 'y'])
  })

  test('name no part at an end where several are alike', () => {
    expect(ends('perplexity', alike([1, 1, 3], ['perplexity']), 'label')).toEqual([undefined, 'z'])
    expect(ends('perplexity', alike([1, 1], ['perplexity']), 'label')).toEqual([undefined, undefined])
  })

  test('name no part that is shorter than the samples of the others', () => {
    const long = { words: 900, sampleWords: 900 }
    const slices = alike([0, 5, 6], ['rep-16'], [{ words: 2, sampleWords: 900 }, long, long])
    expect(ends('rep-16', slices, 'section')).toEqual(['y', 'z'])
  })

  test('say nothing of a text that has no kinds itself, and keep kinds that it has lost', () => {
    const { writtenPassages: _, ...unlabelled } = labelled.inputs
    const asked = ['types-written', 'surviving-types', 'share-of-passages'].map(metricNamed)
    expect(
      slicing('label')
        .measure(new TextFeatures(unlabelled), asked)
        .map(({ metrics }) => Object.keys(metrics)),
    ).toEqual([['surviving-types'], ['surviving-types']])
    const collapsed = new TextFeatures({
      ...labelled.inputs,
      writtenPassages: [{ label: 'sea' }, { label: 'sea' }],
    })
    expect(
      slicing('label')
        .measure(collapsed, asked)
        .map(({ metrics }) => metrics['share-of-passages']),
    ).toEqual([1, 0])
    const foreign = new TextFeatures({
      ...labelled.inputs,
      writtenPassages: [{ label: 'sky' }, { label: 'moon' }],
    })
    expect(
      slicing('label')
        .measure(foreign, asked)
        .map(({ name }) => name),
    ).toEqual(['sky', 'moon'])
  })
})
