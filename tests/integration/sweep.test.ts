import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { remindOfReturns } from '#server/sharing/sweep-returns'
import type { Db } from '#server/storage/db'
import type { SyncDeps } from '#server/sync/push'
import { ReferenceCache } from '#server/sync/reference-cache'
import { sqlStore } from '#server/sync/sql/sql-store'
import { sweep } from '#server/sync/sweep'
import { remindOfOrders } from '#server/sync/sweep-supervision'
import { type AnyCommand, defineCommand } from '#shared/commands/engine/command'
import { commandRegistry } from '#shared/commands/registry'
import { databases, openTestDb } from '../support/databases'

const [pglite] = databases
if (!pglite) throw new Error('no database to test on')
const now = new Date('2026-11-23T01:30:00Z')
const over = { from: '2026-11-02T00:00:00.000Z', dueAt: '2026-11-20T00:00:00.000Z' }

describe('The sweep', () => {
  let db: Db
  let close: () => Promise<void>
  const bugs: string[] = []
  const troubles: string[] = []
  const tried: string[] = []
  beforeEach(async () => {
    ;({ db, close } = await openTestDb(pglite))
    for (const list of [bugs, troubles, tried]) list.length = 0
  })
  afterEach(() => close())

  const row = (type: string, id: string, doc: object) =>
    db.query(`INSERT INTO entity (type, id, doc, field_rev, rev) VALUES ($1, $2, $3::jsonb, '{}'::jsonb, 1)`, [
      type,
      id,
      JSON.stringify({ id, ...doc }),
    ])
  const overdueCase = async () => {
    const id = uuidv7()
    await row('supervisionCase', id, {
      stage: 'rectifying',
      region: '411702',
      limits: { rectify: { kind: 'rectify', legal: true, ...over } },
    })
    return id
  }
  /** As the command itself, but for what it comes to. */
  const instead = (type: string, apply: (input: Record<string, string>) => void): AnyCommand => {
    const real = commandRegistry.get(type)
    if (!real) throw new Error(`no command ${type}`)
    const { input, entities, subject, version } = real
    return defineCommand({
      type,
      version,
      input,
      entities,
      subject,
      offered: () => undefined,
      apply: (_tx, given) => {
        apply(given as Record<string, string>)
      },
    })
  }
  const deps = (...commands: AnyCommand[]): SyncDeps => ({
    store: sqlStore(db),
    registry: new Map([...commandRegistry, ...commands.map((one) => [one.type, one] as const)]),
    reference: new ReferenceCache(),
    now: () => now,
    onBug: (_error, id) => bugs.push(id),
  })
  const swept = (with_: SyncDeps) => sweep(db, with_, (_error, part) => troubles.push(part))

  it('goes on with the next case and with every other kind when one case makes its command throw', async () => {
    const bad = await overdueCase()
    const good = await overdueCase()
    const sent = uuidv7()
    await row('supervisionOrder', sent, { status: 'sent', reminders: [], sentAt: over.from, dueAt: over.dueAt })
    const verify = instead('case.verify', ({ caseId = '' }) => {
      tried.push(caseId)
      if (caseId === bad) throw new TypeError('a bug')
    })
    const remind = instead('supervision.remindDue', ({ supervisionOrderId = '' }) => tried.push(supervisionOrderId))

    const { overdue, reminders } = await swept(deps(verify, remind))
    expect(tried.sort()).toEqual([bad, good, sent].sort())
    expect({ overdue, reminders }).toEqual({ overdue: 1, reminders: 1 })
    expect(bugs).toEqual([`case.verify ${bad}`])
    expect(troubles).toEqual([])
  })

  it('goes on with the other kinds when one kind cannot be looked at', async () => {
    const good = await overdueCase()
    await db.exec('ALTER TABLE user_scope RENAME TO user_scope_away')
    const sent = uuidv7()
    await row('supervisionOrder', sent, { status: 'sent', reminders: [], sentAt: over.from, dueAt: over.dueAt })
    const verify = instead('case.verify', ({ caseId = '' }) => tried.push(caseId))
    const remind = instead('supervision.remindDue', ({ supervisionOrderId = '' }) => tried.push(supervisionOrderId))
    const { grants, reminders } = await swept(deps(verify, remind))
    expect(troubles).toEqual(['grants', 'packs'])
    expect(tried.sort()).toEqual([good, sent].sort())
    expect({ grants, reminders }).toEqual({ grants: 0, reminders: 1 })
  })

  it('comes to an order that is due however many stand before it that are not', async () => {
    for (let n = 0; n < 3; n++)
      await row('supervisionOrder', uuidv7(), {
        status: 'sent',
        reminders: [],
        sentAt: over.dueAt,
        dueAt: '2027-01-20T00:00:00.000Z',
      })
    const due = uuidv7()
    await row('supervisionOrder', due, { status: 'sent', reminders: [], sentAt: over.from, dueAt: over.dueAt })
    const remind = instead('supervision.remindDue', ({ supervisionOrderId = '' }) => tried.push(supervisionOrderId))
    expect(await remindOfOrders(db, deps(remind), 2)).toBe(1)
    expect(tried).toEqual([due])
  })

  it('reads of the returns that are owed only those of the next days', async () => {
    const owed = async (days: number, reminders: string[] = []) => {
      const id = uuidv7()
      const dueAt = new Date(now.getTime() + days * 86_400_000).toISOString()
      await row('dataReturn', id, { state: 'due', dueAt, reminders: reminders.map((way) => ({ way })) })
      return id
    }
    const [near, over] = [await owed(1), await owed(-1, ['near'])]
    for (const [days, ...told] of [[20], [1, 'near'], [-1, 'near', 'overdue']] as const) await owed(days, told)
    const remind = instead('return.remindDue', ({ returnId = '' }) => tried.push(returnId))
    const read: number[] = []
    const counting: Db = {
      ...db,
      query: async (sql, params) => {
        const rows = await db.query(sql, params)
        read.push(rows.length)
        return rows as never
      },
    }
    expect(await remindOfReturns(counting, deps(remind), 500)).toBe(2)
    expect(tried.sort()).toEqual([near, over].sort())
    expect(read).toEqual([2])
  })
})
