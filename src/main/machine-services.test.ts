import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dialog, safeStorage, shell } from 'electron'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { toBase64Url } from '#shared/security/base64-url'
import { defaultPolicy } from '#shared/security/machine-policy'
import { keyIdOf, newKeyPair } from '#shared/security/recovery'

vi.mock('electron', async () => (await import('./testing/fake-electron')).fakeElectron())

const { fileHandlers } = await import('./files')
const { secretHandlers } = await import('./secrets')
const { systemHandlers } = await import('./system')

const caller = { id: 7, send: vi.fn(), onGone: () => () => undefined }
const bytes = new TextEncoder().encode('监督意见书')
const filter = { name: 'Word 文档', extensions: ['docx'] }
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('saving a document', () => {
  const files = fileHandlers(() => undefined)
  const choose = (filePath: string, canceled = false) =>
    vi.mocked(dialog.showSaveDialog).mockResolvedValueOnce({ canceled, filePath } as never)

  it('writes it where the officer says and shows it there afterwards', async () => {
    choose(join(folder, '意见书.docx'))
    const saved = await files['files.save']({ name: '关于“违停”的意见/书?.docx', bytes, filter }, caller)
    expect(saved?.name).toBe('意见书.docx')
    expect(await readFile(join(folder, '意见书.docx'), 'utf8')).toBe('监督意见书')
    const proposed = join('/machine/documents', '关于“违停”的意见_书_.docx')
    expect(dialog.showSaveDialog).toHaveBeenCalledWith(expect.objectContaining({ defaultPath: proposed }))
    await files['files.reveal'](saved?.revealId ?? '', caller)
    expect(shell.showItemInFolder).toHaveBeenCalledWith(join(folder, '意见书.docx'))
  })

  it('adds the extension that the dialog left out', async () => {
    choose(join(folder, '请示'))
    expect((await files['files.save']({ name: '请示.docx', bytes, filter }, caller))?.name).toBe('请示.docx')
  })

  it('does nothing when the officer cancels', async () => {
    choose('', true)
    expect(await files['files.save']({ name: 'a.docx', bytes, filter }, caller)).toBeUndefined()
  })

  it('says that it did not work, and leaves no half file', async () => {
    choose(join(folder, 'missing', 'a.docx'))
    await expect(files['files.save']({ name: 'a.docx', bytes, filter }, caller)).rejects.toMatchObject({
      refusal: { code: 'desktop.fileNotSaved', args: { name: 'a.docx', reason: 'ENOENT' } },
    })
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('opens it in Word or WPS, and nothing that could run', async () => {
    choose(join(folder, '打开.docx'))
    const saved = await files['files.save']({ name: '打开.docx', bytes, filter }, caller)
    await files['files.openSaved'](saved?.revealId ?? '', caller)
    expect(shell.openPath).toHaveBeenCalledWith(join(folder, '打开.docx'))
    vi.mocked(shell.openPath).mockResolvedValueOnce('no application')
    await expect(files['files.openSaved'](saved?.revealId ?? '', caller)).rejects.toMatchObject({
      code: 'desktop.fileNotOpened',
    })
    choose(join(folder, 'a.bat'))
    const script = await files['files.save']({ name: 'a.bat', bytes, filter }, caller)
    vi.mocked(shell.openPath).mockClear()
    await expect(files['files.openSaved'](script?.revealId ?? '', caller)).rejects.toMatchObject({
      code: 'desktop.fileNotOpened',
    })
    expect(shell.openPath).not.toHaveBeenCalled()
  })

  it('is refused where nothing may leave the screen', async () => {
    const save = fileHandlers(() => undefined, false)['files.save']
    await expect(save({ name: 'a.docx', bytes, filter }, caller)).rejects.toMatchObject({ code: 'desktop.exportsOff' })
  })

  it('lets a recovery request out there all the same: without it nobody opens the store again', async () => {
    const secretKey = newKeyPair()
    const request = {
      format: 'desk-recovery-request/1' as const,
      storeName: 'desk-store-1',
      userId: 'u1',
      login: 'zhangwei',
      name: '张伟',
      keyId: keyIdOf(secretKey.publicKey),
      wrapped: 'abc',
      reply: toBase64Url(secretKey.publicKey),
      at: '2026-11-23T01:30:00.000Z',
    }
    choose(join(folder, '恢复申请'))
    const saved = await fileHandlers(() => undefined, false)['files.saveRecovery'](request, caller)
    expect(saved?.name).toBe('恢复申请.json')
    expect(JSON.parse(await readFile(join(folder, '恢复申请.json'), 'utf8'))).toEqual(request)
    const [offered] = vi.mocked(dialog.showSaveDialog).mock.lastCall ?? []
    expect(offered).toMatchObject({ defaultPath: expect.stringMatching(/恢复申请-zhangwei\.json$/) })
  })

  it('shows nothing that this run has not saved', async () => {
    await expect(files['files.reveal']('0b8f5f57-2c4e-4f9a-9a51-111111111111', caller)).rejects.toMatchObject({
      code: 'desktop.fileGone',
    })
  })
})

describe('opening files', () => {
  it('hands over names and bytes, never paths', async () => {
    await writeFile(join(folder, '工单.xlsx'), bytes)
    vi.mocked(dialog.showOpenDialog).mockResolvedValueOnce({ filePaths: [join(folder, '工单.xlsx')] } as never)
    const opened = await fileHandlers(() => undefined)['files.open']({ filter }, caller)
    expect(opened).toEqual([{ name: '工单.xlsx', bytes: new Uint8Array(bytes) }])
  })

  it('says which file cannot be read', async () => {
    vi.mocked(dialog.showOpenDialog).mockResolvedValueOnce({ filePaths: [join(folder, '没有.xlsx')] } as never)
    await expect(fileHandlers(() => undefined)['files.open']({ filter }, caller)).rejects.toMatchObject({
      refusal: { code: 'desktop.fileNotRead', args: { name: '没有.xlsx' } },
    })
  })
})

describe('the keychain', () => {
  it('wraps and unwraps any bytes', async () => {
    const secrets = secretHandlers('win32')
    const key = crypto.getRandomValues(new Uint8Array(32))
    const wrapped = await secrets['secrets.wrap'](key, caller)
    expect(await secrets['secrets.unwrap'](wrapped, caller)).toEqual(key)
  })

  it('is refused where it would only pretend', async () => {
    vi.mocked(safeStorage.getSelectedStorageBackend).mockReturnValue('basic_text')
    expect(await secretHandlers('linux')['secrets.available'](undefined, caller)).toBe(false)
    await expect(secretHandlers('linux')['secrets.wrap'](bytes, caller)).rejects.toMatchObject({
      code: 'desktop.keychainMissing',
    })
    vi.mocked(safeStorage.isEncryptionAvailable).mockReturnValueOnce(false)
    expect(await secretHandlers('darwin')['secrets.available'](undefined, caller)).toBe(false)
  })

  it('says so when another machine wrapped it', async () => {
    await expect(secretHandlers('win32')['secrets.unwrap'](bytes, caller)).rejects.toMatchObject({
      code: 'desktop.keychainForeign',
    })
  })
})

describe('addresses outside the desk', () => {
  const showWindow = vi.fn()
  const system = systemHandlers({
    policy: defaultPolicy(),
    windowOf: () => undefined,
    showWindow,
    takeLink: () => undefined,
  })

  it('are opened only when the officer agrees, who reads where they lead', async () => {
    vi.mocked(dialog.showMessageBox).mockResolvedValueOnce({ response: 1 } as never)
    await system['system.openExternal']('https://www.gov.cn/x', caller)
    expect(shell.openExternal).not.toHaveBeenCalled()
    const asked = vi.mocked(dialog.showMessageBox).mock.calls[0]?.[0]
    expect(asked).toMatchObject({ detail: 'https://www.gov.cn/x', defaultId: 1, cancelId: 1 })
  })

  it('are opened by the system when they are https', async () => {
    await system['system.openExternal']('https://www.gov.cn/', caller)
    expect(shell.openExternal).toHaveBeenCalledWith('https://www.gov.cn/')
  })

  it.each([
    'file:///C:/Windows/System32/calc.exe',
    'ms-msdt:/id',
    'http://a.example/',
    'javascript:1',
    'https://bank.example@evil.example/',
    'nonsense',
  ])('are refused: %s', async (url) => {
    vi.mocked(shell.openExternal).mockClear()
    await expect(system['system.openExternal'](url, caller)).rejects.toMatchObject({
      code: 'desktop.addressRefused',
    })
    expect(shell.openExternal).not.toHaveBeenCalled()
  })
})
