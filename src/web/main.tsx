import { render } from 'preact'
import { App } from './app.tsx'
import './page.css'
import './study/study.css'
import { serveWorker } from './engine/worker.ts'

// One script serves as the page and, started again in a worker, as the engine.
if (typeof document === 'undefined') serveWorker()
else {
  const host = document.getElementById('page')!
  host.replaceChildren()
  render(<App />, host)
}
