import { render } from 'preact'
import { App } from './app.tsx'
import './page.css'
import './study/study.css'
import { serveWorker } from './engine/worker.ts'

// The file has one script. It is the page's and, started again as a worker, the engine's.
if (typeof document === 'undefined') serveWorker()
else {
  const host = document.getElementById('page')!
  host.replaceChildren()
  render(<App />, host)
}
