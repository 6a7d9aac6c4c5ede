import type { EntityRef } from '#shared/domain/entities'
import { DeskError, type Refusal } from '#shared/messages/catalogue'
import type { Connection } from '#shared/sync/sync-core-types'
import type { FoundOfKind } from '../../data/desk-worker-api'
import { AskedRows, type AskedRowsParts } from '../sync/asked-rows'
import { syncHindrance } from '../sync/sync-hindrance'
import { HotlineOrders, type HotlineOrdersParts } from './hotline-orders'

interface HotlineRowsParts extends Omit<AskedRowsParts, 'hindrance'>, Omit<HotlineOrdersParts, 'changed'> {
  readonly connection: () => Connection
  readonly isHotline: () => boolean
  /** The lists of the server have news. */
  readonly listsChanged: () => void
}

/** The hotline's orders, which stay on the server, and what it sees of their cases: each comes when a page needs it. */
export class HotlineRows {
  readonly asked: AskedRows
  readonly orders: HotlineOrders

  constructor(private readonly parts: HotlineRowsParts) {
    this.asked = new AskedRows({ ...parts, hindrance: () => syncHindrance(parts.connection()) })
    this.orders = new HotlineOrders({ ...parts, changed: parts.listsChanged })
  }

  /** Resolves when they are there or are known not to come, or with what hinders it; at once for all others, who have them. */
  async want(refs: readonly EntityRef[]): Promise<Refusal | undefined> {
    const wanted = refs.filter(({ type }) => type === 'workOrder' || type === 'supervisionCase')
    return this.parts.isHotline() && wanted.length > 0 ? this.asked.want(wanted) : undefined
  }

  /**
   * A row that a page needs, as `read` finds it once it was asked for.
   * @throws DeskError where it is not here and nothing can be brought now: that says nothing about whether there is one
   */
  async brought<T>(ref: EntityRef, read: () => Promise<T | undefined>): Promise<T | undefined> {
    const hindrance = await this.want([ref])
    const found = await read()
    if (found === undefined && hindrance) throw new DeskError(hindrance.code, hindrance.args)
    return found
  }

  /** Orders of the server with these words; nothing where they are looked for on the machine. */
  async found(text: string, limit: number): Promise<{ readonly orders?: FoundOfKind }> {
    if (!this.parts.isHotline() || text.trim() === '') return {}
    return { orders: await this.orders.found(text, limit) }
  }

  pulled(v: number): void {
    this.asked.pulled()
    this.orders.news(v)
  }

  close(): void {
    this.asked.close()
    this.orders.close()
  }
}
