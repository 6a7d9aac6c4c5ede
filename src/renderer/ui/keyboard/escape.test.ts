// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { escapeOfDialog, watchEscape } from './escape'

let stop: () => void
let heard: KeyboardEvent[] = []
const hear = (event: KeyboardEvent) => heard.push(event)

beforeEach(() => {
  heard = []
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
