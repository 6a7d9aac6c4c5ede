import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ensureOwnCertificate } from '#server/tls/server-certificate'
import { defaultPolicy, type MachinePolicy } from '#shared/security/machine-policy'
import { writeServerTarget } from './server-target'

vi.mock('electron', async () => (await import('../testing/fake-electron')).fakeElectron())

const { openServerPlace } = await import('./server-place')

const url = 'https://desk.example:8443'
const log = { file: '', info: vi.fn(), warn: vi.fn(), error: vi.fn() }
let folder: string
let ca: string
let fingerprint: string
let otherFingerprint: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'desk-place-'))
  const now = new Date()
  fingerprint = (await ensureOwnCertificate(join(folder, 'server'), now)).fingerprint
  otherFingerprint = (await ensureOwnCertificate(join(folder, 'other'), now)).fingerprint
  ca = readFileSync(join(folder, 'server', 'tls', 'ca.crt'), 'utf8')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => {
  vi.clearAllMocks()
  writeServerTarget(join(folder, 'server.json'), { url, ca })
})

const open = (policy: Partial<MachinePolicy> = {}) => openServerPlace(folder, { ...defaultPolicy(), ...policy }, log)

describe('the server that the profile names', () => {
  it('is taken where the policy names none, or the same one', () => {
    const spelt = fingerprint.toLowerCase().replaceAll(':', ' ')
    for (const policy of [{}, { serverUrl: `${url}/` }, { serverUrl: url, serverFingerprint: spelt }]) {
      const place = open(policy)
      expect(place.current()).toEqual({ url, ca })
      expect(place.link()).toBeDefined()
    }
    expect(log.warn).not.toHaveBeenCalled()
  })

  it('is none where the policy names another address or authority: the machine asks to be enrolled, and it is logged', () => {
    for (const policy of [{ serverUrl: 'https://other.example' }, { serverFingerprint: otherFingerprint }]) {
      const place = open(policy)
      expect(place.current()).toBeUndefined()
      expect(place.link()).toBeUndefined()
      expect(log.warn).toHaveBeenLastCalledWith('server is not the one of the policy', { url })
    }
    expect(log.warn).toHaveBeenCalledTimes(2)
  })

  it('is none where its authority is the system’s or unreadable, and the policy names a fingerprint', () => {
    for (const given of [undefined, '-----BEGIN CERTIFICATE-----\nnone\n-----END CERTIFICATE-----']) {
      writeServerTarget(join(folder, 'server.json'), { url, ca: given })
      expect(open({ serverFingerprint: fingerprint }).current()).toBeUndefined()
    }
  })

  it('can be replaced by an enrolment afterwards', () => {
    writeFileSync(join(folder, 'server.json'), JSON.stringify({ url: 'https://old.example', ca }))
    const place = open({ serverUrl: url })
    place.keep({ url, ca })
    expect(place.current()).toEqual({ url, ca })
    expect(open({ serverUrl: url }).current()).toEqual({ url, ca })
  })
})
