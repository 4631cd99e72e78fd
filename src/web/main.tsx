import { render } from 'preact'
import { App } from './app.tsx'
import './page.css'

const host = document.getElementById('page')!
host.replaceChildren()
render(<App />, host)
