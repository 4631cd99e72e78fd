/**
 * The script of the pages of a lesson: every two seconds it takes over what is new. What comes is a document of its own, of which no script
 * runs. While nothing comes, the page says since when.
 */
export const lessonScript = `'use strict'
const now = document.getElementById('now')
const away = document.getElementById('away')
let last = new Date()

async function renew() {
  try {
    const response = await fetch(location.pathname.replace(/\\/$/, '') + '/now', { cache: 'no-store' })
    if (!response.ok) throw new Error(String(response.status))
    const text = await response.text()
    if (text !== now.dataset.last) {
      const { body } = new DOMParser().parseFromString(text, 'text/html')
      now.replaceChildren(...body.childNodes)
      now.dataset.last = text
    }
    const stage = now.querySelector('[data-shown]')?.dataset.shown
    for (const button of document.querySelectorAll('button[data-stage]'))
      button.setAttribute('aria-pressed', String(button.dataset.stage === stage))
    last = new Date()
    away.hidden = true
  } catch {
    away.textContent = 'The lesson does not answer. Shown is how it was at ' + last.toLocaleTimeString() + '.'
    away.hidden = false
  }
}

document.addEventListener('click', event => {
  const stage = event.target.closest('button[data-stage]')?.dataset.stage
  if (event.target.closest('button[data-print]')) print()
  const asked = event.target.closest('button[data-collect]') ? 'collect' : event.target.closest('button[data-mark]') ? 'mark' : undefined
  if (asked) fetch('/teacher/' + asked, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }).then(renew, renew)
  if (stage === undefined) return
  const body = JSON.stringify({ stage })
  fetch('/teacher/stage', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body }).then(renew, renew)
})

if (!document.querySelector('[data-still]')) {
  renew()
  setInterval(renew, 2000)
}
`
