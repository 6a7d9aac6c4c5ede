import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { prepareOrders } from '#server/intake/prepare-orders'
import { readSheet } from '#server/intake/read-sheet'
import { projectRoot } from '#server/project-root'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import type { FocusBoard, FocusQuery } from '#shared/domain/focus-board'
import { mixSeed } from '#shared/intake/made/random'
import { importProfile } from '#shared/intake/profile'
import type { WorkOrderInput } from '#shared/intake/work-order-input'
import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { databases } from '../support/databases'
import { isSettled, statusIs, TestMachine } from '../support/test-desk-client'
import { startTestServer, type TestServer } from '../support/test-server'

const file = join(projectRoot(), '..', 'shared', 'data', 'petitions-with-replies.xlsx')
const present = existsSync(file)
if (!present) process.stderr.write(`跳过真实留言的测试：没有 ${file}\n`)

const organs = [
  '驻马店市城市管理局',
  '驻马店市市场监督管理局',
  '驻马店市教育局',
  '驿城区城市管理局',
  '某镇人民政府',
  '',
]
const words = {
  verified: ['属实', '部分属实', '不属实', '待核', ''],
  satisfaction: ['满意', '基本满意', '不满意', '未评价', '拒评', ''],
  resolved: ['已解决', '未解决', '部分解决', '诉求不合理'],
  appealType: ['投诉', '举报', '求助', '咨询', '表扬', ''],
} as const

/** The platform has no columns for what the board counts: each real message gets made-up ones, by its number. */
function asHotline(input: WorkOrderInput, n: number): WorkOrderInput {
  const pick = <T>(list: readonly T[], salt: number): T => list[mixSeed(salt, n) % list.length] as T
  const received = Date.parse(input.receivedAt)
  const handlingOrgan = pick(organs, 1)
  return {
    ...input,
    handlingOrgan,
    ...(handlingOrgan.startsWith('驿城区') ? { region: '驿城区' } : {}),
    verified: pick(words.verified, 2),
    satisfaction: pick(words.satisfaction, 3),
    resolved: pick(words.resolved, 4),
    appealType: pick(words.appealType, 5),
    dueAt: n % 4 === 0 ? undefined : new Date(received + 15 * 86_400_000).toISOString(),
    // The hotline hands over two of three; of the rest the rules flag what they see.
    referred: n % 3 !== 0,
  }
}

interface Recount {
  complaints: number
  judged: number
  verified: number
  rated: number
  satisfied: number
  dissatisfied: number
  repeated: number
  timed: number
  late: number
}

/** Counts the rows of the import anew, by the words of the hotline and without any of the product's definitions. */
function recount(rows: readonly WorkOrderInput[], isLead: (no: string) => boolean): Map<string, Recount> {
  const repeats = repeatedNumbers(rows)
  const months = new Map<string, Recount>()
  for (const row of rows) {
    if (!isLead(row.orderNo) || ['咨询', '表扬', '意见建议'].includes(row.appealType ?? '')) continue
    if (row.resolved === '诉求不合理') continue
    const china = new Date(Date.parse(row.receivedAt) + 8 * 3_600_000).toISOString()
    const key = `${china.slice(0, 4)}-${china.slice(5, 7)}`
    const sums = months.get(key) ?? emptyRecount()
    months.set(key, sums)
    sums.complaints += 1
    if (['属实', '部分属实', '不属实'].includes(row.verified ?? '')) sums.judged += 1
    if (['属实', '部分属实'].includes(row.verified ?? '')) sums.verified += 1
    if (['满意', '基本满意', '不满意'].includes(row.satisfaction ?? '')) sums.rated += 1
    if (['满意', '基本满意'].includes(row.satisfaction ?? '')) sums.satisfied += 1
    if (row.satisfaction === '不满意') sums.dissatisfied += 1
    if (repeats.has(row.orderNo)) sums.repeated += 1
    if (!row.dueAt) continue
    sums.timed += 1
    // Every real message has its reply and the time of it.
    if (Date.parse(row.repliedAt ?? '') > Date.parse(row.dueAt)) sums.late += 1
  }
  return months
}

/** The account wrote about the same organ (of nobody: at all) within the year before. */
function repeatedNumbers(rows: readonly WorkOrderInput[]): Set<string> {
  const found = new Set<string>()
  for (const row of rows) {
    const before = rows.some(
      (other) =>
        other.reporter.name === row.reporter.name &&
        other.handlingOrgan === row.handlingOrgan &&
        other.receivedAt < row.receivedAt &&
        Date.parse(row.receivedAt) - Date.parse(other.receivedAt) <= 365 * 86_400_000,
    )
    if (before && row.reporter.name !== '' && !row.reporter.anonymous) found.add(row.orderNo)
  }
  return found
}

function emptyRecount(): Recount {
  return {
    complaints: 0,
    judged: 0,
    verified: 0,
    rated: 0,
    satisfied: 0,
    dissatisfied: 0,
    repeated: 0,
    timed: 0,
    late: 0,
  }
}

const whole: FocusQuery = { from: '2011-01', to: '2020-12', by: ['field', 'organ', 'region'] }

describe.skipIf(!present).each(databases)('The focus board over 2 816 real petitions on $name', (database) => {
  let server: TestServer
  let rows: readonly WorkOrderInput[]
  const open: DeskWorker[] = []

  beforeAll(async () => {
    server = await startTestServer({ database })
    const profile = importProfile.parse(
      JSON.parse(readFileSync(join(projectRoot(), 'resources', 'import-profiles', 'petitions.json'), 'utf8')),
    )
    const sheet = prepareOrders(await readSheet(readFileSync(file), file, profile), profile)
    rows = sheet.orders.map(({ input }, n) => asHotline(input, n))
    const admin = await server.client('admin')
    const { key } = await admin.json<{ key: string }>('/admin/v1/sources', { name: '网络问政' })
    // Not in order of time: what repeats what must not depend on it.
    const shuffled = rows.map((row, n) => ({ row, at: (n * 7919) % rows.length })).sort((a, b) => a.at - b.at)
    for (let at = 0; at < rows.length; at += 700) {
      const orders = shuffled.slice(at, at + 700).map(({ row }) => row)
      const headers = { authorization: `Bearer ${key}` }
      const answer = await server.ask({ path: '/intake/v1/work-orders', body: { orders }, headers })
      expect(JSON.parse(answer.text)).toMatchObject({ created: orders.length, rejected: [] })
    }
  })
  afterAll(() => server.remove())
  afterEach(async () => {
    for (const desk of open.splice(0)) await desk.lock()
  })

  async function officer(): Promise<DeskWorker> {
    const desk = new TestMachine(server).desk()
    await desk.start()
    const answer = await desk.login({ login: 'zhangwei', password: DEMO_PASSWORD, enrol: false })
    if (!answer.ok) throw new Error(answer.refusal.code)
    open.push(desk)
    await statusIs(desk, (now) => isSettled(now) && now.lastSyncedAt !== undefined)
    return desk
  }

  it('is the same from SQL, from the client, and from a recount of the imported rows', async () => {
    const desk = await officer()
    const local = await desk.focusBoard(whole)
    const remote = await desk.focusServerBoard(whole)
    if (!remote.ok) throw new Error(remote.refusal.code)
    const { asOf: _asOf, ...board } = remote.value
    expect(board).toEqual(local)

    const flagged = await server.services.db.query<{ no: string }>(
      `SELECT doc ->> 'orderNo' AS no FROM entity WHERE type = 'workOrder' AND doc ? 'lead'`,
    )
    const leads = new Set(flagged.map(({ no }) => no))
    const counted = recount(rows, (no) => leads.has(no))
    expect(new Map(local.months.map(({ month, numbers }) => [month, numbers]))).toEqual(counted)
    expect(local.total.complaints).toBeGreaterThan(500)
    expect(local.total.repeated).toBeGreaterThan(10)
    expect(local.total.late).toBeGreaterThan(50)
  })

  it('has a place for each order: known fields where an organ has one, the hotline’s own words where none is known', async () => {
    const desk = await officer()
    const byOrgan = await desk.focusBoard({ ...whole, by: ['organ', 'field'] })
    const of = (board: FocusBoard, organ: string) => board.rows.filter((row) => row.organ === organ)
    const reference = await desk.reference()
    const education = reference.organ.find(({ name }) => name === '驻马店市教育局')?.id ?? ''
    expect(of(byOrgan, education).map(({ field }) => field)).toEqual(['education'])
    expect(of(byOrgan, '某镇人民政府').length).toBeGreaterThan(0)
  })

  it('opens every number to as many orders, the same ones here and there', async () => {
    const desk = await officer()
    const { by: _by, ...filter } = whole
    const board = await desk.focusBoard({ ...whole, by: [] })
    for (const count of ['complaints', 'verified', 'dissatisfied', 'repeated', 'late'] as const) {
      const local = await desk.focusOrders(filter, count, { offset: 0, limit: 200 })
      const remote = await desk.focusServerOrders(filter, count, { offset: 0, limit: 200 })
      expect(local.total).toBe(board.total[count])
      expect(remote.ok && remote.value).toEqual(local)
    }
  })

  it('is for who supervises, and shows a county its own part', async () => {
    const hotline = await server.client('rexian')
    const path = '/focus/v1/board?from=2011-01&to=2020-12&by=region'
    expect((await hotline.ask({ path })).status).toBe(403)
    const county = await server.client('yicheng')
    const board = JSON.parse((await county.ask({ path })).text) as FocusBoard
    expect(board.rows.map(({ region }) => region)).toEqual(['411702'])
    const wrong = await county.ask({ path: '/focus/v1/board?from=去年&to=2020-12' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('月份')
  })
})
