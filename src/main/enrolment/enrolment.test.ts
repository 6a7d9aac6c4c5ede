import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dialog, session } from 'electron'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureOwnCertificate } from '#server/tls/server-certificate'
import { defaultPolicy, type MachinePolicy } from '#shared/security/machine-policy'
import { enrolmentOf } from '../../cli/commands/enrolment'
import { readServerTarget, type ServerTarget, writeServerTarget } from '../server/server-target'

vi.mock('electron', async () => (await import('../testing/fake-electron')).fakeElectron())

const { enrolmentHandlers } = await import('./enrolment-handlers')
const { readEnrolment } = await import('./read-enrolment')

const now = new Date()
const url = 'https://desk.example:8443'
const caller = { id: 7, send: vi.fn(), onGone: () => () => undefined }
let folder: string
let fingerprint: string
let otherFingerprint: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-enrol-'))
  fingerprint = (await ensureOwnCertificate(join(folder, 'server'), now)).fingerprint
  otherFingerprint = (await ensureOwnCertificate(join(folder, 'other'), now)).fingerprint
  writeFileSync(join(folder, 'desk.json'), JSON.stringify(enrolmentOf(join(folder, 'server'), url, now)))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function machine(change: Partial<MachinePolicy> = {}) {
  let target: ServerTarget | undefined
  const place = {
    current: () => target,
    keep: (next: ServerTarget) => {
      target = next
    },
  }
  return { calls: enrolmentHandlers(place, { ...defaultPolicy(), ...change }, () => undefined), target: () => target }
}
const choose = (name: string) =>
  vi.mocked(dialog.showOpenDialog).mockResolvedValueOnce({ canceled: false, filePaths: [join(folder, name)] })

describe('an enrolment file', () => {
  it('brings address and authority, and a person compares the fingerprint before anything is kept', async () => {
    const { calls, target } = machine()
    choose('desk.json')
    const offer = await calls['enrolment.chooseFile'](undefined, caller)
    expect(offer).toMatchObject({ url, fingerprint, certain: false })
    expect(target()).toBeUndefined()
    await calls['enrolment.accept']({ id: offer?.id ?? '' }, caller)
    expect(target()?.url).toBe(url)
    expect(await calls['enrolment.current'](undefined, caller)).toEqual({ url, fingerprint })
  })

  it('that somebody has changed is refused', () => {
    const file = enrolmentOf(join(folder, 'server'), url, now)
    const foreign = enrolmentOf(join(folder, 'other'), url, now)
    for (const changed of [
      { ...file, url: 'https://evil.example' },
      { ...file, ca: foreign.ca },
      { ...file, signature: foreign.signature },
      { ...file, url: 'http://desk.example' },
      { ...file, format: 'desk-enrolment/9' },
    ])
      expect(() => readEnrolment(JSON.stringify(changed), now)).toThrow('登记文件')
    expect(() => readEnrolment('{', now)).toThrow('登记文件')
  })

  it('of another server than the policy names is refused', async () => {
    for (const policy of [{ serverUrl: 'https://other.example' }, { serverFingerprint: otherFingerprint }]) {
      choose('desk.json')
      await expect(machine(policy).calls['enrolment.chooseFile'](undefined, caller)).rejects.toMatchObject({
        code: 'desktop.enrolmentForeign',
      })
    }
    choose('desk.json')
    const offer = await machine({ serverFingerprint: fingerprint }).calls['enrolment.chooseFile'](undefined, caller)
    expect(offer?.certain).toBe(true)
  })

  it('cannot be accepted under an id that was not offered', async () => {
    const { calls, target } = machine()
    await expect(calls['enrolment.accept']({ id: crypto.randomUUID() }, caller)).rejects.toMatchObject({
      code: 'desktop.enrolmentUnusable',
    })
    expect(target()).toBeUndefined()
  })
})

describe('an address and a fingerprint', () => {
  const fetchCa = vi.fn()
  beforeEach(() => {
    fetchCa.mockImplementation(async () => new Response(readFileSync(join(folder, 'server', 'tls', 'ca.crt'))))
    vi.mocked(session.fromPartition).mockReturnValue({ setCertificateVerifyProc: vi.fn(), fetch: fetchCa } as never)
  })

  it('enrol when the server shows the authority of that fingerprint, in whatever spelling', async () => {
    const typed = fingerprint.toLowerCase().replaceAll(':', ' ')
    const offer = await machine().calls['enrolment.askServer']({ url, fingerprint: typed }, caller)
    expect(offer).toMatchObject({ url, fingerprint })
    expect(fetchCa).toHaveBeenCalledWith(
      `${url}/ca.crt`,
      expect.objectContaining({ credentials: 'omit', redirect: 'error' }),
    )
  })

  it('do not when the fingerprint is another, or there is no such server', async () => {
    const ask = machine().calls['enrolment.askServer']
    await expect(ask({ url, fingerprint: otherFingerprint }, caller)).rejects.toMatchObject({
      code: 'desktop.fingerprintDiffers',
    })
    fetchCa.mockResolvedValueOnce(new Response('<html>', { status: 200 }))
    await expect(ask({ url, fingerprint }, caller)).rejects.toMatchObject({ code: 'desktop.serverForeign' })
    fetchCa.mockRejectedValueOnce(new Error('net::ERR_CONNECTION_REFUSED'))
    await expect(ask({ url, fingerprint }, caller)).rejects.toMatchObject({ code: 'desktop.serverUnreachable' })
  })
})

describe('what a machine is enrolled with', () => {
  it('is still there after a new start', () => {
    const file = join(folder, 'profile', 'server.json')
    const target = { url, ca: readFileSync(join(folder, 'server', 'tls', 'ca.crt'), 'utf8') }
    writeServerTarget(file, target)
    expect(readServerTarget(file)).toEqual(target)
  })
})
