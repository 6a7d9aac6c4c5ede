// @vitest-environment happy-dom
import { Input, type InputRef, Modal } from 'antd'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
import { useFirstFocus } from './first-focus'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

function Dialog() {
  const field = useFirstFocus<InputRef>()
  return (
    <Modal open title="受理">
      <Input aria-label="案件名称" ref={field} />
    </Modal>
  )
}

it('stands in its field when a dialog opens, and not on the cross that gives it up', async () => {
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () => root.render(<Dialog />))
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('案件名称'))
  await act(async () => root.unmount())
})
