import { describe, expect, it } from 'vitest'
import { authorCommand, seenOf } from '../commands/engine/run-command'
import { WorkingSet } from '../commands/engine/working-set'
import { commandRegistry } from '../commands/registry'
import { testOrder } from '../commands/testing/test-order'
import { testReference } from '../commands/testing/test-reference'
import { type EntityType, entityKey } from '../domain/entities'
import type { SupervisionCase } from '../domain/supervision-case'
import type { OutboxEntry } from './outbox-entry'
import { touchesOf } from './outbox-entry'
import type { CommandReceipt } from './protocol'
import { type IncomingRow, type RebaseInput, rebase, type ServerRow } from './rebase'

const caseId = 'case-1'
const key = `supervisionCase/${caseId}`
const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** One officer's store: rows of the server, his outbox, and what he sees. */
class Store {
  readonly server = new Map<string, ServerRow>()
  readonly view = new Map<string, { rev: number; doc: object }>()
  entries: OutboxEntry[] = []
  lastSeq = 0

  put(type: EntityType, doc: { id: string }, rev: number) {
    const ref = { type, id: doc.id }
    this.server.set(entityKey(ref), { ...ref, rev, doc, held: true })
    this.view.set(entityKey(ref), { rev, doc })
  }

  act(type: string, input: unknown) {
    const command = commandRegistry.get(type)
    if (!command) throw new Error(type)
    const parsed = command.input.parse(input)
    const refs = command.entities(parsed)
    const set = new WorkingSet(
      refs.flatMap((ref) => {
        const row = this.view.get(entityKey(ref))
        return row ? [{ ...ref, ...row, marks: {} }] : []
      }),
    )
    const seq = (this.entries.at(-1)?.envelope.seq ?? this.lastSeq) + 1
    const envelope = { id: id(seq), seq, type, version: 1, input, deviceAt: '2026-11-02T01:00:00.000Z', after: [] }
    const result = authorCommand(command, set, parsed, this.context({ id: id(seq) }))
    if (!result.ok) throw new Error(result.refusal.code)
    const seen = seenOf(result.effect, refs, (ref) => this.server.get(entityKey(ref))?.rev ?? 0)
    for (const [changed, ref] of result.effect.changed) {
      const row = set.row(ref)
      if (row) this.view.set(changed, row)
    }
    this.entries.push({ envelope: { ...envelope, seen }, touches: touchesOf(command, parsed, result.effect) })
  }

  receive(rows: readonly IncomingRow[], lastSeq = this.lastSeq, replaces = false) {
    const incoming = new Map(rows.map((row) => [entityKey(row), row]))
    this.lastSeq = lastSeq
    const result = rebase({ ...this.input(incoming), replaces })
    for (const row of rows) if (row.doc) this.server.set(entityKey(row), { ...row, doc: row.doc, held: true })
    for (const [name, row] of result.views) {
      if (row) this.view.set(name, row)
      else this.view.delete(name)
    }
    this.entries = [...result.entries]
    return result
  }

  answer(seq: number, status: CommandReceipt['status']) {
    this.entries = this.entries.map((entry) =>
      entry.envelope.seq === seq ? { ...entry, receipt: { id: entry.envelope.id, seq, status, v: 9 } } : entry,
    )
  }

  case(): SupervisionCase {
    return this.view.get(key)?.doc as SupervisionCase
  }

  private input(incoming: ReadonlyMap<string, IncomingRow>): RebaseInput {
    const { entries, lastSeq } = this
    const base = (name: string) => this.server.get(name)
    return { incoming, entries, lastSeq, base, registry: commandRegistry, context: (e) => this.context(e) }
  }

  private context(envelope: { id: string }) {
    const actor = { userId: 'zhang', name: '张伟', roles: ['officer'] as const, organId: 'bureau', region: '411700' }
    return { actor, now: new Date('2026-11-02T01:00:00Z'), commandId: envelope.id, ref: testReference }
  }
}

function storeWithCase(): { store: Store; doc: SupervisionCase } {
  const author = new Store()
  author.put('workOrder', testOrder('o1'), 1)
  author.act('case.accept', { caseId, orderIds: ['o1'], title: '案' })
  const doc = author.case()
  const store = new Store()
  store.put('supervisionCase', doc, 5)
  return { store, doc }
}

const classify = (change: object) => ({ caseId, reason: '研判', ...change })

describe('unsent work over newer rows of the server', () => {
  it('is done again over the newer row, and leaves when the server shows it', () => {
    const { store, doc } = storeWithCase()
    store.act('case.classify', classify({ field: 'urban' }))
    const colleague = { ...doc, notes: '李的备注' }
    store.receive([{ type: 'supervisionCase', id: caseId, rev: 6, doc: colleague }])
    expect(store.case()).toMatchObject({ field: 'urban', notes: '李的备注' })

    store.answer(1, 'applied')
    store.receive([{ type: 'supervisionCase', id: caseId, rev: 7, doc: { ...colleague, field: 'urban' } }], 1)
    expect(store.entries).toEqual([])
    expect(store.case()).toMatchObject({ field: 'urban', notes: '李的备注' })
  })

  it('goes from view when the server refused it, with its record entry, and leaves the rest', () => {
    const { store } = storeWithCase()
    store.act('case.classify', classify({ field: 'urban' }))
    store.act('case.classify', classify({ level: 'major' }))
    store.answer(1, 'rejected')
    const { finished } = store.receive([])
    expect(finished.map((entry) => entry.envelope.seq)).toEqual([1])
    expect(store.case().field).toBeUndefined()
    expect(store.case().level).toBe('major')
    expect(store.view.has(`caseAction/${id(1)}`)).toBe(false)
    expect(store.view.has(`caseAction/${id(2)}`)).toBe(true)
  })

  it('stays in the outbox while its outcome is unknown, though the rows show it already', () => {
    const { store, doc } = storeWithCase()
    store.act('case.classify', classify({ issues: { add: ['procedure'] } }))
    store.receive([{ type: 'supervisionCase', id: caseId, rev: 6, doc: { ...doc, issues: ['procedure'] } }], 1)
    expect(store.entries).toHaveLength(1)
    expect(store.case().issues).toEqual(['procedure'])
  })

  it('keeps a row that left all scopes as long as unsent work builds on it', () => {
    const { store } = storeWithCase()
    store.act('case.classify', classify({ field: 'urban' }))
    const { shadows } = store.receive([{ type: 'supervisionCase', id: caseId, rev: 6 }])
    expect(shadows.get(key)).toMatchObject({ held: false })
    expect(store.case().field).toBe('urban')
    store.server.set(key, { ...(store.server.get(key) as ServerRow), held: false })
    store.answer(1, 'quarantined')
    store.receive([])
    expect(store.view.has(key)).toBe(false)
  })

  it('takes a row again that a restored server brought late, though its revision is of an earlier day', () => {
    const { store, doc } = storeWithCase()
    store.act('case.classify', classify({ field: 'urban' }))
    const { shadows } = store.receive([{ type: 'supervisionCase', id: caseId, rev: 9 }], store.lastSeq, true)
    store.server.set(key, shadows.get(key) as ServerRow)
    store.receive([{ type: 'supervisionCase', id: caseId, rev: 4, doc: { ...doc, title: '备份里的案' } }])
    expect(store.case()).toMatchObject({ title: '备份里的案', field: 'urban' })
  })

  it('ignores an older row, and takes the same revision again when it shows less', () => {
    const { store, doc } = storeWithCase()
    store.receive([{ type: 'supervisionCase', id: caseId, rev: 4, doc: { ...doc, title: '旧' } }])
    expect(store.case().title).toBe('案')
    store.receive([{ type: 'supervisionCase', id: caseId, rev: 5, doc: { ...doc, notes: '' } }])
    expect(store.case().notes).toBe('')
  })

  it('replays what depends on each other together: the case made offline with the order it takes in', () => {
    const store = new Store()
    const order = testOrder('o1')
    store.put('workOrder', order, 1)
    store.act('case.accept', { caseId, orderIds: ['o1'], title: '案' })
    store.act('case.classify', classify({ field: 'urban' }))
    store.receive([{ type: 'workOrder', id: 'o1', rev: 2, doc: { ...order, reply: '已答复' } }])
    expect(store.case()).toMatchObject({ title: '案', field: 'urban' })
    expect(store.view.get('workOrder/o1')?.doc).toMatchObject({ reply: '已答复', lead: { state: 'accepted' } })
    // Another office took the lead: what was built on it is shown no more, and nothing is thrown away.
    const taken = { ...order, lead: { ...order.lead, state: 'accepted', caseId: 'other' } }
    store.receive([{ type: 'workOrder', id: 'o1', rev: 3, doc: taken }])
    expect(store.view.has(key)).toBe(false)
    expect(store.entries).toHaveLength(2)
  })
})
