import { v7 as uuidv7 } from 'uuid'
import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import { authorCommand, seenOf } from '#shared/commands/engine/run-command'
import { WorkingSet } from '#shared/commands/engine/working-set'
import { commandRegistry } from '#shared/commands/registry'
import {
  type EntityOf,
  type EntityRef,
  type EntityType,
  entityKey,
  type ReferenceType,
  referenceTypes,
} from '#shared/domain/entities'
import {
  emptyReferenceRows,
  type ReferenceData,
  type ReferenceRows,
  referenceData,
} from '#shared/domain/reference-data'
import { explain } from '#shared/messages/catalogue'
import {
  type BootstrapHead,
  type BootstrapPlan,
  CLIENT_HEADER,
  PROTOCOL_HEADER,
  PROTOCOL_VERSION,
  type PullResponse,
  type PushResponse,
  type SyncRow,
  syncPaths,
} from '#shared/sync/protocol'
import type { ServerAnswer } from '../../../src/cli/server-client'
import type { TestClient } from '../test-server'

/** A plain client of the protocol, written without the sync core: what it holds is what the server said, no more. */
export class FieldClient {
  readonly rows = new Map<string, SyncRow>()
  cursor = ''
  lastSeq = 0
  nextSeq = 1
  now = '2026-11-23T01:30:00.000Z'

  private known: ReferenceData | undefined
  private readonly followed = new Map<string, EntityRef>()

  constructor(readonly http: TestClient) {}

  async bootstrap(): Promise<BootstrapPlan> {
    const plan = JSON.parse((await this.ask(syncPaths.plan)).text) as BootstrapPlan
    for (const { scope } of plan.scopes) {
      for (let after: string | undefined = undefined as string | undefined, more = true; more; ) {
        const { head, rows } = await this.page(scope, after)
        for (const row of rows) this.take(row)
        after = head.after
        more = after !== undefined
      }
    }
    this.cursor = plan.cursor
    this.lastSeq = plan.lastSeq
    return plan
  }

  async page(scope: string, after?: string): Promise<{ head: BootstrapHead; rows: SyncRow[] }> {
    const query = new URLSearchParams({ scope, ...(after ? { after } : {}) })
    const answer = await this.ask(`${syncPaths.bootstrapPage}?${query}`)
    const [head, ...rows] = answer.text.trimEnd().split('\n')
    return { head: JSON.parse(head ?? ''), rows: rows.map((row) => JSON.parse(row)) }
  }

  /** Rows that come to nobody by themselves: asked for with this and every later pull. */
  async follow(...refs: readonly EntityRef[]): Promise<PullResponse[]> {
    for (const ref of refs) this.followed.set(entityKey(ref), ref)
    return this.pull()
  }

  /** Pulls until the consistent cut; returns the pages. */
  async pull(): Promise<PullResponse[]> {
    const pages: PullResponse[] = []
    for (;;) {
      const rows = [...this.followed.values()].map((ref) => ({ ...ref, rev: this.rows.get(entityKey(ref))?.rev ?? 0 }))
      const asked = rows.length > 0 ? { rows } : {}
      const answer = await this.ask(syncPaths.pull, { clientId: this.http.clientId, cursor: this.cursor, ...asked })
      const page = JSON.parse(answer.text) as PullResponse
      pages.push(page)
      for (const scope of page.dropScopes) this.drop(scope)
      for (const row of page.rows) this.take(row)
      this.cursor = page.cursor
      this.lastSeq = page.lastSeq
      if (page.done) return pages
    }
  }

  /** Makes a command over what is held, as the data worker does. */
  author(type: string, input: unknown): CommandEnvelope {
    const command = commandRegistry.get(type)
    if (!command) throw new Error(`no command ${type}`)
    const parsed = command.input.parse(input)
    const refs = command.entities(parsed)
    const loaded = refs.flatMap((ref) => {
      const row = this.rows.get(entityKey(ref))
      return row?.doc ? [{ ...ref, rev: row.rev, doc: row.doc, marks: {} }] : []
    })
    const { id: userId, name, roles, organId, region } = this.http.session.user
    const id = uuidv7()
    const actor = { userId, name, roles, organId, region }
    const ctx = { actor, now: new Date(this.now), commandId: id, ref: this.reference() }
    const result = authorCommand(command, new WorkingSet(loaded), parsed, ctx)
    if (!result.ok) throw new Error(explain(result.refusal))
    const seen = seenOf(result.effect, refs, (ref) => this.rows.get(entityKey(ref))?.rev ?? 0)
    return { id, seq: this.nextSeq++, type, version: command.version, input, deviceAt: this.now, seen, after: [] }
  }

  push(...commands: readonly CommandEnvelope[]): Promise<ServerAnswer> {
    return this.ask(syncPaths.push, { clientId: this.http.clientId, commands })
  }

  async pushed(...commands: readonly CommandEnvelope[]): Promise<PushResponse> {
    const answer = await this.push(...commands)
    if (answer.status !== 200) throw new Error(answer.text)
    return JSON.parse(answer.text)
  }

  /** Makes, sends and pulls; returns the receipt's status. */
  async act(type: string, input: unknown): Promise<string> {
    const { receipts } = await this.pushed(this.author(type, input))
    await this.pull()
    const [receipt] = receipts
    return receipt?.refusal ? `${receipt.status} ${receipt.refusal.code}` : `${receipt?.status}`
  }

  get<T extends EntityType>(type: T, id: string): EntityOf<T> | undefined {
    return this.rows.get(entityKey({ type, id }))?.doc as EntityOf<T> | undefined
  }

  all<T extends EntityType>(type: T): EntityOf<T>[] {
    return [...this.rows.values()].filter((row) => row.type === type).map((row) => row.doc as EntityOf<T>)
  }

  ask(path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<ServerAnswer> {
    const own = { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION), [CLIENT_HEADER]: this.http.clientId }
    return this.http.ask({ path, body, headers: { ...own, ...headers } })
  }

  private take(row: SyncRow): void {
    const key = `${row.type}/${row.id}`
    if (isReference(row.type)) this.known = undefined
    if (row.op === 'put') this.rows.set(key, row)
    else this.rows.delete(key)
  }

  private drop(scope: string): void {
    this.known = undefined
    for (const [key, row] of this.rows) {
      const scopes = row.scopes.filter((held) => held !== scope)
      if (scopes.length === 0) this.rows.delete(key)
      else this.rows.set(key, { ...row, scopes })
    }
  }

  /** Kept until a row of it comes or goes: hundreds of clients of one benchmark would do little else. */
  private reference(): ReferenceData {
    if (this.known) return this.known
    const rows: Record<ReferenceType, unknown[]> = { ...emptyReferenceRows } as never
    for (const type of referenceTypes) rows[type] = this.all(type)
    this.known = referenceData(rows as unknown as ReferenceRows)
    return this.known
  }
}

const isReference = (type: string): boolean => (referenceTypes as readonly string[]).includes(type)
