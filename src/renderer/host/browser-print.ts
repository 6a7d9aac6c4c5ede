import type { PrintRequest, PrintResult } from '#shared/host'
import { DeskError } from '#shared/messages/catalogue'
import { withNonce } from '#shared/security/csp'

/** Prints from a frame of its own, so that the page around it neither shows up on paper nor lends it styles. */
export async function printInFrame(request: PrintRequest): Promise<PrintResult> {
  const frame = document.createElement('iframe')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.hidden = true
  frame.srcdoc = withNonce(request.html, pageNonce())
  const loaded = new Promise((done) => frame.addEventListener('load', done, { once: true }))
  document.body.append(frame)
  try {
    await loaded
    const inner = frame.contentWindow
    if (!inner) throw new DeskError('desktop.notPrinted', { reason: '页面未打开' })
    await inner.document.fonts.ready
    const closed = new Promise((done) => inner.addEventListener('afterprint', done, { once: true }))
    inner.print()
    await closed
    return 'closed'
  } finally {
    frame.remove()
  }
}

function pageNonce(): string {
  const content = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
  return content && !content.startsWith('__') ? content : ''
}
