import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { disableUser } from '../../src/server/auth/change-user'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

const caseId = uuidv7()

describe('a case on the server', () => {
  let server: TestServer
  let zhang: FieldClient
  let admin: FieldClient

  beforeAll(async () => {
    server = await startTestServer()
    const order = registered('B0', { region: '411702' })
    await takeIn(server.services.db, () => server.clock.now(), [order])
    zhang = new FieldClient(await server.client('zhangwei'))
    admin = new FieldClient(await server.client('admin'))
    for (const client of [zhang, admin]) await client.bootstrap()
    await zhang.act('case.accept', { caseId, orderIds: [zhang.all('workOrder')[0]?.id], title: '案' })
  })
  afterAll(() => server.remove())

  it('keeps a handler from being disabled before he has handed his cases over', async () => {
    const user = (login: string) => zhang.all('userProfile').find(({ name }) => name === login)?.id ?? ''
    const respondentOrganId = zhang.all('organ').find(({ name }) => name === '驻马店市城市管理局')?.id
    const judged = { field: 'urbanManagement', level: 'general', respondentOrganId }
    await zhang.act('case.classify', { caseId, ...judged, reason: '初判' })
    await zhang.act('case.proposeFiling', {
      caseId,
      handlerIds: [user('张伟'), user('李娜')],
      reason: '涉嫌违法',
      noInterest: true,
    })
    const now = server.clock.now()
    const actor = { userId: user('系统管理员'), at: now }
    await expect(
      server.services.db.tx((q) => disableUser(q, { login: 'lina', reason: '调离' }, actor, now)),
    ).rejects.toThrow('1 件案件在办')
  })

  it('counts its limits again when the administrator changes the calendar, and tells in its record', async () => {
    await zhang.pull()
    const before = zhang.get('supervisionCase', caseId)?.limits.filing
    const due = (before?.dueAt ?? '').slice(0, 10)
    const year = admin.get('holidayYear', due.slice(0, 4))
    if (!year) throw new Error(`no calendar of ${due}`)
    const { id: _id, ...parts } = year
    const changed = { ...parts, off: [...year.off, { date: due, name: '临时放假' }] }
    expect(await admin.act('calendar.set', changed)).toBe('applied')
    await server.ask({ path: '/demo/v1/clock', body: { set: server.clock.now().toISOString() } })
    await vi.waitFor(async () => {
      await zhang.pull()
      expect(zhang.get('supervisionCase', caseId)?.limits.filing?.dueAt.slice(0, 10)).not.toBe(due)
    }, 120_000)
    expect(zhang.all('caseAction').filter(({ kind }) => kind === 'case.recountLimits')).toHaveLength(1)
  })
})
