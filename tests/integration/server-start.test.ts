import { spawn } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { defaultConfig } from '#server/config'
import { startServer } from '#server/start-server'
import { lockDataDir, lockHolder } from '#server/storage/data-lock'
import { processStart } from '#server/storage/process-identity'
import { ensureOwnCertificate, readGivenCertificate } from '#server/tls/server-certificate'
import { freshDataDir } from '../support/pglite-template'

describe('The data directory', () => {
  let dataDir = ''
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))
  const config = () => ({ ...defaultConfig(), dataDir, port: 0, host: '127.0.0.1', demo: true, logToFiles: false })

  it('is refused to a second server, which names the first', async () => {
    dataDir = await freshDataDir()
    const lock = lockDataDir(dataDir)
    await expect(startServer(config())).rejects.toThrow(`进程号 ${process.pid}`)
    await expect(startServer(config())).rejects.toMatchObject({ code: 'cli.dataDirBusy' })
    lock.release()
  })

  it('is taken over from a process that was killed, even when its number was given to another', async () => {
    dataDir = await freshDataDir()
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const pid = child.pid ?? 0
    const started = processStart(pid)
    const file = join(dataDir, 'desk.lock')
    writeFileSync(file, JSON.stringify({ pid, started, host: hostname() }))
    expect(lockHolder(dataDir)?.pid).toBe(pid)
    writeFileSync(file, JSON.stringify({ pid, started: 'another/1', host: hostname() }))
    expect(lockHolder(dataDir)).toBeUndefined()
    writeFileSync(file, JSON.stringify({ pid, started, host: hostname() }))
    await new Promise((resolve) => {
      child.once('exit', resolve)
      child.kill('SIGKILL')
    })
    const lock = lockDataDir(dataDir)
    expect(lockHolder(dataDir)?.pid).toBe(process.pid)
    lock.release()
    writeFileSync(file, 'half a lo')
    lockDataDir(dataDir).release()
  })

  it('is released when the start fails', async () => {
    dataDir = await freshDataDir()
    const first = await startServer(config())
    const port = first.port
    const other = await freshDataDir()
    await expect(startServer({ ...config(), dataDir: other, port })).rejects.toMatchObject({ code: 'cli.portBusy' })
    expect(lockHolder(other)).toBeUndefined()
    expect(existsSync(join(other, 'server.json'))).toBe(false)
    await first.close()
    rmSync(other, { recursive: true, force: true })
  })

  it("is for demonstration or for work for good: published accounts never open a city's cases", async () => {
    dataDir = await freshDataDir()
    const work = () => ({ ...config(), demo: false })
    const usersOf = async (kind: ReturnType<typeof config>) => {
      const server = await startServer(kind)
      const users = await server.services.db.query('SELECT login FROM users')
      await server.close()
      return users.length
    }
    expect(await usersOf(work())).toBe(0)
    await expect(startServer(config())).rejects.toMatchObject({ code: 'cli.storeForWork' })
    expect(await usersOf(work())).toBe(0)
    rmSync(dataDir, { recursive: true })
    dataDir = await freshDataDir()
    expect(await usersOf(config())).toBeGreaterThan(10)
    await expect(startServer(work())).rejects.toMatchObject({ code: 'cli.storeForDemonstration' })
  })

  it('says what is wrong with a database address', async () => {
    dataDir = await freshDataDir()
    const databaseUrl = 'postgres://nobody:nothing@127.0.0.1:1/none'
    await expect(startServer({ ...config(), databaseUrl })).rejects.toMatchObject({ code: 'cli.databaseUnreachable' })
  })
})

describe('The certificate', () => {
  let dataDir = ''
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))
  const names = [
    { type: 'dns', value: 'localhost' },
    { type: 'ip', value: '127.0.0.1' },
    { type: 'ip', value: '::1' },
  ] as const
  const at = (text: string) => new Date(text)
  const leafOf = (pem: string) => new X509Certificate(pem)

  it('is made once, for all names of the machine, and kept', async () => {
    dataDir = await freshDataDir()
    const first = await ensureOwnCertificate(dataDir, at('2026-11-23T00:00:00Z'), names)
    const leaf = leafOf(first.cert)
    expect(leaf.checkHost('localhost')).toBeDefined()
    expect(leaf.checkIP('127.0.0.1')).toBeDefined()
    expect(leaf.checkIP('::1')).toBeDefined()
    expect(leaf.ca).toBe(false)
    expect(leaf.verify(new X509Certificate(readFileSync(first.caFile ?? '')).publicKey)).toBe(true)
    expect(await ensureOwnCertificate(dataDir, at('2027-06-01T00:00:00Z'), names)).toEqual(first)
  })

  it('is renewed near its end and for a new address, with the same key and authority', async () => {
    dataDir = await freshDataDir()
    const first = await ensureOwnCertificate(dataDir, at('2026-11-23T00:00:00Z'), names)
    const renewed = await ensureOwnCertificate(dataDir, at('2027-12-01T00:00:00Z'), names)
    expect(leafOf(renewed.cert).serialNumber).not.toBe(leafOf(first.cert).serialNumber)
    expect(new Date(leafOf(renewed.cert).validTo).getTime()).toBeGreaterThan(Date.parse('2028-12-01'))
    expect([renewed.spki, renewed.fingerprint]).toEqual([first.spki, first.fingerprint])
    const moved = [...names, { type: 'ip', value: '10.1.2.3' }] as const
    const wider = await ensureOwnCertificate(dataDir, at('2027-12-01T00:00:00Z'), moved)
    expect(leafOf(wider.cert).checkIP('10.1.2.3')).toBeDefined()
    expect(wider.spki).toBe(first.spki)
  })

  it('may be given, and is refused in Chinese when it cannot work', async () => {
    dataDir = await freshDataDir()
    const now = at('2026-11-23T00:00:00Z')
    await ensureOwnCertificate(dataDir, now, names)
    const file = (name: string) => join(dataDir, 'tls', name)
    const given = readGivenCertificate(file('server.crt'), file('server.key'), now)
    expect(given.caFile).toBeUndefined()
    expect(() => readGivenCertificate(file('server.crt'), file('ca.key'), now)).toThrow('与私钥不是一对')
    expect(() => readGivenCertificate(file('server.crt'), file('server.key'), at('2029-01-01T00:00:00Z'))).toThrow(
      '过期',
    )
    expect(() => readGivenCertificate(file('none.crt'), file('server.key'), now)).toThrow('不能使用')
  })
})
