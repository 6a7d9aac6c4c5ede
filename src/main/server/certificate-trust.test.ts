import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureOwnCertificate, type ServerCertificate } from '#server/tls/server-certificate'
import { isIssuedBy } from './certificate-trust'
import { readServerTarget } from './server-target'

const now = new Date('2026-11-24T08:00:00Z')
let folder: string
let ours: ServerCertificate
let other: ServerCertificate

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-trust-'))
  ours = await ensureOwnCertificate(join(folder, 'ours'), now)
  other = await ensureOwnCertificate(join(folder, 'other'), now)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The first certificate of a PEM chain, as Electron hands it to the verification. */
const leafOf = ({ cert }: ServerCertificate) => /-----BEGIN[\s\S]+?END CERTIFICATE-----/.exec(cert)?.[0] ?? ''
const caOf = ({ caFile }: ServerCertificate) => readFileSync(caFile ?? '', 'utf8')

describe('the certificate of an enrolled server', () => {
  it('is trusted when the server’s own authority issued it for this host', () => {
    expect(isIssuedBy(caOf(ours), leafOf(ours), 'localhost', now)).toBe(true)
    expect(isIssuedBy(caOf(ours), leafOf(ours), '127.0.0.1', now)).toBe(true)
  })

  it('is not trusted from another authority, for another host or out of its time', () => {
    expect(isIssuedBy(caOf(ours), leafOf(other), 'localhost', now)).toBe(false)
    expect(isIssuedBy(caOf(ours), leafOf(ours), 'evil.example', now)).toBe(false)
    expect(isIssuedBy(caOf(ours), leafOf(ours), 'localhost', new Date('2080-01-01'))).toBe(false)
    expect(isIssuedBy(caOf(ours), leafOf(ours), 'localhost', new Date('2020-01-01'))).toBe(false)
  })

  it('is not trusted when it vouches for itself or is none', () => {
    expect(isIssuedBy(leafOf(ours), leafOf(ours), 'localhost', now)).toBe(false)
    expect(isIssuedBy(caOf(ours), 'nonsense', 'localhost', now)).toBe(false)
  })
})

describe('the file that enrols a machine', () => {
  const write = async (content: unknown) => {
    const file = join(folder, 'server.json')
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
    return file
  }

  it('names the server, with its authority in it or beside it', async () => {
    const ca = caOf(ours)
    const expected = { url: 'https://hotline.example:8443', ca }
    expect(readServerTarget(await write({ url: 'https://hotline.example:8443/', ca }))).toEqual(expected)
    const { caFile } = ours
    expect(readServerTarget(await write({ url: 'https://hotline.example:8443', caFile, pid: 1 }))).toEqual(expected)
    expect(readServerTarget(await write({ url: 'https://hotline.example' }))?.ca).toBeUndefined()
  })

  it.each([['{'], [{ url: 'http://hotline.example' }], [{ url: 'https://h.example', ca: 'x' }], [{}]])(
    'is none when it is %j',
    async (content) => {
      expect(readServerTarget(await write(content))).toBeUndefined()
      expect(readServerTarget(join(folder, 'missing.json'))).toBeUndefined()
    },
  )
})
