import { v7 as uuidv7 } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { UNMASKED_FOR_MS, type UnmaskField, unmaskedText, unmaskFieldLabels } from '#shared/domain/reporter-privacy'
import { isTooMany, type UnmaskLog, unmaskLogId } from '#shared/domain/unmask-log'
import type { WorkOrder } from '#shared/domain/work-order'
import type { HostTransport } from '#shared/host'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import { revealPath, revealResponse } from '#shared/sync/reveal-protocol'
import { jsonOf, jsonRequest, refusalOfAnswer } from '#shared/sync/session-client'
import type { RunAnswer } from '../../data/desk-worker-api'
import type { PrivacyDesk, Unmasked } from '../../data/desk-worker-api-privacy'
import type { LocalStore } from '../store/local-store'
import { withProtocol } from './ask-server'

/** The record travels by the outbox; the server gives the field once it has come. */
const ASK_AGAIN_MS = 250
const MOST_ASKED = 60

export interface PrivacyParts {
  readonly store: LocalStore
  readonly transport: HostTransport
  readonly present: () => Date
  readonly userId: () => string
  readonly online: () => boolean
  readonly run: (type: string, input: unknown) => Promise<RunAnswer>
  /** What is readable has changed. */
  readonly changed: () => void
}

type Revealed = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: Refusal }

/** What is uncovered at the moment lives here and nowhere else: gone after ten minutes, and when the desk closes. */
export class UnmaskedFields implements PrivacyDesk {
  private readonly shown = new Map<string, Map<UnmaskField, Unmasked>>()
  private readonly timers = new Set<ReturnType<typeof setTimeout>>()

  constructor(private readonly parts: PrivacyParts) {}

  async unmask({ orderId, field, reason }: Parameters<PrivacyDesk['unmask']>[0]): Promise<RunAnswer> {
    const { present, online, run, userId } = this.parts
    const order = await this.order(orderId)
    if (!order) return { ok: false, refusal: { code: 'general.notFound', args: { what: '工单' } } }
    const held = unmaskedText(order, field)
    const args = { field: unmaskFieldLabels[field] }
    if (!held && !order.reporter.withheld?.includes(field))
      return { ok: false, refusal: { code: 'privacy.nothing', args } }
    if (!held && !online()) return { ok: false, refusal: { code: 'privacy.offline', args } }
    const day = civilDateOf(present())
    const logId = unmaskLogId(userId(), day)
    const unmaskId = uuidv7()
    const { caseId } = order.lead ?? {}
    const ran = await run('order.unmask', { logId, unmaskId, day, orderId, caseId, field, reason })
    if (!ran.ok) return ran
    const revealed = held ? { ok: true as const, text: held } : await this.reveal(logId, unmaskId)
    if (!revealed.ok) return revealed
    this.show(orderId, field, revealed.text)
    return ran
  }

  async unmasked(orderId: string): Promise<Readonly<Partial<Record<UnmaskField, Unmasked>>>> {
    const now = this.parts.present().toISOString()
    const fields = [...(this.shown.get(orderId) ?? [])].filter(([, { until }]) => until > now)
    return Object.fromEntries(fields)
  }

  async unmaskedToday(): Promise<number> {
    const id = unmaskLogId(this.parts.userId(), civilDateOf(this.parts.present()))
    const row = await this.parts.store.read((tx) => tx.row({ type: 'unmaskLog', id }))
    return (row?.doc as UnmaskLog | undefined)?.entries.length ?? 0
  }

  async unmaskAlarms(): Promise<readonly UnmaskLog[]> {
    const own = this.parts.userId()
    const logs = await this.parts.store.read((tx) => tx.allOf('unmaskLog'))
    const open = logs.filter((log) => log.userId !== own && isTooMany(log) && !log.review)
    return open.sort((a, b) => b.day.localeCompare(a.day) || a.id.localeCompare(b.id))
  }

  close(): void {
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
    this.shown.clear()
  }

  private async order(id: string): Promise<WorkOrder | undefined> {
    const row = await this.parts.store.read((tx) => tx.row({ type: 'workOrder', id }))
    return row?.doc as WorkOrder | undefined
  }

  private async reveal(logId: string, unmaskId: string): Promise<Revealed> {
    for (let asked = 1; ; asked++) {
      const answer = await this.askServer(logId, unmaskId)
      if (answer.ok || answer.refusal.code !== 'privacy.notSent' || asked === MOST_ASKED) return answer
      await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS))
    }
  }

  private async askServer(logId: string, unmaskId: string): Promise<Revealed> {
    try {
      const answer = await this.parts.transport.request(
        withProtocol(jsonRequest('POST', revealPath, { logId, unmaskId })),
      )
      if (answer.status === 200) return { ok: true, text: revealResponse.parse(jsonOf(answer)).text }
      return { ok: false, refusal: refusalOfAnswer(answer) ?? { code: 'desktop.serverForeign' } }
    } catch (error) {
      if (error instanceof DeskError) return { ok: false, refusal: error.refusal }
      throw error
    }
  }

  private show(orderId: string, field: UnmaskField, text: string): void {
    const until = new Date(this.parts.present().getTime() + UNMASKED_FOR_MS).toISOString()
    const fields = this.shown.get(orderId) ?? new Map<UnmaskField, Unmasked>()
    const shown = { text, until }
    this.shown.set(orderId, fields.set(field, shown))
    this.parts.changed()
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      if (fields.get(field) === shown) fields.delete(field)
      this.parts.changed()
    }, UNMASKED_FOR_MS)
    this.timers.add(timer)
  }
}
