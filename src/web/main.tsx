import { render } from 'preact'
import './state/shown.ts'
import { App } from './app.tsx'
import './page.css'
import './words/words.css'
import './lab/text.css'
import './class/class.css'
import './story/story.css'
import './compare/compare.css'
import './read/read.css'
import './game/game.css'
import './read/beside/beside.css'
import { serveWorker } from './engine/worker.ts'
import { embedded, followAddress } from './state/address.ts'
import { language } from './locales/say.ts'

// One script serves as the page and, started again in a worker, as the engine.
if (typeof document === 'undefined') serveWorker()
else {
  const host = document.getElementById('page')!
  host.replaceChildren()
  document.documentElement.lang = language
  document.documentElement.classList.toggle('embed', embedded)
  followAddress()
  render(<App />, host)
}
