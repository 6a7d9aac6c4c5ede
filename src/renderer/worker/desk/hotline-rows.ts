import type { EntityRef } from '#shared/domain/entities'
import type { FoundOfKind } from '../../data/desk-worker-api'
import { AskedRows, type AskedRowsParts } from '../sync/asked-rows'
import { HotlineOrders, type HotlineOrdersParts } from './hotline-orders'

interface HotlineRowsParts extends AskedRowsParts, Omit<HotlineOrdersParts, 'changed'> {
  readonly isHotline: () => boolean
  /** The lists of the server have news. */
  readonly listsChanged: () => void
}

/** The hotline's orders, which stay on the server, and what it sees of their cases: each comes when a page needs it. */
export class HotlineRows {
  readonly asked: AskedRows
  readonly orders: HotlineOrders

  constructor(private readonly parts: HotlineRowsParts) {
    this.asked = new AskedRows(parts)
    this.orders = new HotlineOrders({ ...parts, changed: parts.listsChanged })
  }

  /** Resolves when they are there or are known not to come; at once for everybody else, who has them. */
  async want(refs: readonly EntityRef[]): Promise<void> {
    const wanted = refs.filter(({ type }) => type === 'workOrder' || type === 'supervisionCase')
    if (this.parts.isHotline() && wanted.length > 0) await this.asked.want(wanted)
  }

  /** Orders of the server with these words; undefined where they are looked for on the machine. */
  async found(text: string, limit: number): Promise<FoundOfKind | undefined> {
    return this.parts.isHotline() && text.trim() !== '' ? this.orders.found(text, limit) : undefined
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
