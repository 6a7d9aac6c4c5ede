import { dialog } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { FakeWebContents } from '../testing/fake-electron'

vi.mock('electron', async () => (await import('../testing/fake-electron')).fakeElectron())

const { askBeforeLeaving } = await import('./ask-before-leaving')

describe('a window over work that is not saved', () => {
  const webContents = new FakeWebContents()
  askBeforeLeaving({ webContents } as never)
  const close = (button: number) => {
    vi.mocked(dialog.showMessageBoxSync).mockReturnValueOnce(button)
    const preventDefault = vi.fn()
    webContents.emit('will-prevent-unload', { preventDefault })
    return preventDefault.mock.calls.length > 0
  }

  it('asks in words before it closes, and stays where the officer goes back or only closes the question', () => {
    expect(close(0)).toBe(false)
    expect(vi.mocked(dialog.showMessageBoxSync).mock.lastCall?.at(-1)).toMatchObject({
      message: '还有没有保存的内容',
      cancelId: 0,
      defaultId: 0,
    })
  })

  it('closes where he gives the work up', () => {
    expect(close(1)).toBe(true)
  })
})
