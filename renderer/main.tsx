import './zod-without-eval'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app'
import { openApp } from './running-app'
import './styles/tokens.css'
import './styles/base.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

const running = openApp({
  bridge: window.turnback,
  document,
  window,
  // The page has no log of its own; its console is where a technician looks for a fault of the page.
  onFault: (fault) => console.error(fault),
})

createRoot(root).render(
  <StrictMode>
    <App running={running} />
  </StrictMode>,
)
