import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { recordChange } from '#server/audit/record-change'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { registered, takeIn } from '../support/sync/take-in'
import { isSettled, statusIs, TestMachine, untilIs } from '../support/test-desk-client'
import { startTestServer, type TestServer } from '../support/test-server'

const all = { offset: 0, limit: 100 }

describe('what an officer may no longer see', () => {
  let server: TestServer
  const open: DeskWorker[] = []

  beforeAll(async () => {
    server = await startTestServer()
    await takeIn(
      server.services.db,
      () => server.clock.now(),
      Array.from({ length: 8 }, (_, n) => registered(`U${n}`, { title: `三轮车被拖走 ${n}` })),
    )
  })
  afterAll(() => server.remove())
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.lock()
    for (const { name = '' } of await indexedDB.databases()) await Dexie.delete(name)
  })

  async function enter(machine: TestMachine, login = 'zhangwei'): Promise<DeskWorker> {
    const desk = machine.desk()
    await desk.start()
    const answer = await desk.login({ login, password: DEMO_PASSWORD, enrol: true })
    if (!answer.ok) throw new Error(answer.refusal.code)
    open.push(desk)
    await statusIs(desk, (now) => isSettled(now) && now.lastSyncedAt !== undefined)
    return desk
  }

  async function unlocked(machine: TestMachine) {
    const desk = machine.desk()
    const start = await desk.start()
    if (start.state !== 'loginNeeded') throw new Error(start.state)
    const userId = start.users.find(({ name }) => name === '张伟')?.userId ?? ''
    return { desk, answer: await desk.unlock({ userId, password: DEMO_PASSWORD }) }
  }

  it('leaves his machine with files, small pictures and words to search by; what he had not sent goes to a reviewer', async () => {
    const machine = new TestMachine(server)
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
    const userId = (await desk.reference()).userProfile.find(({ name }) => name === '张伟')?.id ?? ''
    const dropped = ['region:411700', `case:${caseId}`].map((scope) => ({ userId, scope, op: 'drop' as const }))
    const origin = { userId: 'admin', role: 'admin', type: 'user.change', at: server.clock.now() }
    await server.services.db.tx((q) => recordChange(q, { scopes: dropped }, origin))
    machine.fate = () => 'pass'
    await desk.syncNow()
    await untilIs(
      desk,
      ['cases', 'orders', 'sync'],
      async () => (await desk.listCases(all)).total + (await desk.listOrders(all)).total,
      (total) => total === 0,
    )
    const reviewer = await enter(new TestMachine(server), 'wangqiang')
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
    open.splice(open.indexOf(reviewer), 1)
    expect(await desk.openAttachment(kept.facts.sha256)).toMatchObject({ ok: false })
    await desk.lock()
    open.length = 0

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
    open.push(again.desk)
    expect((await again.desk.listCases({ ...all, text: '移交他人' })).total).toBe(0)
  })
})
