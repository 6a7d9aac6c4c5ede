import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { openDeskBrowser } from '../support/browser'
import { startPostgresCluster } from '../support/postgres-cluster'
import { act, teach } from './desk/page-acts'
import { enter } from './main/desk-in-browser'
import { fillCity } from './search/fill-city'
import { startBenchServer } from './support/bench-server'
import { conditions, type Figure, median, print } from './support/report'

const usage = `desk bench desk [-- --few N] [--many N] [--rounds N]
  --few N      local cases of the smaller desk, and as many orders (10000)
  --many N     local cases of the larger desk, and as many orders (100000)
  --rounds N   how often everything is done (5)
`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    few: { type: 'string', default: '10000' },
    many: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    help: { type: 'boolean' },
  },
})

/** Every question that is put to a list; the slowest of them counts. */
const questions = [
  '#/cases?view=all',
  '#/cases?view=all&level=major',
  '#/cases?view=all&field=trafficPolice&sort=title',
  '#/cases?view=all&field=urbanManagement&level=general&sort=caseNo&up=true',
  '#/cases?view=triage&sort=updatedAt&up=true',
  '#/cases?view=all&q=%E6%B2%B9%E7%83%9F&sort=caseNo',
  '#/leads?view=all&sort=receivedAt&up=true',
  '#/leads?view=all&q=%E4%B8%89%E8%BD%AE%E8%BD%A6',
]
const columns = ['案件编号', '案件名称', '阶段', '期限']

if (values.help) process.stdout.write(usage)
else await main(Number(values.few), Number(values.many), Number(values.rounds))

type Name = 'list' | 'sort' | 'page' | 'command'
interface Measured {
  readonly times: Readonly<Record<Name, readonly number[]>>
  /** The slowest question of a list, by the median of its rounds. */
  readonly slowest: { readonly what: string; readonly ms: number }
  readonly blank: number
  readonly frames: number
}

async function main(few: number, many: number, rounds: number): Promise<void> {
  const smaller = await measure(few, rounds)
  const larger = await measure(many, rounds)
  const facts = { cases: many, orders: many, rounds, store: 'sealed, unlocked from the disk' }
  const growth = (what: string, name: Name): Figure => ({
    what: `growth ${few} → ${many}, ${what}`,
    value: median(larger.times[name]) / median(smaller.times[name]),
    unit: '×',
    atMost: 1.5,
  })
  print('The desk: from the hand to the painted screen', conditions(facts), [
    ...figuresOf(few, smaller),
    ...figuresOf(many, larger),
    growth('lists', 'list'),
    growth('sorting', 'sort'),
    growth('page of a case', 'page'),
    growth('command', 'command'),
  ])
}

function figuresOf(cases: number, { times, slowest, blank, frames }: Measured): Figure[] {
  return [
    { what: `${cases} cases: list, filtered`, value: median(times.list), unit: 'ms', atMost: 150 },
    { what: `${cases} cases: slowest question`, value: slowest.ms, unit: 'ms', atMost: 150, note: slowest.what },
    { what: `${cases} cases: list, sorted by a click`, value: median(times.sort), unit: 'ms', atMost: 150 },
    { what: `${cases} cases: frames with unread rows`, value: blank, unit: '', atMost: 0, note: `of ${frames}` },
    { what: `${cases} cases: page of a case`, value: median(times.page), unit: 'ms', atMost: 200 },
    { what: `${cases} cases: command to screen`, value: median(times.command), unit: 'ms', atMost: 50 },
  ]
}

async function measure(count: number, rounds: number): Promise<Measured> {
  const cluster = await startPostgresCluster()
  const url = `${cluster.url}/postgres`
  const server = await startBenchServer(url)
  const browser = await openDeskBrowser({ ...server, viewport: { width: 1366, height: 768 } })
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    await fillCity(client, count)
    const page = await browser.open()
    await enter(page)
    await teach(page)
    return await work(page, rounds)
  } finally {
    await client.end()
    await browser.close()
    await server.stop()
    await cluster.stop()
  }
}

async function work(page: Page, rounds: number): Promise<Measured> {
  const times: Record<Name, number[]> = { list: [], sort: [], page: [], command: [] }
  const byQuestion = new Map<string, number[]>()
  let blank = 0
  let frames = 0
  // Once without counting: code is compiled, texts are in memory.
  for (const hash of questions) await act(page, 'list', { hash })
  for (let round = 0; round < rounds; round += 1) {
    for (const hash of questions) {
      const ms = await act(page, 'list', { hash })
      times.list.push(ms)
      byQuestion.set(hash, [...(byQuestion.get(hash) ?? []), ms])
    }
    await act(page, 'list', { hash: '#/cases?view=all' })
    for (const sortBy of columns) times.sort.push(await act(page, 'list', { sortBy }))
    await act(page, 'list', { hash: `#/cases?view=all&level=general` })
    // A wheel turned fast: three rows a frame, then whole screens.
    for (const pixels of [110, 620]) {
      const scrolled = await act(page, 'scroll', pixels, 120)
      blank += scrolled.blank
      frames += scrolled.frames
    }
    times.page.push(await act(page, 'openRow', round))
    await page.getByRole('navigation', { name: '案件内容' }).getByRole('button', { name: /^分类/ }).click()
    await page.getByRole('button', { name: '保存研判' }).waitFor()
    for (const level of ['重大', '一般'])
      times.command.push(await act(page, 'classify', level, `第${round + 1}次研判，情节${level}`))
  }
  const slowest = [...byQuestion].map(([what, all]) => ({ what, ms: median(all) })).sort((a, b) => b.ms - a.ms)[0]
  return { times, slowest: slowest ?? { what: '', ms: Number.NaN }, blank, frames }
}
