import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sweepWarnings } from '#server/focus/sweep-warnings'
import { sweep } from '#server/sync/sweep'
import { syncDeps } from '#server/sync/sync-services'
import { defaultThresholds } from '#shared/domain/thresholds'
import type { Warning } from '#shared/domain/warning'
import { databases } from '../support/databases'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestServer } from '../support/test-server'

describe.each(databases)('Warnings on $name', (database) => {
  let server: TestServer
  let officer: FieldClient
  let organId: string

  beforeAll(async () => {
    server = await startTestServer({ database })
    const { db, clock } = server.services
    const [organ] = await db.query<{ id: string }>(
      `SELECT id FROM entity WHERE type = 'organ' AND doc ->> 'name' = '驻马店市教育局'`,
    )
    organId = organ?.id ?? ''
    const order = (n: number, receivedAt: string) =>
      registered(`E${n}`, {
        title: `协会代收年检费 ${n}`,
        region: '411700',
        handlingOrganId: organId,
        field: 'education',
        receivedAt,
        appealType: 'complaint',
        verified: n % 5 ? 'confirmed' : 'unconfirmed',
        satisfaction: n % 4 ? 'dissatisfied' : 'satisfied',
        reporter: { ...registered('x').reporter, phone: `1380000${String(n % 14).padStart(4, '0')}` },
      })
    // Two a month for a year, and twenty in this one: a surge, mostly true, mostly dissatisfied, some again and again.
    const past = Array.from({ length: 22 }, (_, n) =>
      order(n, new Date(Date.UTC(2025, 11 + Math.floor(n / 2), 5 + n)).toISOString()),
    )
    const now = Array.from({ length: 20 }, (_, n) => order(100 + n, new Date(Date.UTC(2026, 10, 2 + n)).toISOString()))
    await takeIn(db, () => clock.now(), [...past, ...now])
    officer = new FieldClient(await server.client('zhangwei'))
    await officer.bootstrap()
  })
  afterAll(() => server.remove())

  const swept = () =>
    sweep(server.services.db, syncDeps(server.services), (error) => {
      throw error
    })
  const warnings = async (): Promise<Warning[]> => {
    await officer.pull()
    return officer.all('warning') as Warning[]
  }

  it('are opened for a surge, for much truth with little satisfaction, and for what comes again and again', async () => {
    await swept()
    const found = await warnings()
    const part = { field: 'education', organ: organId, region: '411700' }
    expect(found.map(({ kind }) => kind).sort()).toEqual(['disputed', 'dissatisfied', 'surge'])
    expect(found.find(({ kind }) => kind === 'surge')).toMatchObject({
      severity: 'red',
      state: 'open',
      figures: { 件数: 20, 季节基准: 2 },
      evidence: { type: 'orders', count: 'complaints', filter: { from: '2026-11', to: '2026-11', ...part } },
    })
    expect(found.find(({ kind }) => kind === 'dissatisfied')).toMatchObject({
      severity: 'amber',
      evidence: { filter: { from: '2026-09', to: '2026-11', ...part } },
    })
  })

  it('open to as many orders as they say', async () => {
    const surge = (await warnings()).find(({ kind }) => kind === 'surge')
    if (surge?.evidence.type !== 'orders') throw new Error('no surge')
    const { filter, count } = surge.evidence
    const query = new URLSearchParams({ ...filter, count } as Record<string, string>)
    const page = JSON.parse((await (await server.client('zhangwei')).ask({ path: `/focus/v1/orders?${query}` })).text)
    expect(page.total).toBe(surge.figures.件数)
  })

  it('are not told a second time, neither by another run nor after somebody closed one', async () => {
    const [first] = await warnings()
    await officer.act('warning.close', { warningId: first?.id, reason: '已纳入专项监督' })
    await takeIn(server.services.db, () => server.clock.now(), [registered('more', { region: '411721' })])
    expect((await swept()).warnings).toBe(0)
    const found = await warnings()
    expect(found).toHaveLength(3)
    expect(found.find(({ id }) => id === first?.id)).toMatchObject({
      state: 'closed',
      closed: { text: '已纳入专项监督' },
    })
  })

  it('follow thresholds that the reviewer sets', async () => {
    const reviewer = new FieldClient(await server.client('wangqiang'))
    await reviewer.bootstrap()
    await reviewer.act('thresholds.set', {
      ...defaultThresholds,
      disputed: 2,
      minComplaints: 1,
      surgeMin: 1,
      reason: '从严',
    })
    await takeIn(
      server.services.db,
      () => server.clock.now(),
      [1, 2, 3].map((n) =>
        registered(`Z${n}`, { region: '411725', receivedAt: `2026-11-0${n}T01:00:00.000Z`, field: 'urbanManagement' }),
      ),
    )
    await swept()
    expect((await warnings()).filter(({ region, kind }) => region === '411725' && kind === 'disputed')).toHaveLength(1)
  })

  it('are opened for a firm that several departments inspected within weeks, with every inspection behind it', async () => {
    const record = (n: number, organ: string) => ({
      sourceNo: `JC${n}`,
      enforcementType: '行政检查',
      organ,
      partyName: '示例机械厂',
      creditCode: '91411700MA00000000',
      decidedAt: `2026-11-${String(n + 1).padStart(2, '0')}`,
      result: '消防设施、用电安全',
      region: '411700',
    })
    const admin = await server.client('admin')
    const { key } = await admin.json<{ key: string }>('/admin/v1/sources', { name: '部门业务系统' })
    const report = (records: unknown) =>
      server.ask({
        path: '/intake/v1/enforcement-records',
        body: { records },
        headers: { authorization: `Bearer ${key}` },
      })
    await report([record(1, '驻马店市应急管理局'), record(2, '驻马店市生态环境局')])
    await swept()
    const repeated = async () => (await warnings()).filter(({ kind }) => kind === 'repeatInspection')
    expect(await repeated()).toEqual([])
    await report([record(3, '驻马店市人力资源和社会保障局'), record(4, '驻马店市应急管理局')])
    await swept()
    const [found] = await repeated()
    expect(found).toMatchObject({ state: 'open', region: '411700', figures: { 检查次数: 4, 检查机关: 3 } })
    if (found?.evidence.type !== 'records') throw new Error('no records')
    const behind = officer
      .all('enforcementRecord')
      .filter(({ id }) => found.evidence.type === 'records' && found.evidence.recordIds.includes(id))
    expect(behind.map(({ sourceNo }) => sourceNo).sort()).toEqual(['JC1', 'JC2', 'JC3', 'JC4'])
    await officer.act('warning.close', { warningId: found.id, reason: '已定联合检查' })
    await swept()
    expect((await repeated()).map(({ state }) => state)).toEqual(['closed'])
  })

  it('turn amber and red with the limits of a case, and close themselves when it is done', async () => {
    const [order] = officer.all('workOrder') as { id: string; lead?: { state: string } }[]
    const caseId = uuidv7()
    await officer.act('case.accept', { caseId, orderIds: [order?.id], title: '代收年检费案' })
    const ofCase = async () =>
      (await warnings()).filter(({ evidence }) => evidence.type === 'case' && evidence.caseId === caseId)
    await swept()
    expect(await ofCase()).toEqual([])
    server.clock.advance({ days: 2, minutes: 600 })
    await swept()
    expect(await ofCase()).toMatchObject([{ kind: 'caseLimit', severity: 'amber', state: 'open' }])
    server.clock.advance({ days: 3 })
    await swept()
    expect(await ofCase()).toMatchObject([{ severity: 'red', state: 'open' }])
    const forwarding = { caseId, targetOrganId: organId, followUpOn: '2026-12-20', note: '非本级管辖' }
    await officer.act('case.forward', forwarding)
    await swept()
    expect(
      (await ofCase()).filter(({ evidence }) => evidence.type === 'case' && evidence.limit === 'triage'),
    ).toMatchObject([{ state: 'closed', closed: { by: 'system' } }])
  })

  it('of a limit that somebody closed take no place from the new ones, however long the limit runs on', async () => {
    const { db } = server.services
    const [order] = (officer.all('workOrder') as { id: string; caseId?: string }[]).slice(1)
    const caseId = uuidv7()
    await officer.act('case.accept', { caseId, orderIds: [order?.id], title: '另一件代收年检费案' })
    server.clock.advance({ days: 2, minutes: 600 })
    await swept()
    const ofCase = async () =>
      (await warnings()).filter(({ evidence }) => evidence.type === 'case' && evidence.caseId === caseId)
    const [found] = await ofCase()
    expect(found).toMatchObject({ kind: 'caseLimit', state: 'open' })
    await officer.act('warning.close', { warningId: found?.id, reason: '已经在办' })
    await swept()
    expect(await sweepWarnings(db, syncDeps(server.services), 1)).toBe(0)
    expect(await ofCase()).toMatchObject([{ state: 'closed', closed: { text: '已经在办' } }])
  })
})
