import { describe, expect, it } from 'vitest'
import regions from '../../../resources/dictionaries/region.json' with { type: 'json' }
import shipped from '../../../resources/lead-rules.json' with { type: 'json' }
import organs from '../../../resources/organs.json' with { type: 'json' }
import { leadRuleSet, leadRules } from './lead-rules'
import { madeOrders } from './made-orders'
import { type WorkOrderDraft, workOrderInput } from './work-order-input'

const world = { organs, regions: regions.items }
const made = (change: object = {}) => [...madeOrders(world, { count: 400, seed: 7, until: '2026-11-23', ...change })]
const judge = leadRules(leadRuleSet.parse(shipped))
const flagged = ({ title = '', content = '' }: WorkOrderDraft) => judge({ title, content }).flagged

describe('made-up orders', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(made()).toEqual(made())
    expect(made({ seed: 8 })).not.toEqual(made())
    // The first hundred do not depend on how many follow.
    expect(made({ count: 100 })).toEqual(made().slice(0, 100))
  })

  it('are orders a source may send: valid, numbered once, no slot left open', () => {
    const orders = made({ count: 2000 })
    expect(orders.filter((order) => !workOrderInput.safeParse(order).success)).toEqual([])
    expect(new Set(orders.map(({ orderNo }) => orderNo)).size).toBe(2000)
    expect(JSON.stringify(orders)).not.toMatch(/\{\p{L}+\}|\d\||undefined/u)
  })

  it('differ in text and are spread over fields, departments and regions', () => {
    const orders = made({ count: 2000 })
    expect(new Set(orders.map(({ content }) => content)).size).toBe(2000)
    expect(new Set(orders.map(({ region }) => region)).size).toBe(13)
    expect(new Set(orders.map(({ handlingOrgan }) => handlingOrgan)).size).toBeGreaterThan(120)
    const names = new Set(organs.map(({ name }) => name))
    expect(orders.filter(({ handlingOrgan }) => !names.has(handlingOrgan ?? ''))).toEqual([])
  })

  it('are of the size of real ones, and none was received ahead of the last day', () => {
    const orders = made({ count: 2000, leadShare: 1 })
    const average =
      orders.reduce((sum, order) => sum + new TextEncoder().encode(JSON.stringify(order)).length, 0) / 2000
    expect(average).toBeGreaterThan(2200)
    expect(average).toBeLessThan(2900)
    expect(orders.every(({ receivedAt }) => receivedAt < '2026-11-23T04:00:01')).toBe(true)
  })

  it('tell of enforcement where they shall, and only there', () => {
    expect(made({ leadShare: 1 }).filter(flagged).length).toBeGreaterThan(380)
    expect(made({ leadShare: 0 }).filter(flagged).length).toBeLessThan(8)
  })

  it('name no phone that could be anybody’s', () => {
    expect(made().every(({ reporter }) => /^1[012]\d{9}$/.test(reporter?.phone ?? ''))).toBe(true)
  })
})
