import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import pg from 'pg'
import { openDeskBrowser } from '../support/browser'
import { startPostgresCluster } from '../support/postgres-cluster'
import { blankFrames, firstRow, listShows, paintedAfter } from './desk/in-page'
import { enter } from './main/desk-in-browser'
import { fillCity } from './search/fill-city'
import { startBenchServer } from './support/bench-server'
import { conditions, type Figure, median, print } from './support/report'

const usage = `desk bench desk [-- --few N] [--many N] [--rounds N]
  --few N      local cases of the smaller desk, and as many orders (10000)
  --many N     local cases of the larger desk, and as many orders (100000)
  --rounds N   how often each is measured (5)
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

/** What is done, and the median of milliseconds it takes; `blank` is a percentage of frames. */
interface Measured {
  readonly times: Readonly<Record<string, number>>
  readonly blank: number
}

const limits: Readonly<Record<string, number>> = {
  'list opened': 150,
  'filtered by a word': 150,
  'sorted by title': 150,
  'filtered and sorted': 150,
  'case page opened': 200,
  'command to screen': 50,
}

if (values.help) process.stdout.write(usage)
else await main(Number(values.few), Number(values.many), Number(values.rounds))

async function main(few: number, many: number, rounds: number): Promise<void> {
  const smaller = await measure(few, rounds)
  const larger = await measure(many, rounds)
  const figures = Object.entries(limits).flatMap(([what, atMost]): Figure[] => {
    const [before = Number.NaN, value = Number.NaN] = [smaller.times[what], larger.times[what]]
    return [
      { what: `${what}, ${many} cases`, value, unit: 'ms', atMost, note: `${Math.round(before)} ms with ${few}` },
      { what: `  growth ${few} → ${many}`, value: value / before, unit: '×', atMost: 1.5 },
    ]
  })
  print('The desk with all cases of a city', conditions({ few, many, rounds, store: 'sealed, on the disk' }), [
    ...figures,
    { what: 'frames of scrolling with an empty row', value: larger.blank, unit: '%', atMost: 0 },
  ])
}

async function measure(count: number, rounds: number): Promise<Measured> {
  const cluster = await startPostgresCluster()
  const url = `${cluster.url}/postgres`
  const server = await startBenchServer(url)
  const browser = await openDeskBrowser(server)
  const client = new pg.Client({ connectionString: url })
  try {
    // A server that is stopped at the end says so to whoever is still connected.
    client.on('error', () => undefined)
    await client.connect()
    await fillCity(client, count)
    const page = await browser.open()
    await enter(page)
    return await measureDesk(page, rounds)
  } finally {
    await client.end()
    await browser.close()
    await server.stop()
    await cluster.stop()
  }
}

async function measureDesk(page: Page, rounds: number): Promise<Measured> {
  const taken = new Map<string, number[]>()
  const take = (what: string, ms: number) => void taken.set(what, [...(taken.get(what) ?? []), ms])
  const shownBy = async (what: string, hash: string) => {
    const before = await firstRow(page)
    take(what, await paintedAfter(page, 'hashchange', listShows(before), () => goTo(page, hash)))
  }
  let blank = { frames: 0, blank: 0 }
  await goTo(page, '#/workbench')
  // The first round loads the pages' code; it is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    await goTo(page, '#/workbench')
    await page.locator('[role=grid]').waitFor({ state: 'detached' })
    await shownBy('list opened', '#/cases?view=all')
    await shownBy(
      'filtered by a word',
      `#/cases?view=all&q=${encodeURIComponent(['油烟', '三轮车', '年检费'][round % 3] ?? '')}`,
    )
    await shownBy('sorted by title', `#/cases?view=all&sort=title&up=${round % 2 === 0}`)
    await shownBy(
      'filtered and sorted',
      `#/cases?view=all&q=${encodeURIComponent('芹菜')}&sort=title&up=${round % 2 === 1}`,
    )
    await goTo(page, '#/cases?view=all')
    await page.locator('[role=row][aria-rowindex="3"]').waitFor()
    if (round > 0) {
      const scrolled = await blankFrames(page, 300)
      blank = { frames: blank.frames + scrolled.frames, blank: blank.blank + scrolled.blank }
    }
    await openAndAct(page, round, take)
    if (round === 0) taken.clear()
  }
  const times = Object.fromEntries([...taken].map(([what, all]) => [what, median(all)]))
  return { times, blank: (blank.blank / blank.frames) * 100 }
}

/** Opens a case of the list, and runs a command on it. */
async function openAndAct(page: Page, round: number, take: (what: string, ms: number) => void): Promise<void> {
  const row = page.locator('[role=row][aria-busy=false][aria-rowindex]').nth(5 + round)
  const opened = `() => document.querySelector('[aria-label="办理记录"] li') !== null`
  take('case page opened', await paintedAfter(page, 'dblclick', opened, () => row.dblclick()))
  await command(page, take)
}

async function command(page: Page, take: (what: string, ms: number) => void): Promise<void> {
  await page.getByRole('navigation', { name: '案件内容' }).getByRole('button', { name: /^分类/ }).click()
  for (const [label, option] of classification) await choose(page, label, option)
  await page.getByRole('radio', { name: '一般', exact: true }).check()
  await page.getByLabel('研判理由', { exact: true }).fill('扣押车辆未出具清单')
  const save = page.getByRole('button', { name: '保存研判', exact: true }).last()
  const entries = await page.getByRole('complementary', { name: '办理记录' }).getByRole('listitem').count()
  const shown = `() => document.querySelectorAll('[aria-label="办理记录"] li').length > ${entries}`
  take('command to screen', await paintedAfter(page, 'click', shown, () => save.click()))
}

const classification = [
  ['执法领域', '城市管理'],
  ['执法类型', '行政强制'],
  ['问题类型', '程序违法'],
] as const

async function choose(page: Page, label: string, option: string): Promise<void> {
  const box = page.getByLabel(label, { exact: true })
  await box.click()
  await box.fill(option)
  await page.locator('.ant-select-item-option', { hasText: option }).first().click()
  if ((await box.getAttribute('aria-expanded')) === 'true') await box.press('Escape')
}

function goTo(page: Page, hash: string): Promise<void> {
  return page.evaluate((next) => {
    window.location.hash = next
  }, hash)
}
