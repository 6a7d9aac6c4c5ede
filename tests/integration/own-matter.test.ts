import Dexie from 'dexie'
import { v7 as uuidv7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { all, officersMachines } from '../support/officers-machines'
import { registered, takeIn } from '../support/sync/take-in'
import { isSettled, statusIs, untilIs } from '../support/test-desk-client'

/** The stores on the disk: one for each officer, on machines that share this test's databases. */
const stores = async () =>
  (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith('desk-store') ? [name] : []))

/** What of the rows in a store's tables lies in clear: their ids and what an index needs. */
async function rawRows(name: string, tables: readonly string[]): Promise<string> {
  const db = await new Dexie(name).open()
  const rows = await Promise.all(tables.map((table) => db.table(table).toArray()))
  db.close()
  return JSON.stringify(rows.flat().map(({ id, caseId }) => ({ id, caseId })))
}

describe('a matter of one’s own', () => {
  const machines = officersMachines()
  const { enter, opened } = machines
  const search = async (desk: DeskWorker, text: string) => (await desk.listOrders({ ...all, text })).total
  const settled = (desk: DeskWorker) => statusIs(desk, isSettled)

  it('that a person must avoid leaves his machine with everything of it, and stays on the others', async () => {
    const li = await enter(machines.machine(), 'lina')
    const [liStore = ''] = await stores()
    const zhang = await enter(machines.machine())
    const [order, other] = (await zhang.listOrders({ ...all, leadState: 'open' })).rows
    const [caseId, kept] = [uuidv7(), uuidv7()]
    await zhang.run('case.accept', { caseId, orderIds: [order?.id], title: '须回避的案件' })
    await zhang.run('case.accept', { caseId: kept, orderIds: [other?.id], title: '不须回避的案件' })
    const file = await zhang.attach(new File(['停车场照片'], '照片.txt'), '照片.txt')
    if (!file.ok) throw new Error(file.refusal.code)
    const owner = { type: 'supervisionCase', id: caseId }
    await zhang.run('attachment.add', { attachmentId: uuidv7(), owner, caseId, ...file.facts })
    await settled(zhang)
    const seen = await untilIs(
      li,
      [`case/${caseId}`, 'attachments'],
      () => li.caseBundle(caseId),
      (bundle) => bundle?.attachments.length === 1,
    )
    expect(seen?.actions.length).toBeGreaterThan(0)

    const wang = await enter(machines.machine(), 'wangqiang')
    const personId = (await wang.reference()).userProfile.find(({ name }) => name === '李娜')?.id ?? ''
    expect(await wang.run('case.recuse', { caseId, personId, reason: '与当事人有亲属关系' })).toMatchObject({
      ok: true,
    })
    await untilIs(
      li,
      ['cases', 'orders', 'sync'],
      async () => [await li.caseBundle(caseId), await li.get('workOrder', order?.id ?? '')],
      (gone) => gone.every((each) => each === undefined),
    )
    expect((await li.listCases({ ...all, text: '须回避的' })).total).toBe(1)
    await settled(wang)
    expect((await wang.caseBundle(caseId))?.case.recusals).toHaveLength(1)
    for (const desk of opened.splice(0)) await desk.lock()
    const raw = await rawRows(liStore, ['supervisionCase', 'workOrder', 'caseAction', 'attachment', 'shadow'])
    expect(raw).not.toContain(caseId)
    expect(raw).not.toContain(order?.id)
    expect(raw).toContain(kept)
  })

  it('that complains about a person or his bureau never reaches him, or leaves when the hotline adds it', async () => {
    const { db } = machines.server.services
    const now = () => machines.server.clock.now()
    const own = { appealType: 'complaint', title: '投诉监督科', content: '市司法局监督科的张伟收了材料不给回执' }
    const later = { appealType: 'complaint', title: '投诉处理慢', content: '材料交了两个月没有答复' }
    await takeIn(db, now, [registered('OWN', own), registered('LATER', later)])
    const zhang = await enter(machines.machine())
    expect(await search(zhang, '投诉监督科')).toBe(0)
    expect(await search(zhang, '投诉处理慢')).toBe(1)
    await takeIn(db, now, [registered('LATER', { ...later, content: `${later.content}，经办人是司法局张伟` })])
    await untilIs(
      zhang,
      ['orders', 'sync'],
      () => search(zhang, '投诉处理慢'),
      (total) => total === 0,
    )
    const li = await enter(machines.machine(), 'lina')
    expect([await search(li, '投诉监督科'), await search(li, '投诉处理慢')]).toEqual([1, 1])
  })
})
