import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuditEntry, AuditVerifier } from '#server/audit/verify-audit'
import { type AuditPage, type AuditReport, auditPaths } from '#shared/sync/audit-protocol'
import { FieldClient } from '../support/sync/field-client'
import { registered, takeIn } from '../support/sync/take-in'
import { startTestServer, type TestClient, type TestServer } from '../support/test-server'

function problemsOf(entries: readonly unknown[]): string[] {
  const verifier = new AuditVerifier()
  for (const entry of entries) verifier.take(entry)
  return verifier.finish().problems.map(({ seq, kind }) => `${seq} ${kind}`)
}

describe('the audit of a city', () => {
  let server: TestServer
  let auditor: TestClient
  let zhang: FieldClient
  let exported: AuditEntry[]
  const caseId = uuidv7()

  beforeAll(async () => {
    server = await startTestServer()
    const { db } = server.services
    await takeIn(db, () => server.clock.now(), [registered('U0', { region: '411702' })])
    auditor = await server.client('shenji')
    zhang = new FieldClient(await server.client('zhangwei'))
    await zhang.bootstrap()
    await zhang.act('case.accept', { caseId, orderIds: [zhang.all('workOrder')[0]?.id], title: '案' })
    await zhang.act('case.classify', { caseId, field: 'transport', reason: '判' })
  })
  afterAll(() => server.remove())

  it('finds what was done with a case, by whom and on which device, newest first', async () => {
    const { entries, head } = await auditor.json<AuditPage>(`${auditPaths.search}?touched=${caseId}`)
    expect(entries.map(({ type }) => type)).toEqual(['case.classify', 'case.accept'])
    expect(entries[0]).toMatchObject({ userName: '张伟', device: '测试设备 zhangwei', role: 'officer' })
    expect(entries[0]?.touched.map(({ type }) => type)).toContain('supervisionCase')
    expect(head.seq).toBeGreaterThanOrEqual(entries[0]?.seq ?? 0)
    const byUser = await auditor.json<AuditPage>(
      `${auditPaths.search}?userId=${zhang.http.session.user.id}&type=case.accept`,
    )
    expect(byUser.entries).toHaveLength(1)
    const earlier = await auditor.json<AuditPage>(`${auditPaths.search}?to=2020-01-01T00:00:00Z`)
    expect(earlier.entries).toEqual([])
  })

  it('is open to auditors only, and says that it was taken out', async () => {
    await expect(zhang.http.json(auditPaths.search)).rejects.toThrow('auth.forbidden')
    const text = (await auditor.ask({ path: auditPaths.export })).text
    exported = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(exported.at(-1)?.type).toBe('audit.export')
    expect(await auditor.json<AuditReport>(auditPaths.verify)).toMatchObject({ problems: [] })
  })

  it('shows a changed, a removed, a moved and an added entry at its place', () => {
    expect(problemsOf(exported)).toEqual([])
    const at = exported.length - 3
    const entry = exported[at] as AuditEntry
    const changed = exported.with(at, { ...entry, userId: 'somebody else' })
    expect(problemsOf(changed)).toEqual([`${entry.seq} changed`])
    expect(problemsOf(exported.toSpliced(at, 1))).toEqual([`${entry.seq + 1} missing`])
    const moved = exported.with(at, exported[at + 1] as AuditEntry).with(at + 1, entry)
    expect(problemsOf(moved).length).toBeGreaterThan(0)
    const added = exported.toSpliced(at, 0, { ...entry, type: 'case.close' })
    expect(problemsOf(added)).toContain(`${entry.seq} changed`)
    expect(problemsOf(exported.with(at, { seq: entry.seq } as AuditEntry))).toContain(`${entry.seq} malformed`)
  })

  it('tells a chain that was rewritten whole by the hash a client keeps', async () => {
    const pinned = exported[3]?.seq ?? 0
    const ask = () => zhang.ask('/sync/v1/pull', { clientId: zhang.http.clientId, cursor: zhang.cursor, pinned })
    const hash = () => ask().then(({ text }) => JSON.parse(text).audit.pinned)
    expect(await hash()).toBe(exported[3]?.hash)
    await server.services.db.query('UPDATE audit SET hash = $2 WHERE seq = $1', [pinned, 'f'.repeat(64)])
    expect(await hash()).not.toBe(exported[3]?.hash)
    const { problems } = await auditor.json<AuditReport>(auditPaths.verify)
    expect(problems.map(({ seq, kind }) => `${seq} ${kind}`)).toEqual([`${pinned} changed`, `${pinned + 1} unlinked`])
  })

  it('accounts for every number of a series', async () => {
    const ledger = await auditor.json<{ numbers: unknown[] }>(`${auditPaths.ledger}?series=case/`)
    expect(ledger.numbers).toMatchObject([
      { no: 1, state: 'issued', holderId: caseId, number: '驻司执监案〔2026〕1号' },
    ])
  })
})
