import { settledFor } from '#shared/domain/dispatch-entry'
import { regionChain, regionParents } from '#shared/domain/region-chain'
import type { WorkOrder } from '#shared/domain/work-order'
import { useLive, useReference } from '../../data/hooks'
import type { Settled } from './settled-list'

/** What consultations settled for matters like that of an order; empty while it is not known. */
export function useSettled(order: WorkOrder): readonly Settled[] {
  const ref = useReference()
  const { value: entries = [] } = useLive('dispatch entries', ['hotline'], (desk) => desk.dispatchEntries())
  const whole = [order.title, order.content, order.place].join('\n')
  return settledFor(whole, entries, regionChain(order.region, regionParents(ref))).map(({ entry }) => ({
    entryId: entry.id,
    matter: entry.matter,
    organ: ref.organ(entry.organId)?.name ?? '',
    agreed: entry.consultation?.agreed ?? '',
    basis: entry.basis,
    state: entry.state,
  }))
}
