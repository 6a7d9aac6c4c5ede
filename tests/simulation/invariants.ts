import { createHash } from 'node:crypto'
import type { EntityMap, EntityType } from '#shared/domain/entities'
import { referenceData } from '#shared/domain/reference-data'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { projected } from '#shared/sync/projections'
import { projections, type ScopeWorld, scopesOf } from '#shared/sync/scopes'
import { cityRows } from './city'
import type { SimClient } from './sim-client'
import type { SimServer } from './sim-server'

/** What must hold, said without the code that is to be judged: no cursor, no feed, no rebase, no audit helper here. */
export class Invariants {
  #receipts = 0
  #audited = 0
  #hash = '0'.repeat(64)
  readonly #applied = new Map<string, number>()
  readonly #lastSeqOf = new Map<string, number>()

  constructor(private readonly server: SimServer) {}

  /** After every step: what was promised is kept, once, in order, and history is intact. */
  always(clients: readonly SimClient[]): void {
    const { store } = this.server
    if (store.audit.length > this.#audited) {
      for (const entry of store.audit.slice(this.#audited)) {
        const { prev, hash, ...fact } = entry
        must(prev === this.#hash, 'audit chain: an entry does not follow the one before it')
        must(hash === sha256(prev + sortedJson(fact)), 'audit chain: an entry does not match its hash')
        this.#hash = hash
        if (!entry.commandId || entry.clientId === undefined) continue
        must(!this.#applied.has(entry.commandId), `exactly once: command ${entry.commandId} was carried out twice`)
        this.#applied.set(entry.commandId, entry.seq)
      }
      this.#audited = store.audit.length
      this.#numbersDense()
    }
    if (store.receipts.length > this.#receipts) {
      for (const { clientId, seq } of store.receipts.slice(this.#receipts)) {
        must(seq > (this.#lastSeqOf.get(clientId) ?? 0), `order: ${clientId} went back to ${seq}`)
        this.#lastSeqOf.set(clientId, seq)
      }
      this.#receipts = store.receipts.length
    }
    const stored = new Map(store.receipts.map(({ cmdId, receipt }) => [cmdId, receipt.status]))
    for (const [id, status] of this.server.promised) {
      must(stored.get(id) === status, `durable: ${id} was answered ${status} and is now ${stored.get(id)}`)
    }
    for (const client of clients) this.#nothingLost(client, stored)
  }

  /** An officer's command is in the outbox, or the server has it; what was not applied waits for him. */
  #nothingLost(client: SimClient, stored: ReadonlyMap<string, string>): void {
    const waiting = new Set(client.disk.entries.map(({ envelope }) => envelope.id))
    const attention = new Set(client.disk.attention.map(({ id }) => id))
    for (const { id } of client.authored) {
      const status = stored.get(id)
      must(waiting.has(id) || status !== undefined, `no silent loss: ${id} of ${client.name} is nowhere`)
      const unapplied = status === 'rejected' || status === 'blocked' || status === 'quarantined'
      must(
        !unapplied || waiting.has(id) || attention.has(id),
        `no silent loss: ${id} was ${status} and nobody was told`,
      )
    }
  }

  #numbersDense(): void {
    const numbers = [...this.server.store.entities.values()]
      .filter(({ type }) => type === 'supervisionCase')
      .map(({ doc }) => (JSON.parse(doc) as SupervisionCase).caseNo ?? 'none')
    must(new Set(numbers).size === numbers.length, 'numbers: one was given twice')
    const byOrgan = new Map<string, number[]>()
    for (const number of numbers) {
      const [, prefix = '', no = ''] = /^(.*〕)(\d+)号$/.exec(number) ?? []
      byOrgan.set(prefix, [...(byOrgan.get(prefix) ?? []), Number(no)])
    }
    for (const [prefix, given] of byOrgan) {
      must(Math.max(...given) === given.length, `numbers: a gap in ${prefix} ${given.sort((a, b) => a - b).join(' ')}`)
    }
  }

  /** When nothing is under way any more: everybody sees exactly what he may see, as it is. */
  atRest(clients: readonly SimClient[]): void {
    for (const client of clients) {
      const { disk, state, name } = client
      const left = disk.entries
        .map(({ envelope, receipt }) => `${envelope.seq} ${receipt?.status ?? 'unsent'}`)
        .join(', ')
      must(left === '', `liveness: the outbox of ${name} still has ${left} at lastSeq ${disk.lastSeq}`)
      must(
        state.connection === 'online' && !state.activity,
        `liveness: ${name} is ${state.connection}, ${JSON.stringify(state.activity)}`,
      )
      const should = this.#shouldSee(client.userId)
      compare(name, 'holds', new Map([...disk.held].map(([key, { row }]) => [key, row.doc])), should)
      compare(name, 'sees', new Map([...disk.views].map(([key, view]) => [key, view.doc])), should)
    }
  }

  #shouldSee(userId: string): Map<string, object> {
    const { store } = this.server
    const held = new Set(
      [...(store.grants.get(userId)?.values() ?? [])].filter(({ op }) => op === 'add').map(({ scope }) => scope),
    )
    const seen = new Map<string, object>()
    for (const [key, { type, doc: text }] of store.entities) {
      const doc = JSON.parse(text) as EntityMap[EntityType]
      const shown = scopesOf(type, doc as never, world)
        .filter(({ scope }) => held.has(scope))
        .map(({ projection }) => projections.indexOf(projection))
      const fullest = projections[Math.max(...shown)]
      if (fullest) seen.set(key, projected(type, doc as never, fullest))
    }
    return seen
  }
}

const ref = referenceData(cityRows)
const world: ScopeWorld = {
  regionChain: (region) => (region === '411700' ? ['411700'] : [region, '411700']),
  governmentsOf: (organId) => [ref.organ(organId)?.governmentId ?? organId],
}

function compare(
  name: string,
  verb: string,
  actual: ReadonlyMap<string, object>,
  should: ReadonlyMap<string, object>,
): void {
  for (const [key, doc] of should) {
    const found = actual.get(key)
    must(found !== undefined, `convergence: ${name} never got ${key}`)
    must(sortedJson(found) === sortedJson(doc), `convergence: ${name} ${verb} another ${key}`)
  }
  for (const key of actual.keys()) must(should.has(key), `convergence: ${name} ${verb} ${key}, which is not his`)
}

export class InvariantBroken extends Error {}

function must(condition: boolean, otherwise: string): void {
  if (!condition) throw new InvariantBroken(otherwise)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )
}
