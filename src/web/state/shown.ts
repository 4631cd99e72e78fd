import { language } from '../locales/say.ts'
import { addressed, addressedText } from './address.ts'
import { generation, goTo, playing, runNumber, show, word } from './state.ts'

// What every view shows is named by the address of every view: the copy, the settings, the chosen word.

addressed({
  write: to => {
    if (language !== 'en') to.set('lang', language)
  },
  // A page has one language from its start to its end.
  read: () => undefined,
})

addressedText('copy', {
  get: () => (generation.value === 0 ? undefined : show.value?.columns[generation.value]),
  set: name => goTo(Math.max(0, show.value?.columns.indexOf(name ?? '') ?? 0)),
})

addressedText('settings', {
  step: true,
  get: () => (runNumber.value === 0 ? undefined : show.value?.titles[runNumber.value]),
  set: title => (runNumber.value = Math.max(0, show.value?.titles.indexOf(title ?? '') ?? 0)),
})

addressed({
  views: ['words'],
  step: true,
  write: to => {
    if (word.value !== undefined) to.set('word', show.value!.types[word.value]!)
  },
  read: from => {
    const found = show.value?.types.indexOf(from.get('word') ?? '') ?? -1
    word.value = found < 0 ? undefined : found
  },
})

// An address may ask for the words to fade at once; what then plays is no part of the address.
addressed({
  views: ['words'],
  write: () => undefined,
  read: from => {
    if (from.has('play')) playing.value = true
  },
})
