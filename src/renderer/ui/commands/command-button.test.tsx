// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it } from 'vitest'
import type { Refusal } from '#shared/messages/catalogue'
import { OfferedButton } from './command-button'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
afterEach(() => {
  document.body.innerHTML = ''
})

async function shown(refusals: readonly (Refusal | null | undefined)[]): Promise<HTMLButtonElement[]> {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const seen: HTMLButtonElement[] = []
  for (const refusal of refusals) {
    await act(async () => root.render(<OfferedButton refusal={refusal} label="记录认定" onRun={() => {}} />))
    const button = place.querySelector('button')
    if (!button) throw new Error('no button')
    if (seen.length === 0) button.focus()
    seen.push(button)
  }
  return seen
}

it('keeps the focus of who waits on it when the command becomes possible, and when it no longer is', async () => {
  const elsewhere: Refusal = { code: 'cases.otherBureau', args: { organ: '汝南县司法局' } }
  const seen = await shown([undefined, elsewhere, null, elsewhere])
  expect(new Set(seen).size).toBe(1)
  expect(document.activeElement).toBe(seen[0])
  expect(seen[0]?.getAttribute('aria-disabled')).toBe('true')
})
