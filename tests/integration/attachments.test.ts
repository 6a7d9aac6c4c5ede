import { createHash } from 'node:crypto'
import Dexie from 'dexie'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import type { HostRequest } from '#shared/host'
import { blobPaths } from '#shared/sync/blob-protocol'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { registered, takeIn } from '../support/sync/take-in'
import { isSettled, statusIs, TestMachine, untilIs } from '../support/test-desk-client'
import { startTestServer, type TestServer } from '../support/test-server'

const MB = 1024 * 1024

/** Bytes that no compression shortens, the same ones for the same seed. */
function photo(megabytes: number, seed: number): File {
  const bytes = new Uint8Array(Math.round(megabytes * MB))
  let state = seed
  for (let at = 0; at < bytes.length; at += 1) {
    state = (state * 1103515245 + 12345) & 0x7fffffff
    bytes[at] = state >> 16
  }
  return new File([bytes], '现场照片.jpg', { type: 'image/jpeg' })
}

const isPatch = ({ method, path }: HostRequest) => method === 'PATCH' && path.startsWith(blobPaths.uploads)

describe('files of a case', () => {
  let server: TestServer
  const open: DeskWorker[] = []
  let orders = 0

  beforeAll(async () => {
    server = await startTestServer()
    await takeIn(
      server.services.db,
      () => server.clock.now(),
      Array.from({ length: 12 }, (_, n) => registered(`F${n}`)),
    )
  })
  afterAll(() => server.remove())
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.lock()
  })

  async function enter(machine: TestMachine, login: string, enrol = true): Promise<DeskWorker> {
    const desk = machine.desk()
    await desk.start()
    const answer = await desk.login({ login, password: DEMO_PASSWORD, enrol })
    if (!answer.ok) throw new Error(answer.refusal.code)
    open.push(desk)
    await statusIs(desk, (now) => isSettled(now) && now.lastSyncedAt !== undefined)
    return desk
  }

  async function openCase(desk: DeskWorker): Promise<string> {
    const { rows } = await desk.listOrders({ offset: 0, limit: 100, leadState: 'open' })
    const caseId = uuidv7()
    const orderIds = [rows[orders++ % rows.length]?.id]
    expect(await desk.run('case.accept', { caseId, orderIds, title: '停车场案' })).toMatchObject({ ok: true })
    await statusIs(desk, isSettled)
    return caseId
  }

  async function addTo(desk: DeskWorker, caseId: string, file: File) {
    const kept = await desk.attach(file, file.name)
    if (!kept.ok) throw new Error(kept.refusal.code)
    const attachmentId = uuidv7()
    const owner = { type: 'supervisionCase', id: caseId }
    const ran = await desk.run('attachment.add', { attachmentId, owner, caseId, ...kept.facts })
    expect(ran).toMatchObject({ ok: true })
    return { attachmentId, facts: kept.facts }
  }

  const storedOn = (desk: DeskWorker, caseId: string) =>
    untilIs(
      desk,
      [`case/${caseId}`, 'uploads', 'sync'],
      () => desk.caseBundle(caseId),
      (bundle) => bundle?.attachments[0]?.storedAt !== undefined,
    )

  it('a 20 MB photo cut three times arrives whole, with less than a tenth sent twice', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine, 'zhangwei', false)
    const caseId = await openCase(desk)
    let sent = 0
    let cuts = 0
    let offset = 0
    machine.fate = (request) => {
      if (!isPatch(request)) return 'pass'
      const body = request.body?.length ?? 0
      const at = Number(request.headers?.['Upload-Offset'])
      offset = Math.max(offset, at + body)
      if (cuts < 3 && at >= (cuts + 1) * 5 * MB) {
        cuts += 1
        sent += body / 2
        return cuts === 2 ? 'loseAnswer' : 'cut'
      }
      sent += body
      return 'pass'
    }
    const file = photo(20, 7)
    await addTo(desk, caseId, file)
    const bundle = await storedOn(desk, caseId)
    expect(cuts).toBe(3)
    expect(sent / file.size - 1).toBeLessThan(0.1)
    expect(bundle?.attachments[0]).toMatchObject({ name: '现场照片.jpg', size: file.size })
    expect(await desk.uploads()).toEqual([])

    const colleague = await enter(new TestMachine(server), 'lina')
    const got = await colleague.openAttachment(bundle?.attachments[0]?.sha256 ?? '')
    if (!got.ok) throw new Error(got.refusal.code)
    const digest = createHash('sha256').update(new Uint8Array(await got.file.arrayBuffer()))
    expect(digest.digest('hex')).toBe(bundle?.attachments[0]?.sha256)
  })

  it('added without a network is there at once, and shown as under way until the server has it', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine, 'zhangwei')
    const caseId = await openCase(desk)
    machine.goOffline()
    const file = photo(1.3, 11)
    const { facts } = await addTo(desk, caseId, file)
    expect((await desk.caseBundle(caseId))?.attachments[0]?.storedAt).toBeUndefined()
    expect(await desk.openAttachment(facts.sha256)).toMatchObject({ ok: true })
    await desk.lock()

    machine.online = true
    const again = await enter(machine, 'zhangwei')
    await storedOn(again, caseId)
    const opened = await again.openAttachment(facts.sha256)
    expect(opened.ok && (await opened.file.arrayBuffer())).toEqual(await file.arrayBuffer())
  })

  it('on a full disk what is queued still reaches the server, and cached files make the room to go on', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine, 'zhangwei')
    const caseId = await openCase(desk)
    const file = photo(1.2, 17)
    const { facts } = await addTo(desk, caseId, file)
    await storedOn(desk, caseId)
    await untilIs(
      desk,
      ['uploads'],
      () => desk.storageUse(),
      ({ files }) => files.cached >= file.size,
    )
    machine.goOffline()
    const { rows } = await desk.listOrders({ offset: 0, limit: 100, leadState: 'open' })
    const order = rows[orders++ % rows.length]?.id
    const ran = await desk.run('lead.decline', { orderId: order, ground: 'notEnforcement', note: '' })
    const commandId = ran.ok ? ran.commandId : ''

    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    try {
      machine.online = true
      await desk.syncNow()
      await statusIs(desk, ({ connection, phase }) => connection === 'storageFull' && phase === 'idle')
      expect(await server.services.db.query('SELECT status FROM receipt WHERE cmd_id = $1', [commandId])).toEqual([
        { status: 'applied' },
      ])
      expect(await desk.syncStatus()).toMatchObject({ pending: 1, lastProblem: { code: 'local.storageFull' } })
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect(await desk.freeSpace(['cachedFiles', 'olderCopies'])).toEqual({ bytes: expect.any(Number) })
    await statusIs(desk, (now) => isSettled(now) && now.connection === 'online')
    expect((await desk.storageUse()).files).toEqual({ kept: 0, cached: 0, held: 0 })
    // It is only away from here.
    const opened = await desk.openAttachment(facts.sha256)
    expect(opened.ok && (await opened.file.arrayBuffer())).toEqual(await file.arrayBuffer())
  })

  it('a colleague without the bytes is told that they are under way, and without network that they are not here', async () => {
    const machine = new TestMachine(server)
    machine.fate = (request) => (request.path.startsWith(blobPaths.uploads) ? 'fail' : 'pass')
    const desk = await enter(machine, 'zhangwei')
    const caseId = await openCase(desk)
    const { facts } = await addTo(desk, caseId, photo(0.2, 13))
    await statusIs(desk, isSettled)

    const elsewhere = new TestMachine(server)
    const colleague = await enter(elsewhere, 'lina')
    expect(await colleague.openAttachment(facts.sha256)).toEqual({
      ok: false,
      refusal: { code: 'attachments.uploading' },
    })
    const waiting = await untilIs(
      desk,
      ['uploads'],
      () => desk.uploads(),
      ([first]) => first?.problem !== undefined,
    )
    expect(waiting).toMatchObject([{ name: '现场照片.jpg', problem: { code: 'desktop.serverUnreachable' } }])

    machine.fate = () => 'pass'
    await desk.syncNow()
    await storedOn(desk, caseId)
    await colleague.syncNow()
    await storedOn(colleague, caseId)
    elsewhere.goOffline()
    expect(await colleague.openAttachment(facts.sha256)).toEqual({
      ok: false,
      refusal: { code: 'attachments.notHere' },
    })
  })

  it('an empty file is refused in words, and bytes that are not the announced ones are not kept', async () => {
    const desk = await enter(new TestMachine(server), 'zhangwei')
    expect(await desk.attach(new File([], '空.pdf'), '空.pdf')).toEqual({
      ok: false,
      refusal: { code: 'attachments.empty', args: { name: '空.pdf' } },
    })
    const caseId = await openCase(desk)
    const machine = new TestMachine(server)
    // On the way something changed a byte, and the connection's own checks did not notice.
    machine.fate = (request) => {
      if (isPatch(request) && request.body) request.body[0] = (request.body[0] ?? 0) ^ 1
      return 'pass'
    }
    await desk.lock()
    const broken = await enter(machine, 'zhangwei')
    const { facts } = await addTo(broken, caseId, photo(0.1, 17))
    const [view] = await untilIs(
      broken,
      ['uploads'],
      () => broken.uploads(),
      ([first]) => first?.problem !== undefined,
    )
    expect(view?.problem).toEqual({ code: 'attachments.hashMismatch', args: {} })
    const rows = await server.services.db.query('SELECT 1 FROM blob WHERE sha256 = $1', [facts.sha256])
    expect(rows).toEqual([])

    machine.fate = () => 'pass'
    await broken.syncNow()
    await storedOn(broken, caseId)
  })

  it('a file that the server has from him already is not waited for when it is entered once more, without its bytes here', async () => {
    const desk = await enter(new TestMachine(server), 'zhangwei')
    const [first, second] = [await openCase(desk), await openCase(desk)]
    const { facts } = await addTo(desk, first, photo(0.1, 23))
    await storedOn(desk, first)
    expect((await desk.freeSpace(['cachedFiles'])).bytes).toBeGreaterThanOrEqual(facts.size)
    const owner = { type: 'supervisionCase', id: second }
    const added = { attachmentId: uuidv7(), owner, caseId: second, ...facts }
    expect(await desk.run('attachment.add', added)).toMatchObject({ ok: true })
    expect((await storedOn(desk, second))?.attachments).toMatchObject([{ sha256: facts.sha256 }])
  })

  it('who knows a hash but sees no row of it gets nothing, neither the bytes nor a place to send others', async () => {
    const desk = await enter(new TestMachine(server), 'zhangwei')
    const caseId = await openCase(desk)
    const { facts } = await addTo(desk, caseId, photo(0.1, 19))
    await storedOn(desk, caseId)
    const department = await server.client('chengguan')
    expect(await department.ask({ path: blobPaths.of(facts.sha256) })).toMatchObject({ status: 404 })
    const asked = { sha256: [facts.sha256], rowless: [facts.sha256] }
    expect(await department.json(blobPaths.needed, asked)).toEqual({ needed: [facts.sha256], rowless: [] })
    const metadata = `sha256 ${Buffer.from(facts.sha256).toString('base64')}`
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': String(facts.size), 'upload-metadata': metadata }
    const begun = await department.ask({ path: blobPaths.uploads, method: 'POST', headers })
    expect([begun.status, JSON.parse(begun.text).error.code]).toEqual([403, 'attachments.notAnnounced'])
  })

  it('that is damaged on its machine is told as such, and keeps no other from the server', async () => {
    const machine = new TestMachine(server)
    const desk = await enter(machine, 'zhangwei')
    const [first, second] = [await openCase(desk), await openCase(desk)]
    await statusIs(desk, isSettled)
    machine.goOffline()
    const { attachmentId, facts } = await addTo(desk, first, photo(1.1, 19))
    const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('desk-store') ? [name] : []))
    for (const name of names) {
      const db = await new Dexie(name).open()
      await db.table('blobPart').clear()
      db.close()
    }
    await addTo(desk, second, photo(0.3, 23))
    machine.online = true
    await desk.syncNow()
    await storedOn(desk, second)
    const [damaged] = await untilIs(
      desk,
      ['uploads'],
      () => desk.uploads(),
      ([upload, ...rest]) => upload?.problem !== undefined && rest.length === 0,
    )
    expect(damaged).toMatchObject({ problem: { code: 'attachments.partMissing' } })
    expect(await desk.openAttachment(facts.sha256)).toMatchObject({ refusal: { code: 'attachments.partMissing' } })
    const withdrawal = {
      attachmentId,
      owner: { type: 'supervisionCase', id: first },
      caseId: first,
      reason: '文件已损坏',
    }
    expect(await desk.run('attachment.withdraw', withdrawal)).toMatchObject({ ok: true })
    const left = await untilIs(
      desk,
      ['uploads'],
      () => desk.uploads(),
      (uploads) => uploads.length === 0,
    )
    expect(left).toEqual([])
  })
})
