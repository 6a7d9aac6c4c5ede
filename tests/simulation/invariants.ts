import { createHash } from 'node:crypto'
import type { Attachment } from '#shared/domain/attachment'
import type { Conflict } from '#shared/domain/conflict'
import type { MinutesUpdate } from '#shared/domain/minutes'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { Coverage } from './coverage'
import { must } from './invariant-broken'
import { InvariantsOfFiles } from './invariants-of-files'
import { InvariantsOfMinutes } from './invariants-of-minutes'
import { InvariantsOfPapers } from './invariants-of-papers'
import { lookAtQuarantine } from './invariants-of-quarantine'
import { shouldSee } from './reference-model'
import type { SimClient } from './sim-client'
import type { SimServer } from './sim-server'
import { sorted } from './sorted-json'

const unapplied = new Set(['rejected', 'blocked', 'quarantined'])

/** What must hold, said without the code that is to be judged: no cursor, no feed, no rebase, no audit helper here. */
export class Invariants {
  #restores = 0
  #receipts = 0
  #audited = 0
  #hash = '0'.repeat(64)
  readonly #applied = new Map<string, number>()
  readonly #lastSeqOf = new Map<string, number>()
  readonly #stored = new Map<string, string>()
  #seenRev = 0
  readonly #judged = new Set<string>()
  readonly #caseNos = new Map<string, string>()
  /** Every value that a field of a case ever had on the server, restores included. */
  readonly #values = new Map<string, Set<string>>()
  readonly #looked = new Map<SimClient, string>()

  readonly #papers: InvariantsOfPapers
  readonly #minutes: InvariantsOfMinutes
  readonly #files: InvariantsOfFiles
  #putAside = ''

  constructor(
    private readonly server: SimServer,
    private readonly coverage: Coverage,
  ) {
    this.#papers = new InvariantsOfPapers(server, coverage)
    this.#minutes = new InvariantsOfMinutes(server, coverage)
    this.#files = new InvariantsOfFiles(server)
  }

  /** After every step: what was promised is kept, once, in order, and history is intact. */
  always(clients: readonly SimClient[]): void {
    const { store } = this.server
    if (this.server.restores !== this.#restores) this.#beginAnew()
    if (store.audit.length > this.#audited) {
      this.#readAudit()
      this.#lookAtChanges(clients)
      this.#numbersDense()
    }
    if (store.receipts.length > this.#receipts) {
      for (const { clientId, seq, cmdId, receipt } of store.receipts.slice(this.#receipts)) {
        must(seq > (this.#lastSeqOf.get(clientId) ?? 0), `order: ${clientId} went back to ${seq}`)
        this.#lastSeqOf.set(clientId, seq)
        must(!this.#stored.has(cmdId), `exactly once: ${cmdId} has two receipts`)
        this.#stored.set(cmdId, receipt.status)
      }
      this.#receipts = store.receipts.length
    }
    const putAside = `${store.quarantine.length} ${this.server.decided.size} ${this.#receipts}`
    if (putAside !== this.#putAside) lookAtQuarantine(this.server, this.#applied, this.#stored)
    this.#putAside = putAside
    for (const [id, status] of this.server.promised) {
      const found = this.#stored.get(id)
      must(found === status, `durable: ${id} was answered ${status} and is now ${found}`)
    }
    for (const client of clients) {
      // Only what moved since the last look.
      const mark = `${client.disk.version} ${client.authored.length} ${this.#receipts} ${store.quarantine.length}`
      if (this.#looked.get(client) === mark) continue
      this.#looked.set(client, mark)
      this.#nothingLost(client)
    }
  }

  /** A restored server has an older history, and that has to be whole as well. */
  #beginAnew(): void {
    this.#restores = this.server.restores
    this.#receipts = 0
    this.#audited = 0
    this.#hash = '0'.repeat(64)
    this.#seenRev = 0
    for (const known of [this.#applied, this.#lastSeqOf, this.#stored, this.#judged, this.#caseNos]) known.clear()
    this.#papers.beginAnew()
  }

  #readAudit(): void {
    const { audit } = this.server.store
    for (const entry of audit.slice(this.#audited)) {
      const { prev, hash, ...fact } = entry
      must(prev === this.#hash, 'audit chain: an entry does not follow the one before it')
      must(hash === sha256(prev + sorted(fact)), 'audit chain: an entry does not match its hash')
      this.#hash = hash
      if (!entry.commandId || entry.clientId === undefined) continue
      must(!this.#applied.has(entry.commandId), `exactly once: command ${entry.commandId} was carried out twice`)
      this.#applied.set(entry.commandId, entry.seq)
    }
    this.#audited = audit.length
  }

  /**
   * An officer's command is in his outbox, or the server has it; what was not applied waits for him. The journal counts
   * only while his machine is down: a running one has brought back from it what its store did not know.
   */
  #nothingLost(client: SimClient): void {
    const { content } = client.disk
    const waiting = new Set(
      [...content.entries, ...(client.isRunning ? [] : client.journal)].map(({ envelope }) => envelope.id),
    )
    const sent = new Set(content.sent.map(({ envelope }) => envelope.id))
    const attention = new Set(content.attention.map(({ id }) => id))
    const handedIn = new Set(this.server.store.quarantine.map(({ cmdId }) => cmdId))
    for (const id of client.authored) {
      const status = this.#stored.get(id)
      const isSomewhere = waiting.has(id) || status !== undefined || handedIn.has(id)
      const isKept =
        sent.has(id) ||
        attention.has(id) ||
        client.forgotten.has(id) ||
        // What a device handed in before it was erased shares the fate of the server's disk.
        (client.isShutOut && this.server.restores > 0)
      must(isSomewhere || isKept, `no silent loss: ${id} of ${client.name} is nowhere`)
      const isTold = waiting.has(id) || attention.has(id) || client.isShutOut || client.forgotten.has(id)
      must(!status || !unapplied.has(status) || isTold, `no silent loss: ${id} was ${status} and nobody was told`)
    }
  }

  #numbersDense(): void {
    const { store } = this.server
    const given = new Map<string, number[]>()
    for (const { seriesKey, no } of store.docNos) given.set(seriesKey, [...(given.get(seriesKey) ?? []), no])
    for (const [key, next] of store.series) {
      const numbers = (given.get(key) ?? []).sort((a, b) => a - b)
      const isDense = numbers.length === next - 1 && numbers.every((no, index) => no === index + 1)
      must(isDense, `numbers: ${key} gave ${numbers.join(' ')} and goes on with ${next}`)
    }
    must(new Set(this.#caseNos.values()).size === this.#caseNos.size, 'numbers: one was given twice')
  }

  #lookAtChanges(clients: readonly SimClient[]): void {
    const { store } = this.server
    const from = this.#seenRev
    const minutes = new Set<string>()
    for (const { type, id, rev, doc: text } of store.entities.values()) {
      if (rev <= from) continue
      if (type === 'supervisionCase') this.#lookAtCase(JSON.parse(text))
      if (type === 'conflict') this.#judge(id, JSON.parse(text))
      if (type === 'officialDocument') {
        const doc: OfficialDocument = JSON.parse(text)
        this.#papers.look(doc)
        this.#valuesOf(id, 'content.report').add(JSON.stringify(doc.content.report ?? null))
      }
      if (type === 'attachment') {
        const doc: Attachment = JSON.parse(text)
        this.#files.look(doc, clients)
        this.#valuesOf(id, 'evidence').add(JSON.stringify(doc.evidence ?? null))
      }
      if (type === 'minutes') minutes.add(id)
      if (type === 'minutesUpdate') minutes.add((JSON.parse(text) as MinutesUpdate).minutesId)
    }
    for (const id of minutes) this.#minutes.look(id)
    this.#seenRev = store.v
  }

  #lookAtCase(doc: SupervisionCase): void {
    const { id, caseNo = 'none' } = doc
    for (const path of ['field', 'level', 'enforcementType'] as const)
      this.#valuesOf(id, path).add(JSON.stringify(doc[path] ?? null))
    this.#caseNos.set(id, caseNo)
    const entry = this.server.store.docNos.find(({ documentId }) => documentId === id)
    must(caseNo.endsWith(`〕${entry?.no}号`), `numbers: ${caseNo} of ${id} is not in the ledger`)
  }

  /** A conflict is one only if the server's value is another than both had, and the base really was a value. */
  #judge(id: string, conflict: Conflict): void {
    if (this.#judged.has(id)) return
    this.#judged.add(id)
    this.coverage.note('conflict judged')
    const { entityId, path, base, theirs, mine } = conflict
    const [wasBase, wasTheirs, wasMine] = [base, theirs, mine].map((value) => JSON.stringify(value ?? null))
    must(wasTheirs !== wasMine, `no phantom conflict: both sides of ${id} say ${wasMine}`)
    must(wasTheirs !== wasBase, `no phantom conflict: nobody changed ${path} under ${id}`)
    const everHeld = this.#valuesOf(entityId, path)
    const isOwn = this.server.written.get(`${entityId} ${path}`)?.has(wasBase ?? '')
    must(
      wasBase === 'null' || isOwn || everHeld.has(wasBase ?? ''),
      `no phantom conflict: ${path} never was ${wasBase}`,
    )
  }

  #valuesOf(id: string, path: string): Set<string> {
    const key = `${id} ${path}`
    const known = this.#values.get(key) ?? new Set<string>()
    this.#values.set(key, known)
    return known
  }

  /** When nothing is under way any more: everybody sees exactly what he may see, as it is. */
  atRest(clients: readonly SimClient[]): void {
    const forgotten = new Set(clients.flatMap((client) => [...client.forgotten]))
    const shutOut = new Set(
      clients.filter(({ isShutOut }) => isShutOut).flatMap(({ authored, halfSaved }) => [...authored, ...halfSaved]),
    )
    for (const id of this.server.owed)
      must(forgotten.has(id) || shutOut.has(id), `durable: ${id} was lost with the server and never sent again`)
    this.#files.atRest(clients)
    this.#minutes.atRest(clients)
    for (const client of clients) {
      const { disk, state, name } = client
      const left = disk.content.entries
        .map(({ envelope, receipt }) => `${envelope.seq} ${receipt?.status ?? 'unsent'}`)
        .join(', ')
      must(left === '', `liveness: the outbox of ${name} still has ${left} at lastSeq ${disk.content.lastSeq}`)
      if (client.isShutOut) {
        must(disk.content.held.size === 0, `revocation: ${name} was shut out and still holds rows`)
        must(disk.content.views.size === 0, `revocation: ${name} was shut out and still shows rows`)
        continue
      }
      must(
        state.connection === 'online' && !state.activity,
        `liveness: ${name} is ${state.connection}, ${JSON.stringify(state.activity)}`,
      )
      must(disk.content.catchingUp === 0, `liveness: ${name} is catching up for ever`)
      const should = new Map([...shouldSee(this.server.store, client.userId)].map(([key, { doc }]) => [key, doc]))
      compare(name, 'holds', new Map([...disk.content.held].map(([key, { row }]) => [key, row.doc])), should)
      compare(name, 'sees', new Map([...disk.content.views].map(([key, view]) => [key, view.doc])), should)
    }
  }
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
    must(sorted(found) === sorted(doc), `convergence: ${name} ${verb} another ${key}`)
  }
  for (const key of actual.keys()) must(should.has(key), `convergence: ${name} ${verb} ${key}, which is not his`)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
