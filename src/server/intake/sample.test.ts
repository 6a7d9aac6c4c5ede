import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { importProfile } from '#shared/intake/profile'
import { projectRoot } from '../project-root'
import type { PreparedOrder } from './intake-store'
import { intakeWorld } from './intake-world'
import { type PreparedSheet, prepareOrders } from './prepare-orders'
import { readSheet } from './read-sheet'
import { resolveOrder } from './resolve-order'
import { testLeadRules, testReference } from './testing/test-world'

const resources = join(projectRoot(), 'resources')
const profile = importProfile.parse(JSON.parse(readFileSync(join(resources, 'import-profiles', 'sample.json'), 'utf8')))

describe('the sample we ship', () => {
  let sheet: PreparedSheet
  let orders: PreparedOrder[]
  beforeAll(async () => {
    const bytes = readFileSync(join(resources, 'sample', 'work-orders.xlsx'))
    sheet = prepareOrders(await readSheet(bytes, 'work-orders.xlsx', profile), profile)
    const world = intakeWorld(testReference, testLeadRules, '411700')
    orders = sheet.orders.flatMap(({ input }) => {
      const result = resolveOrder(input, 'sample', world, new Date('2026-11-24T00:00:00Z'))
      return 'order' in result ? [result.order] : []
    })
  })

  it('holds sixty good orders, and four rows a person has to look at', () => {
    expect(orders).toHaveLength(60)
    expect(sheet.rejected.map(({ row, field }) => [row, field])).toEqual([
      [29, '工单编号'],
      [45, '工单编号'],
      [55, '工单编号'],
      [60, '受理时间'],
    ])
  })

  it('has the mess of real exports, and none of it gets through', () => {
    const texts = orders.flatMap(({ title, content, reply, place }) => [title, content, reply, place])
    expect(texts.filter((text) => /&\w+;|<\/?\w|[\u3000\u00A0\u200B\t\r]|^\s|\s$/.test(text))).toEqual([])
    expect(orders.every(({ receivedAt }) => receivedAt >= '2026-09-2' && receivedAt < '2026-11-21')).toBe(true)
    expect(orders.every(({ title }) => title.length > 3)).toBe(true)
  })

  it('finds every department, region and code', () => {
    expect(
      orders.filter(
        ({ handlingOrganId, region, channel }) => !handlingOrganId || region === '411700' || channel === 'other',
      ),
    ).toEqual([])
    expect(new Set(orders.flatMap(({ raw }) => Object.keys(raw)))).toEqual(new Set(['话务员', '派单备注']))
  })

  it('gives an officer something to do', () => {
    expect(orders.filter(({ lead }) => lead).length).toBeGreaterThan(35)
  })
})
