import { app, session } from 'electron'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { FakeWebContents, type fakeSession } from '../testing/fake-electron'

vi.mock('electron', async () => (await import('../testing/fake-electron')).fakeElectron())

const { guardWebContents } = await import('./web-guard')

const log = { file: '', info: vi.fn(), warn: vi.fn(), error: vi.fn() }
const contents = new FakeWebContents()
const permissions = (session.defaultSession as unknown as ReturnType<typeof fakeSession>).handlers

beforeAll(() => {
  guardWebContents(log)
  app.emit('web-contents-created', {} as never, contents as never)
})

function navigate(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect', url: string, isMainFrame = true) {
  const preventDefault = vi.fn()
  contents.emit(event, { url, isMainFrame, preventDefault }, url)
  return preventDefault.mock.calls.length > 0 ? 'refused' : 'allowed'
}

describe('a page of the desk', () => {
  it.each([
    ['https://example.com/', 'refused'],
    ['file:///etc/passwd', 'refused'],
    ['app://other/', 'refused'],
    ['app://desk.example.com/', 'refused'],
    ['javascript:alert(1)', 'refused'],
    ['data:text/html,x', 'refused'],
    ['app://desk/', 'allowed'],
    ['app://desk/index.html#/cases', 'allowed'],
  ])('going to %s is %s', (url, outcome) => {
    expect(navigate('will-navigate', url)).toBe(outcome)
    expect(navigate('will-redirect', url)).toBe(outcome)
    expect(navigate('will-frame-navigate', url)).toBe(outcome)
  })

  it('opens no windows and attaches no webviews', () => {
    expect(contents.windowOpenHandler?.({ url: 'https://example.com/' })).toEqual({ action: 'deny' })
    expect(contents.windowOpenHandler?.({ url: 'app://desk/' })).toEqual({ action: 'deny' })
    const preventDefault = vi.fn()
    contents.emit('will-attach-webview', { preventDefault })
    expect(preventDefault).toHaveBeenCalled()
  })

  it('downloads nothing by itself', () => {
    const preventDefault = vi.fn()
    permissions['will-download']?.({ preventDefault } as never)
    expect(preventDefault).toHaveBeenCalled()
  })

  it.each(['geolocation', 'media', 'notifications', 'clipboard-read', 'openExternal', 'usb', 'fileSystem', 'unknown'])(
    'is not given %s',
    (permission) => {
      const answer = vi.fn()
      permissions.request?.(contents as never, permission as never, answer as never, {} as never)
      expect(answer).toHaveBeenCalledWith(false)
      expect(permissions.check?.(contents as never, permission as never, 'app://desk' as never, {} as never)).toBe(
        false,
      )
      expect(permissions.device?.({} as never)).toBe(false)
    },
  )

  it('may write to the clipboard and keep its store, but only as a page of the desk', () => {
    for (const permission of ['clipboard-sanitized-write', 'persistent-storage']) {
      const answer = vi.fn()
      permissions.request?.(contents as never, permission as never, answer as never, {} as never)
      expect(answer).toHaveBeenLastCalledWith(true)
      const foreign = Object.assign(new FakeWebContents(), { url: 'https://example.com/' })
      permissions.request?.(foreign as never, permission as never, answer as never, {} as never)
      expect(answer).toHaveBeenLastCalledWith(false)
    }
  })

  it('may take photos with the camera, and hears nothing', () => {
    const asked = (kinds: readonly string[]) => {
      const answer = vi.fn()
      permissions.request?.(contents as never, 'media' as never, answer as never, { mediaTypes: kinds } as never)
      return answer.mock.calls[0]?.[0]
    }
    expect(asked(['video'])).toBe(true)
    expect(asked(['video', 'audio'])).toBe(false)
    expect(asked(['audio'])).toBe(false)
    const checked = (mediaType: string) =>
      permissions.check?.(contents as never, 'media' as never, 'app://desk' as never, { mediaType } as never)
    expect([checked('video'), checked('audio')]).toEqual([true, false])
  })

  it('leaves no address in the log', () => {
    navigate('will-navigate', 'https://example.com/?name=张三')
    expect(JSON.stringify(log.warn.mock.calls)).not.toContain('example')
  })
})
