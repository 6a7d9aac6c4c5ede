// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { escapeOfDialog, watchEscape } from './escape'

let stop: () => void
let heard: KeyboardEvent[] = []
/** How often the key comes too early for the dialog, because what closed before still holds the place in front. */
let early = 0

/** As the dialogs of antd: who takes the key stops it. */
function hear(event: KeyboardEvent) {
  heard.push(event)
  if (document.querySelector('[role="dialog"]') && heard.length > early) event.stopPropagation()
}

beforeEach(() => {
  heard = []
  early = 0
  stop = watchEscape()
  window.addEventListener('keydown', hear)
})
afterEach(() => {
  stop()
  window.removeEventListener('keydown', hear)
  document.body.innerHTML = ''
})

function press(key: string, composing = false, at: Element | null = document.body): void {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, isComposing: composing })
  // As from a hand; what the desk presses itself is not trusted.
  Object.defineProperty(event, 'isTrusted', { value: true })
  at?.dispatchEvent(event)
}

/** Ten frames: longer than the key waits to be pressed again. */
async function settled(): Promise<void> {
  for (let left = 10; left > 0; left -= 1) await new Promise((resolve) => requestAnimationFrame(resolve))
}

describe('Escape', () => {
  it('waits for a popup that is fading out, and then reaches what stands behind it', async () => {
    document.body.innerHTML = '<div role="dialog"></div><div class="ant-popover ant-zoom-big-leave"></div>'
    press('Escape')
    expect(heard).toEqual([])
    document.querySelector('.ant-popover')?.remove()
    await vi.waitFor(() => expect(heard.map(({ key }) => key)).toEqual(['Escape']))
  })

  it('goes on even if the fading never ends', async () => {
    document.body.innerHTML = '<div class="ant-zoom-big-leave"></div>'
    press('Escape')
    await vi.waitFor(() => expect(heard).toHaveLength(1))
  })

  it('belongs to the dialog that is open, not to the list behind it', async () => {
    press('Escape')
    document.body.innerHTML = '<div role="dialog"></div>'
    press('Escape')
    await vi.waitFor(() => expect(heard).toHaveLength(2))
    document.body.innerHTML = '<div style="display: none" role="dialog"></div>'
    press('Escape')
    expect(heard.map(escapeOfDialog)).toEqual([false, true, false])
  })

  it('waits for a dialog that has only just been drawn to take its place', async () => {
    document.body.innerHTML = '<div role="dialog"></div>'
    press('Escape')
    expect(heard).toEqual([])
    await vi.waitFor(() => expect(heard).toHaveLength(1))
  })

  it('is pressed again until the dialog takes it: what closed before may hold the place in front a while longer', async () => {
    document.body.innerHTML = '<div role="dialog"></div>'
    early = 3
    press('Escape')
    await vi.waitFor(() => expect(heard).toHaveLength(4))
    await settled()
    expect(heard).toHaveLength(4)
  })

  it('is not pressed on the page behind once the dialog is gone, however it closed', async () => {
    document.body.innerHTML = '<div role="dialog"></div>'
    early = 9
    const close = () => document.querySelector('[role="dialog"]')?.remove()
    document.body.addEventListener('keydown', close, { once: true })
    press('Escape')
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    await settled()
    expect(heard).toHaveLength(1)
  })

  it('closes a popup over a dialog and not the dialog with it', async () => {
    document.body.innerHTML = '<div role="dialog"></div><div class="ant-popover"></div>'
    early = 1
    press('Escape')
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    document.querySelector('.ant-popover')?.remove()
    await settled()
    expect(heard).toHaveLength(1)
  })

  it('goes at once to the field of a dialog whose list is open', () => {
    document.body.innerHTML = '<div role="dialog"><input aria-expanded="true"></div>'
    press('Escape', false, document.querySelector('input'))
    expect(heard.map(escapeOfDialog)).toEqual([true])
  })

  it('is left to the input method while it composes', () => {
    document.body.innerHTML = '<div role="dialog"></div>'
    press('Escape', true)
    expect(heard.map(escapeOfDialog)).toEqual([false])
  })
})
