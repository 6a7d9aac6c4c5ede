import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportProfile } from '#shared/intake/profile'
import { importProfile } from '#shared/intake/profile'
import { projectRoot } from '../project-root'
import type { PreparedOrder } from './intake-store'
import { intakeWorld } from './intake-world'
import { type PreparedSheet, prepareOrders } from './prepare-orders'
import { readSheet } from './read-sheet'
import { resolveOrder } from './resolve-order'
import { testLeadRules, testReference } from './testing/test-world'

const data = join(projectRoot(), '..', 'shared', 'data')
const file = join(data, 'petitions-with-replies.xlsx')
const present = existsSync(file)
if (!present) process.stderr.write(`跳过真实留言的测试：没有 ${file}\n`)

const profile: ImportProfile = importProfile.parse(
  JSON.parse(readFileSync(join(projectRoot(), 'resources', 'import-profiles', 'petitions.json'), 'utf8')),
)

async function prepareFile(path: string, withProfile?: ImportProfile): Promise<PreparedSheet> {
  return prepareOrders(await readSheet(readFileSync(path), path, withProfile), withProfile)
}

const world = intakeWorld(testReference, testLeadRules, '411700')
function resolveAll(sheet: PreparedSheet): PreparedOrder[] {
  return sheet.orders.flatMap(({ input }) => {
    const result = resolveOrder(input, 'petitions', world, new Date('2026-11-24T00:00:00Z'))
    return 'order' in result ? [result.order] : []
  })
}

describe.skipIf(!present)('2 816 real petitions with replies', () => {
  let sheet: PreparedSheet
  let orders: PreparedOrder[]
  beforeAll(async () => {
    sheet = await prepareFile(file, profile)
    orders = resolveAll(sheet)
  })

  it('are all taken in, none rejected, each number once', () => {
    expect(sheet.rejected).toEqual([])
    expect(orders).toHaveLength(2816)
    expect(new Set(orders.map(({ orderNo }) => orderNo)).size).toBe(2816)
  })

  it('have every date read, as Shanghai time, and their replies and times kept', () => {
    const years = new Set(orders.map(({ receivedAt }) => receivedAt.slice(0, 4)))
    expect([...years].sort()).toEqual(['2011', '2012', '2013', '2014', '2015', '2016', '2017', '2018', '2019', '2020'])
    expect(orders.every(({ reply, repliedAt, process }) => reply !== '' && repliedAt && process === 'replied')).toBe(
      true,
    )
    const of = (orderNo: string) => orders.find((order) => order.orderNo === orderNo)
    expect(of('2549')).toMatchObject({ receivedAt: '2019-04-25T01:32:09.000Z', repliedAt: '2019-05-10T06:56:53.000Z' })
    // The one date cell, and the one reply time without a clock.
    expect(of('2759')?.receivedAt).toBe('2019-04-08T00:37:20.000Z')
    expect(of('27610')?.repliedAt).toBe('2018-04-23T16:00:00.000Z')
  })

  it('are clean: no entities, odd blanks or invisible characters; line breaks kept', () => {
    const texts = orders.flatMap(({ title, content, reply }) => [title, content, reply])
    expect(texts.filter((text) => /&(nbsp|gt|lt|amp);|[\u3000\u00A0\u200B\t\r]|^\s|\s$|\n\n\n/.test(text))).toEqual([])
    expect(texts.filter((text) => text.includes('\n')).length).toBeGreaterThan(500)
    // Titles in angle brackets are no tags.
    expect(texts.filter((text) => text.includes('<A市新图>'))).toHaveLength(1)
  })

  it('hold a sane share of leads, each with the words that led to it', () => {
    const leads = orders.filter(({ lead }) => lead)
    expect(leads.length).toBeGreaterThan(40)
    expect(leads.length).toBeLessThan(280)
    for (const { title, content, lead } of leads)
      for (const { words } of lead?.reasons ?? [])
        expect(words.filter((word) => !`${title}\n${content}`.includes(word))).toEqual([])
    const flagged = (orderNo: string) => orders.find((order) => order.orderNo === orderNo)?.lead?.reasons[0]?.topic
    expect(flagged(numberOf('投诉A4区运管执法不合规'))).toBe('程序违法')
    expect(flagged(numberOf('A3区含浦镇马路卫生很差'))).toBeUndefined()
  })

  const numberOf = (title: string) => orders.find((order) => order.title === title)?.orderNo ?? `没有“${title}”`

  it('are the same with headings recognised without a profile, but for its defaults', async () => {
    const { orders: plain, rejected } = await prepareFile(file)
    expect(rejected).toEqual([])
    const withDefaults = plain.map(({ row, input }) => ({ row, input: { ...input, ...profile.defaults } }))
    expect(withDefaults).toEqual(sheet.orders)
  })

  it('are the same when they are prepared again', async () => {
    const again = resolveAll(await prepareFile(file, profile))
    expect(again.map(({ contentHash }) => contentHash)).toEqual(orders.map(({ contentHash }) => contentHash))
  })

  it('keep the category of the labelled sample', async () => {
    const { orders: sample, rejected } = await prepareFile(join(data, 'petitions-labelled-sample.xlsx'), profile)
    expect([sample.length, rejected.length]).toEqual([332, 0])
    expect(sample.every(({ input }) => input.category !== '' && Object.keys(input.raw).length === 0)).toBe(true)
  })
})
