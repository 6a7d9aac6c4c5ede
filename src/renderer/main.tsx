import './app/prepare-libraries'
// The library's rules come before our own, which overrule them.
import 'virtual:antd-styles.css'
import './app/base.css'
import { StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { DeskApp } from './app/desk-app'
import { StartFailure } from './app/errors/start-failure'
import { giveStylesTheNonce, pageNonce } from './app/theme/style-nonce'
import { openDesk } from './data/open-desk'
import { resolveHost } from './host/resolve-host'

const place = document.getElementById('root')
// browser-floor.js has put its own page there already.
const tooOld = document.documentElement.dataset.tooOld !== undefined
if (place && !tooOld) {
  const nonce = pageNonce()
  if (nonce) giveStylesTheNonce(nonce)
  const root = createRoot(place)
  start(root, nonce).catch((problem: unknown) => root.render(<StartFailure nonce={nonce} problem={problem} />))
}

async function start(root: Root, nonce: string | undefined): Promise<void> {
  const host = resolveHost()
  const desk = await openDesk(host)
  root.render(
    <StrictMode>
      <DeskApp desk={desk} host={host} nonce={nonce} />
    </StrictMode>,
  )
}
