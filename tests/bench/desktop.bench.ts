import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { browserPath } from '../support/browser'
import { conditions, type Figure, print } from './support/report'

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '20000' },
    cases: { type: 'string', default: '100000' },
    help: { type: 'boolean' },
  },
})
const usage = `desk bench desktop [-- --rows N] [--cases N]
  --rows N    rows written unsealed and by each suite (20000)
  --cases N   sealed cases of the store that is unlocked (100000)
`

interface Bench {
  measureSealing(suite: string, count: number): Promise<{ writeMs: number; page: number; bytes: number }>
  prepare(count: number): Promise<void>
  unlockToFirstList(): Promise<{ ms: number; keyMs: number; total: number; rows: number }>
}

if (values.help) process.stdout.write(usage)
else await main(Number(values.rows), Number(values.cases))

async function main(rows: number, cases: number): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'desk-bench-'))
  try {
    const sealing = await inBrowser(profile, (page) => sealingFigures(page, rows))
    await inBrowser(profile, (page) => call(page, 'prepare', cases))
    const opening = await inBrowser(profile, (page) => openingFigures(page, profile))
    const facts = { rows, cases, store: 'IndexedDB of Chromium, strict durability', bytesPerRow: sealing.bytes }
    print('Data at rest: sealing, unlocking, memory', conditions(facts), [...sealing.figures, ...opening])
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}

/** The same rows by turns, so that a busy machine slows all alike; the best of two counts. */
async function sealingFigures(page: Page, rows: number): Promise<{ figures: Figure[]; bytes: number }> {
  const best = new Map<string, { writeMs: number; page: number; bytes: number }>()
  for (let round = 0; round < 2; round += 1)
    for (const suite of ['none', 'xchacha20', 'sm4']) {
      const measured = await call<{ writeMs: number; page: number; bytes: number }>(page, 'measureSealing', suite, rows)
      const before = best.get(suite)
      best.set(suite, {
        writeMs: Math.min(measured.writeMs, before?.writeMs ?? Infinity),
        page: Math.min(measured.page, before?.page ?? Infinity),
        bytes: measured.bytes,
      })
    }
  const [none, xchacha20, sm4] = ['none', 'xchacha20', 'sm4'].map((suite) => best.get(suite))
  if (!none || !xchacha20 || !sm4) throw new Error('not measured')
  const share = (sealed: { writeMs: number }) => ((sealed.writeMs - none.writeMs) / sealed.writeMs) * 100
  const rate = (one: { writeMs: number }) => `${Math.round(rows / (one.writeMs / 1000))} rows/s`
  return {
    bytes: xchacha20.bytes,
    figures: [
      {
        what: 'sealing in bulk writes, XChaCha20',
        value: share(xchacha20),
        unit: '%',
        atMost: 30,
        note: `${rate(xchacha20)}; unsealed ${rate(none)}`,
      },
      { what: 'sealing in bulk writes, SM4', value: share(sm4), unit: '%', note: rate(sm4) },
      {
        what: 'page of 50 rows opened, XChaCha20',
        value: xchacha20.page,
        unit: 'ms',
        atMost: 10,
        note: `unsealed ${none.page.toFixed(1)} ms`,
      },
      { what: 'page of 50 rows opened, SM4', value: sm4.page, unit: 'ms' },
    ],
  }
}

async function openingFigures(page: Page, profile: string): Promise<Figure[]> {
  const opened = await call<Awaited<ReturnType<Bench['unlockToFirstList']>>>(page, 'unlockToFirstList')
  await page.waitForTimeout(3000)
  return [
    {
      what: 'unlock to first list',
      value: opened.ms,
      unit: 'ms',
      atMost: 2000,
      note: `${opened.total} sealed cases; ${Math.round(opened.keyMs)} ms of it Argon2id`,
    },
    {
      what: 'memory of the page, idle',
      value: rendererMegabytes(profile),
      unit: 'MB',
      atMost: 500,
      note: 'PSS of the renderer, columns and search text loaded',
    },
  ]
}

async function inBrowser<T>(profile: string, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    return await work(await benchPage(context))
  } finally {
    await context.close()
  }
}

async function benchPage(context: BrowserContext): Promise<Page> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'desktop', 'store-page.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'chrome109',
    external: ['crypto'],
  })
  const script = outputFiles[0]?.text ?? ''
  const page = await context.newPage()
  // An address that exists in interception only: a secure context with a store of its own.
  await page.route('https://bench.invalid/**', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/page.js"></script>' }),
  )
  await page.goto('https://bench.invalid/')
  await page.waitForFunction(() => 'bench' in globalThis)
  return page
}

function call<T>(page: Page, name: keyof Bench, ...given: readonly unknown[]): Promise<T> {
  page.setDefaultTimeout(0)
  return page.evaluate(
    ([method, args]) =>
      (globalThis as unknown as Record<string, Record<string, (...a: unknown[]) => Promise<T>>>).bench?.[method]?.(
        ...args,
      ) as Promise<T>,
    [name as string, given as unknown[]] as const,
  )
}

/** The largest renderer below the browser of this profile: the page's. */
function rendererMegabytes(profile: string): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [, parent = ''] = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
        return [{ pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') }]
      } catch {
        return []
      }
    })
  const byPid = new Map(processes.map((found) => [found.pid, found]))
  const isOurs = (pid: string): boolean => {
    const found = byPid.get(pid)
    return found !== undefined && (found.command.includes(profile) || isOurs(found.parent))
  }
  const sizes = processes
    .filter(({ pid, command }) => command.includes('--type=renderer') && isOurs(pid))
    .map(({ pid }) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024)
  return Math.max(0, ...sizes)
}
