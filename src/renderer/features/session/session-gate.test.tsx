// @vitest-environment happy-dom
import { App, ConfigProvider } from 'antd'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, it, vi } from 'vitest'
import { FakeDesk } from '../../../../tests/support/fake-desk'
import { SessionGate } from './session-gate'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.innerHTML = ''
})

it('says so when the start fails as nobody foresaw, keeps the error for support, and starts anew when told', async () => {
  const reported = vi.fn()
  vi.stubGlobal('reportError', reported)
  const desk = new FakeDesk({ orders: 0, userId: 'user-wang', start: 'open', online: true })
  const start = vi.spyOn(desk, 'start').mockRejectedValueOnce(new TypeError('worker gone'))
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  await act(async () =>
    root.render(
      <ConfigProvider button={{ autoInsertSpace: false }}>
        <App>
          <SessionGate desk={desk}>{(session) => <p>{`打开了：${session.name}`}</p>}</SessionGate>
        </App>
      </ConfigProvider>,
    ),
  )
  expect(document.body.textContent).toContain('TypeError')
  expect(document.querySelector('.ant-spin')).toBeNull()
  expect(reported).toHaveBeenCalledOnce()
  const again = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === '重试')
  await act(async () => again?.click())
  expect(start).toHaveBeenCalledTimes(2)
  expect(document.body.textContent).toContain('打开了：')
  await act(async () => root.unmount())
})
