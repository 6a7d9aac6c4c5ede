import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it, vi } from 'vitest'
import { collectOrphans } from '#server/blobs/collect-orphans'
import { folderStore } from '#server/blobs/folder-store'
import type { FileFacts } from '#shared/domain/attachment'
import { accountsPaths } from '#shared/sync/accounts-protocol'
import { blobPaths, UPLOAD_CHUNK_BYTES } from '#shared/sync/blob-protocol'
import { quarantinePaths } from '#shared/sync/quarantine-protocol'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { databases } from '../support/databases'
import { officersMachines } from '../support/officers-machines'
import { isSettled, statusIs, untilIs } from '../support/test-desk-client'

const isUpload = (path: string) => path.startsWith(blobPaths.uploads)

describe.each(databases)('a device that was shut out, on $name', (database) => {
  const city = officersMachines(database)

  async function shutOut(userName: string): Promise<void> {
    const [row] = await city.server.services.db.query<{ id: string }>(
      `SELECT c.id FROM client c JOIN users u ON u.id = c.user_id WHERE u.name = $1 AND c.enrolled AND NOT c.disabled`,
      [userName],
    )
    const admin = await city.server.client('admin')
    await admin.json(accountsPaths.disableClient, { id: row?.id, reason: '设备遗失' })
  }

  const filesKept = async (desk: DeskWorker) => (await desk.storageUse()).files

  it('hands in the bytes of its unsent files too, from where a broken line left them, and only the reviewer brings them to light', async () => {
    const machine = city.machine()
    const desk = await city.enter(machine, 'lina')
    const { rows } = await desk.listOrders({ offset: 0, limit: 10, leadState: 'open' })
    const caseId = uuidv7()
    await desk.run('case.accept', { caseId, orderIds: [rows[0]?.id], title: '遗失前拍了照的案件' })
    await statusIs(desk, isSettled)
    const owner = { type: 'supervisionCase', id: caseId }
    const add = async (text: string, name: string) => {
      const kept = await desk.attach(new File([text], name), name)
      if (!kept.ok) throw new Error(kept.refusal.code)
      await desk.run('attachment.add', { attachmentId: uuidv7(), owner, caseId, ...kept.facts })
      return kept.facts.sha256
    }
    // The server has the row of the first and not its bytes; of the second it has nothing.
    machine.fate = ({ path }) => (path.startsWith('/blobs/') ? 'fail' : 'pass')
    const known = await add('行已上传而文件没有', '甲.txt')
    await statusIs(desk, isSettled)
    machine.fate = ({ path }) => (path.startsWith('/blobs/') || path.startsWith('/sync/') ? 'fail' : 'pass')
    const large = `只在遗失的机器上 ${'照'.repeat(UPLOAD_CHUNK_BYTES)}`
    const unknown = await add(large, '乙.txt')
    // Kept for a form that was never saved: no business of the office.
    const unused = await desk.attach(new File(['没有用上'], '丙.txt'), '丙.txt')
    if (!unused.ok) throw new Error(unused.refusal.code)
    await shutOut('李娜')

    let patched = 0
    let cut = false
    machine.fate = ({ method, path, headers, body }) => {
      if (method !== 'PATCH' || !isUpload(path)) return 'pass'
      if (!cut && Number(headers?.['Upload-Offset']) >= UPLOAD_CHUNK_BYTES) {
        cut = true
        return 'loseAnswer'
      }
      patched += body?.length ?? 0
      return 'pass'
    }
    await desk.syncNow()
    await vi.waitFor(async () => expect(await filesKept(desk)).toMatchObject({ kept: 0, cached: 0 }), 120_000)
    // The second copy of the keys names the machine's users and no matter; the journal is empty.
    expect(new Map([...machine.journals.records].map(([name, records]) => [name, records.length]))).toEqual(
      new Map([...machine.journals.records.keys()].map((name) => [name, name === 'desk-vault' ? 1 : 0])),
    )
    expect(cut).toBe(true)
    expect(patched).toBeLessThan(Buffer.byteLength(large) + 1000)
    expect((await desk.listCases({ offset: 0, limit: 10 })).total).toBe(0)
    const sent = await city.server.services.db.query<{ sha256: string }>('SELECT sha256 FROM blob_source')
    expect(sent.map(({ sha256 }) => sha256).sort()).toEqual([known, unknown].sort())

    // Of the row that was there before, everybody may open the file; of the other nobody.
    const reviewer = await city.enter(city.machine(), 'wangqiang')
    expect(await reviewer.openAttachment(known)).toMatchObject({ ok: true })
    for (const login of ['wangqiang', 'zhangwei', 'admin'])
      expect(await (await city.server.client(login)).ask({ path: blobPaths.of(unknown) })).toMatchObject({
        status: 404,
      })
    const aside = await reviewer.quarantined()
    if (!aside.ok) throw new Error(aside.refusal.code)
    expect(aside.commands).toMatchObject([
      { type: 'attachment.add', reason: 'auth.clientDisabled', userName: '李娜', fileArrived: true },
    ])
    const trail = await city.server.services.db.query<{ touched: object[] }>(
      `SELECT touched FROM audit WHERE type = 'file.handIn'`,
    )
    expect(trail.map(({ touched }) => touched[1])).toEqual(
      expect.arrayContaining([known, unknown].map((id) => ({ type: 'file', id }))),
    )

    // The reviewer sees what he decides about; whoever may not decide does not.
    const [{ id: putAside, input } = { id: '', input: {} }] = aside.commands
    const seen = await reviewer.openPutAside({ id: putAside, file: input as FileFacts })
    expect(seen.ok ? await seen.file.text() : seen.refusal).toBe(large)
    for (const [login, status] of [
      ['zhangwei', 403],
      ['admin', 403],
      ['rexian', 403],
    ] as const)
      expect((await (await city.server.client(login)).ask({ path: quarantinePaths.file(putAside) })).status).toBe(
        status,
      )
    expect((await (await city.server.client('wangqiang')).ask({ path: quarantinePaths.file(uuidv7()) })).status).toBe(
      404,
    )

    // It waits for the reviewer as long as he takes.
    const store = folderStore(`${city.server.config.dataDir}/blobs`)
    await collectOrphans(city.server.services.db, store, new Date(city.server.clock.now().getTime() + 86_400_000))
    const id = aside.commands[0]?.id ?? ''
    expect(await reviewer.decideQuarantined({ id, decision: 'apply', note: '照片有用' })).toMatchObject({ ok: true })
    await reviewer.syncNow()
    await untilIs(
      reviewer,
      [`case/${caseId}`, 'sync'],
      () => reviewer.caseBundle(caseId),
      (now) => now?.attachments.every(({ storedAt }) => storedAt) === true && now.attachments.length === 2,
    )
    const got = await reviewer.openAttachment(unknown)
    expect(got.ok && (await got.file.text())).toBe(large)
  })

  it('keeps no file whose sending was under way while everything else was erased', async () => {
    const machine = city.machine()
    const desk = await city.enter(machine, 'lina')
    const { rows } = await desk.listOrders({ offset: 0, limit: 10, leadState: 'open' })
    const caseId = uuidv7()
    await desk.run('case.accept', { caseId, orderIds: [rows[0]?.id], title: '遗失时正在上传的案件' })
    await statusIs(desk, isSettled)
    machine.fate = ({ path }) => (path.startsWith('/blobs/') ? 'fail' : 'pass')
    const kept = await desk.attach(new File(['正在上传'], '丁.txt'), '丁.txt')
    if (!kept.ok) throw new Error(kept.refusal.code)
    const owner = { type: 'supervisionCase', id: caseId }
    await desk.run('attachment.add', { attachmentId: uuidv7(), owner, caseId, ...kept.facts })
    await statusIs(desk, isSettled)
    await shutOut('李娜')

    // The sync hears of it while the bytes are on their way, and these arrive when everything else is gone.
    let sending: () => void = () => undefined
    const isSending = new Promise<void>((resolve) => {
      sending = resolve
    })
    machine.fate = async ({ method, path }) => {
      if (path.startsWith('/sync/')) await isSending
      if (method === 'PATCH' && isUpload(path)) {
        sending()
        await vi.waitFor(async () => expect(await desk.caseBundle(caseId)).toBeUndefined(), 120_000)
      }
      return 'pass' as const
    }
    await vi.waitFor(async () => expect(await filesKept(desk)).toMatchObject({ kept: 0, cached: 0 }), 120_000)
    expect(machine.requests.filter((line) => line.startsWith('PATCH'))).toHaveLength(1)
  })

  it('may hand in nothing but files that its own work names, and reads nothing', async () => {
    const device = await city.server.client('lina')
    const admin = await city.server.client('admin')
    await admin.json(accountsPaths.disableClient, { id: device.clientId, reason: '设备遗失' })
    const bytes = Buffer.from('别的内容')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const headers = {
      'tus-resumable': '1.0.0',
      'upload-length': String(bytes.length),
      'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}`,
    }
    const begun = await device.ask({ path: blobPaths.uploads, method: 'POST', headers })
    expect([begun.status, JSON.parse(begun.text).error.code]).toEqual([403, 'attachments.notAnnounced'])
    const read = await device.ask({ path: blobPaths.of(sha256) })
    expect([read.status, JSON.parse(read.text).error.code]).toEqual([403, 'auth.clientDisabled'])
    expect(await device.json(blobPaths.needed, { sha256: [sha256] })).toEqual({ needed: [sha256], rowless: [] })
  })
})
