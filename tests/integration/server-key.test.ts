import { chmod, copyFile, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { restoreBackup } from '#server/backup/restore-backup'
import { writeBackup } from '#server/backup/write-backup'
import { addServerKeys, countSealed, forgetLostSecrets, rotateServerKey } from '#server/secrets/change-keys'
import { keyRingFile, readKeyRing, writeKeyRing } from '#server/secrets/key-ring'
import { openSecrets, secretPlaces, setStoreKeyId, storeKeyId } from '#server/secrets/stored-secrets'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import { recipients, saveRecipient } from '#server/sharing/share-recipients'
import type { Db } from '#server/storage/db'
import { openDb } from '#server/storage/open-db'
import { sessionPaths } from '#shared/sync/session-protocol'
import { databases } from '../support/databases'
import { startTestServer, type TestServer } from '../support/test-server'

const pushKey = 'the-key-both-sides-know'

const shareWith = ({ services: { db, secrets }, clock }: TestServer) =>
  saveRecipient(
    db,
    secrets,
    { name: '市共享平台', way: 'http', address: 'https://share.example/push', ca: null, key: pushKey },
    clock.now(),
  )

describe.each(databases)('what the store on $name keeps of passwords and keys', (database) => {
  let server: TestServer
  let folder: string
  let seed: string
  const file = () => keyRingFile(server.config)
  const db = () => server.services.db
  const dump = async () =>
    JSON.stringify([await db().query('SELECT * FROM users'), await db().query('SELECT * FROM share_recipient')])
  const codeNow = () =>
    new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: server.time.now().getTime() })
  const logIn = async (login: string, more: object = {}) => {
    server.time.advance({ seconds: 30 })
    return server.ask({ path: sessionPaths.login, body: { login, password: DEMO_PASSWORD, ...more } })
  }
  /** The server stops meanwhile, as for every change of its keys. */
  const stopped = async <T>(work: (db: Db) => Promise<T>): Promise<T> => {
    await server.close()
    const own = await openDb(server.config)
    return work(own).finally(() => own.close())
  }
  const allWorks = async () => {
    expect((await logIn('zhangwei')).status).toBe(200)
    expect((await logIn('lina')).status).toBe(401)
    server.time.advance({ seconds: 30 })
    expect((await logIn('lina', { totp: codeAhead() })).status).toBe(200)
    const known = await recipients(db(), server.services.secrets)
    expect(known.map(({ secret }) => secret)).toEqual([pushKey])
  }
  /** `logIn` moves the time by a step. */
  const codeAhead = () =>
    new TOTP({ secret: Secret.fromBase32(seed) }).generate({ timestamp: server.time.now().getTime() + 30_000 })

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desk-keys-'))
    server = await startTestServer({ database })
    const lina = await server.client('lina')
    seed = (await lina.json<{ secret: string }>(sessionPaths.totp, {})).secret
    await lina.json(sessionPaths.totp, { code: codeNow() })
    await shareWith(server)
  })
  afterAll(async () => {
    await server.remove()
    await rm(folder, { recursive: true, force: true })
  })

  it('is sealed, in backups too, under a key that is in neither and for its account alone', async () => {
    const copy = join(folder, 'night.deskbackup')
    await writeBackup(db(), copy, server.clock.now())
    const [key] = readKeyRing(file())
    const base64 = Buffer.from(key?.bytes ?? []).toString('base64url')
    for (const text of [await dump(), gunzipSync(await readFile(copy)).toString()]) {
      for (const secret of ['$argon2id', seed, pushKey, base64]) expect(text).not.toContain(secret)
      expect(text).toContain(`sealed.1.${key?.id}.`)
    }
    if (process.platform !== 'win32') expect((await stat(file())).mode & 0o777).toBe(0o600)
    await allWorks()
  })

  it('opens in its own row only, and never counts in clear', async () => {
    const of = async (login: string) =>
      (await db().query<{ hash: string }>('SELECT password_hash AS hash FROM users WHERE login = $1', [login]))[0]?.hash
    const put = (hash: string | undefined) =>
      db().query('UPDATE users SET password_hash = $1 WHERE login = $2', [hash, 'admin'])
    const own = await of('admin')
    const clear = server.services.secrets.open((await of('zhangwei')) ?? '', 'users/password_hash/zhangwei')
    for (const foreign of [await of('zhangwei'), clear]) {
      await put(foreign)
      expect((await logIn('admin')).status).toBe(500)
    }
    await put(own)
    expect((await logIn('admin')).status).toBe(200)
  })

  it('is sealed at the start where an earlier version kept it in clear', async () => {
    const { secrets } = server.services
    const users = await db().query<{ login: string; hash: string }>(
      `SELECT login, password_hash AS hash FROM users WHERE password_hash <> ''`,
    )
    const clear = users.map(({ login, hash }) => ({ login, hash: secrets.open(hash, secretPlaces.password(login)) }))
    await stopped(async (own) => {
      for (const { login, hash } of clear)
        await own.query('UPDATE users SET password_hash = $1 WHERE login = $2', [hash, login])
      await own.query(`UPDATE users SET totp_secret = $1 WHERE login = 'lina'`, [seed])
      await own.query('UPDATE share_recipient SET secret = $1', [pushKey])
      await own.query(`DELETE FROM setting WHERE key = 'serverKey'`)
    })
    server = await server.restart()
    for (const secret of [...clear.map(({ hash }) => hash), seed, pushKey]) expect(await dump()).not.toContain(secret)
    await allWorks()
  })

  it('takes no password in clear where the name of the key was taken out of the store', async () => {
    const name = await storeKeyId(db())
    const sealed = await dump()
    await stopped(async (own) => {
      await own.query("DELETE FROM setting WHERE key = 'serverKey'")
      await expect(openSecrets(own, server.config, server.clock.now())).rejects.toMatchObject({
        code: 'cli.serverKeyForgotten',
      })
      expect(await storeKeyId(own)).toBeUndefined()
      await setStoreKeyId(own, name ?? '')
    })
    server = await server.restart()
    expect(await dump()).toBe(sealed)
    await allWorks()
  })

  it('keeps a server out that has another key or none, and loses nothing by it', async () => {
    await expect(openSecrets(db(), { dataDir: folder }, new Date())).rejects.toMatchObject({
      code: 'cli.serverKeyMissing',
    })
    const aside = `${file()}.aside`
    await rename(file(), aside)
    await expect(server.restart()).rejects.toMatchObject({ code: 'cli.serverKeyMissing' })
    await writeFile(file(), (await readFile(aside, 'utf8')).replace(/"key": "./, '"key": "_'), { mode: 0o600 })
    await expect(server.restart()).rejects.toMatchObject({ code: 'cli.serverKeysDamaged' })
    await rename(aside, file())
    if (process.platform !== 'win32') {
      await chmod(file(), 0o644)
      await expect(server.restart()).rejects.toMatchObject({ code: 'cli.serverKeysExposed' })
      await chmod(file(), 0o600)
    }
    server = await server.restart()
    await allWorks()
  })

  it('goes over to a new key, with the old one kept for backups of its time', async () => {
    const old = readKeyRing(file())
    await copyFile(file(), join(folder, 'old-keys.json'))
    const before = join(folder, 'before.deskbackup')
    await writeBackup(db(), before, server.clock.now())
    const { id } = await stopped(async (own) => {
      const renewed = await rotateServerKey(own, server.config, new Date())
      expect([...(await countSealed(own)).keys()]).toEqual([renewed.id])
      return renewed
    })
    expect(readKeyRing(file()).map((key) => key.id)).toEqual([id, old[0]?.id])
    server = await server.restart()
    await allWorks()
    await stopped((own) => restoreBackup(own, before, new Date()))
    server = await server.restart()
    expect(await storeKeyId(db())).toBe(old[0]?.id)
    await allWorks()
  })

  it('can be restored where the keys are brought from a copy', async () => {
    writeKeyRing(join(folder, 'other.json'), readKeyRing(file()).slice(0, 1))
    const place = { dataDir: folder, serverKeysFile: join(folder, 'other.json') }
    const old = join(folder, 'old-keys.json')
    await expect(openSecrets(db(), place, new Date())).rejects.toMatchObject({ code: 'cli.serverKeyMissing' })
    expect(addServerKeys(place, old)).toBe(1)
    expect(addServerKeys(place, old)).toBe(0)
    const box = await openSecrets(db(), place, new Date())
    expect((await recipients(db(), box)).map(({ secret }) => secret)).toEqual([pushKey])
  })

  it('is given up alone when the key is lost: the rest stays, and users get new passwords', async () => {
    const cases = await db().query(`SELECT count(*) AS n FROM entity`)
    const forgotten = await stopped(async (own) => {
      await rm(file())
      return forgetLostSecrets(own, server.config, new Date())
    })
    expect(forgotten.logins).toContain('lina')
    expect(forgotten.recipients).toEqual(['市共享平台'])
    server = await server.restart()
    expect((await logIn('lina', { totp: codeAhead() })).status).toBe(401)
    expect(await db().query(`SELECT count(*) AS n FROM entity`)).toEqual(cases)
    const operator = {
      authorization: `Bearer ${JSON.parse(await readFile(join(server.config.dataDir, 'server.json'), 'utf8')).operatorToken}`,
    }
    const body = { login: 'lina', password: 'Given-again-2026' }
    expect((await server.ask({ path: '/admin/v1/users/password', body, headers: operator })).status).toBe(200)
    expect(JSON.parse((await logIn('lina', { password: body.password })).text).requires).toBe('password')
  })

  it('is made once where several servers with one file of keys start on one store', async () => {
    await shareWith(server)
    await stopped(async (own) => {
      await own.query("DELETE FROM setting WHERE key = 'serverKey'")
      await own.query("UPDATE users SET password_hash = 'x', totp_secret = NULL")
      await own.query('UPDATE share_recipient SET secret = $1', [pushKey])
      const boxes = await Promise.all([1, 2, 3].map(() => openSecrets(own, server.config, server.clock.now())))
      expect(new Set(boxes.map(({ keyId }) => keyId)).size).toBe(1)
    })
    server = await server.restart()
    expect((await recipients(db(), server.services.secrets)).map(({ secret }) => secret)).toEqual([pushKey])
  })
})
