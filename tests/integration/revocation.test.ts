import Dexie from 'dexie'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it, vi } from 'vitest'
import { all, officersMachines } from '../support/officers-machines'
import { isSettled, statusIs, untilIs } from '../support/test-desk-client'

describe('what an officer may no longer see', () => {
  const machines = officersMachines()
  const { enter, unlocked, opened } = machines

  it('leaves his machine with files, small pictures and words to search by; what he had not sent goes to a reviewer', async () => {
    const machine = machines.machine()
    const desk = await enter(machine)
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    const caseId = uuidv7()
    await desk.run('case.accept', { caseId, orderIds: [rows[1]?.id], title: '移交他人的案件' })
    const kept = await desk.attach(new File(['停车场照片'], '照片.txt'), '照片.txt')
    if (!kept.ok) throw new Error(kept.refusal.code)
    const owner = { type: 'supervisionCase', id: caseId }
    await desk.run('attachment.add', { attachmentId: uuidv7(), owner, caseId, ...kept.facts })
    await untilIs(
      desk,
      [`case/${caseId}`, 'uploads'],
      () => desk.caseBundle(caseId),
      (bundle) => bundle?.attachments[0]?.storedAt !== undefined,
    )
    expect((await desk.listCases({ ...all, text: '移交他人' })).total).toBe(1)
    // Made before he knew, sent after it counted: nothing of it may be lost, and nothing leak.
    machine.fate = ({ path }) => (path.startsWith('/sync/') ? 'fail' : 'pass')
    await desk.run('fields.set', { caseId, changes: [{ path: 'notes', to: '移交前的最后一条备注' }] })
    await machines.takeAway('张伟', desk, ['region:411700', `case:${caseId}`])
    machine.fate = () => 'pass'
    await desk.syncNow()
    await untilIs(
      desk,
      ['cases', 'orders', 'sync'],
      async () => (await desk.listCases(all)).total + (await desk.listOrders(all)).total,
      (total) => total === 0,
    )
    const reviewer = await enter(machines.machine(), 'wangqiang')
    const aside = await reviewer.quarantined()
    if (!aside.ok) throw new Error(aside.refusal.code)
    expect(aside.commands).toMatchObject([
      { type: 'fields.set', userName: '张伟', reason: 'sync.notVisible', runnable: true },
    ])
    // What a reviewer may not do himself he cannot let through either: it stays for him to decide otherwise.
    const decision = { id: aside.commands[0]?.id ?? '', note: '已移交，由新承办人补记' }
    expect(await reviewer.decideQuarantined({ ...decision, decision: 'apply' })).toMatchObject({
      ok: false,
      refusal: { code: 'cases.roleNeeded' },
    })
    expect(await reviewer.decideQuarantined({ ...decision, decision: 'dismiss' })).toMatchObject({ ok: true })
    expect(await reviewer.quarantined()).toMatchObject({ ok: true, commands: [] })
    await reviewer.lock()
    opened.splice(opened.indexOf(reviewer), 1)
    expect(await desk.openAttachment(kept.facts.sha256)).toMatchObject({ ok: false })
    await desk.lock()
    opened.length = 0

    const name = (await indexedDB.databases())
      .map((each) => each.name ?? '')
      .find((each) => each.startsWith('desk-store'))
    const db = await new Dexie(name ?? '').open()
    const left = await Promise.all(
      ['workOrder', 'supervisionCase', 'caseAction', 'attachment', 'blob', 'blobPart', 'shadow', 'outbox'].map(
        async (table) => [table, await db.table(table).count()],
      ),
    )
    db.close()
    expect(left.filter(([, count]) => count !== 0)).toEqual([])
    machine.goOffline()
    const again = await unlocked(machine)
    expect(again.answer).toMatchObject({ ok: true })
    opened.push(again.desk)
    expect((await again.desk.listCases({ ...all, text: '移交他人' })).total).toBe(0)
  })

  it('takes no file with it that only his machine had: the reviewer who carries his record out finds its bytes', async () => {
    const machine = machines.machine()
    const desk = await enter(machine, 'lina')
    const { rows } = await desk.listOrders({ ...all, leadState: 'open' })
    const caseId = uuidv7()
    await desk.run('case.accept', { caseId, orderIds: [rows[3]?.id], title: '交出前拍了照的案件' })
    await statusIs(desk, isSettled)
    machine.fate = ({ path }) => (path.startsWith('/sync/') || path.startsWith('/blobs/') ? 'fail' : 'pass')
    const kept = await desk.attach(new File(['只在这台机器上的照片'], '照片.txt'), '照片.txt')
    if (!kept.ok) throw new Error(kept.refusal.code)
    const { sha256 } = kept.facts
    const owner = { type: 'supervisionCase', id: caseId }
    await desk.run('attachment.add', { attachmentId: uuidv7(), owner, caseId, ...kept.facts })
    await machines.takeAway('李娜', desk, ['region:411700', `case:${caseId}`])
    machine.fate = () => 'pass'
    await desk.syncNow()
    await vi.waitFor(
      async () => {
        const found = await machines.server.services.db.query('SELECT 1 FROM blob_source WHERE sha256 = $1', [sha256])
        expect(found).toHaveLength(1)
      },
      { timeout: 120_000 },
    )

    await vi.waitFor(async () => expect((await desk.storageUse()).files).toMatchObject({ kept: 0, cached: 0 }))

    const reviewer = await enter(machines.machine(), 'wangqiang')
    expect(await reviewer.openAttachment(sha256)).toMatchObject({ ok: false })
    const aside = await reviewer.quarantined()
    if (!aside.ok) throw new Error(aside.refusal.code)
    const id = aside.commands.find(({ type }) => type === 'attachment.add')?.id ?? ''
    expect(await reviewer.decideQuarantined({ id, decision: 'apply', note: '照片有用' })).toMatchObject({ ok: true })
    await reviewer.syncNow()
    const bundle = await untilIs(
      reviewer,
      [`case/${caseId}`, 'sync'],
      () => reviewer.caseBundle(caseId),
      (now) => now?.attachments[0]?.storedAt !== undefined,
    )
    expect(bundle?.attachments).toMatchObject([{ name: '照片.txt', sha256 }])
    const got = await reviewer.openAttachment(sha256)
    if (!got.ok) throw new Error(got.refusal.code)
    expect(await got.file.text()).toBe('只在这台机器上的照片')
  })
})
