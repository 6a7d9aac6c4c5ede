import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { IPC_CALL_CHANNEL, IPC_EVENT_CHANNEL } from '#shared/ipc-channels'
import { DeskError } from '#shared/messages/catalogue'
import type { fakeElectron } from '../testing/fake-electron'
import { FakeWebContents } from '../testing/fake-electron'
import type { Caller, IpcHandlers } from './handlers'

vi.mock('electron', async () => (await import('../testing/fake-electron')).fakeElectron())

const { registerIpc } = await import('./register-ipc')
const { handled } = (await import('electron')) as unknown as ReturnType<typeof fakeElectron>

const log = { file: '', info: vi.fn(), warn: vi.fn(), error: vi.fn() }
const save = vi.fn(async (_input: unknown, _caller: Caller): Promise<unknown> => ({ name: '意见书.docx' }))

const saveRecovery = vi.fn(async (_input: unknown, _caller: Caller): Promise<unknown> => undefined)

beforeAll(() => registerIpc({ 'files.save': save, 'files.saveRecovery': saveRecovery } as unknown as IpcHandlers, log))
beforeEach(() => vi.clearAllMocks())

const page = { url: 'app://desk/index.html', parent: null }
const good = { name: '意见书.docx', bytes: new Uint8Array([1]), filter: { name: 'Word 文档', extensions: ['docx'] } }

function call(name: unknown, input: unknown, senderFrame: unknown = page, sender = new FakeWebContents()) {
  return handled.get(IPC_CALL_CHANNEL)?.({ senderFrame, sender }, name, input)
}

describe('calls from the page', () => {
  it('are answered when they are of the list and of the right shape', async () => {
    expect(await call('files.save', good)).toEqual({ ok: true, value: { name: '意见书.docx' } })
  })

  it.each([
    ['no frame any more', null],
    ['a frame inside the page', { url: 'app://desk/', parent: page }],
    ['a foreign page', { url: 'https://example.com/', parent: null }],
    ['a host that begins alike', { url: 'app://desk.example.com/', parent: null }],
    ['a print page', { url: 'app://desk/print/1', parent: null }],
    ['an empty page', { url: 'about:blank', parent: null }],
  ])('are refused from %s', async (_who, frame) => {
    expect(await call('files.save', good, frame)).toMatchObject({ ok: false, refusal: { code: 'desktop.callRefused' } })
    expect(save).not.toHaveBeenCalled()
  })

  it.each([
    ['an unknown name', 'files.delete', good],
    ['a name of Object itself', 'constructor', good],
    ['no name', undefined, good],
    ['a missing field', 'files.save', { name: 'x' }],
    ['text for bytes', 'files.save', { ...good, bytes: 'x' }],
    ['an extension with a path', 'files.save', { ...good, filter: { name: 'x', extensions: ['../exe'] } }],
    ['an address for a path', 'transport.request', { method: 'GET', path: 'https://example.com/' }],
    ['a path to another host', 'transport.request', { method: 'GET', path: '//example.com/' }],
    ['a header with a line break', 'transport.request', { method: 'GET', path: '/', headers: { 'a\r\nb': 'c' } }],
  ])('are refused with %s', async (_what, name, input) => {
    expect(await call(name, input)).toMatchObject({ ok: false, refusal: { code: 'desktop.callRefused' } })
    expect(save).not.toHaveBeenCalled()
  })

  const request = {
    format: 'desk-recovery-request/1',
    storeName: 'desk-store-1',
    userId: 'u1',
    login: 'zhangwei',
    name: '张伟',
    keyId: '0123456789abcdef',
    wrapped: 'abc',
    reply: 'def',
    at: '2026-11-23T01:30:00.000Z',
  }

  it('save a recovery request, and nothing that the page would send along with it', async () => {
    await call('files.saveRecovery', { ...request, cases: '案件内容' })
    expect(saveRecovery).toHaveBeenCalledWith(request, expect.anything())
  })

  it.each([
    ['bytes of its own', { name: 'x.json', bytes: new Uint8Array([1]) }],
    ['another format', { ...request, format: 'desk-export/1' }],
    ['more than a key in the place of the key', { ...request, wrapped: 'x'.repeat(401) }],
    ['text in the place of the key', { ...request, wrapped: '反映三轮车被拖走' }],
    ['no time', { ...request, at: 'yesterday' }],
  ])('are refused as a recovery request with %s', async (_what, input) => {
    expect(await call('files.saveRecovery', input)).toMatchObject({ refusal: { code: 'desktop.callRefused' } })
    expect(saveRecovery).not.toHaveBeenCalled()
  })

  it('get an expected failure as a value, with its arguments', async () => {
    save.mockRejectedValueOnce(new DeskError('desktop.fileNotSaved', { name: '意见书.docx', reason: 'EBUSY' }))
    expect(await call('files.save', good)).toEqual({
      ok: false,
      refusal: { code: 'desktop.fileNotSaved', args: { name: '意见书.docx', reason: 'EBUSY' } },
    })
  })

  it('get a number for a bug, whose details stay in the log', async () => {
    save.mockRejectedValueOnce(new Error('/home/officer/secret'))
    const answer = JSON.stringify(await call('files.save', good))
    expect(answer).toContain('general.unexpected')
    expect(answer).not.toContain('secret')
    expect(log.error).toHaveBeenCalledOnce()
  })

  it('know their page: events reach it until it is gone, and its going is told once', async () => {
    const sender = new FakeWebContents()
    const gone = vi.fn()
    save.mockImplementationOnce(async (_input, caller) => {
      caller.onGone(gone)
      caller.send('transport.poke', { stream: 's' })
      return undefined
    })
    await call('files.save', good, page, sender)
    expect(sender.send).toHaveBeenCalledWith(IPC_EVENT_CHANNEL, 'transport.poke', { stream: 's' })
    sender.emit('render-process-gone')
    sender.emit('destroyed')
    expect(gone).toHaveBeenCalledOnce()
    expect(sender.listenerCount('destroyed')).toBe(0)
  })

  it('are listened to once for all that is open for their page, and what was closed is told nothing', async () => {
    const sender = new FakeWebContents()
    const [closed, open] = [vi.fn(), vi.fn()]
    for (const gone of [...Array(20).fill(closed), open])
      save.mockImplementationOnce(async (_input, caller) => {
        const leave = caller.onGone(gone)
        if (gone === closed) leave()
        return undefined
      })
    for (let n = 0; n < 21; n += 1) await call('files.save', good, page, sender)
    expect(sender.listenerCount('destroyed')).toBe(1)
    sender.emit('did-navigate')
    expect([closed.mock.calls.length, open.mock.calls.length]).toEqual([0, 1])
  })
})
