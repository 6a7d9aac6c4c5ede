import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { build } from 'esbuild'
import { v7 as uuidv7 } from 'uuid'
import { browserPath } from '../../support/browser'
import type { Figure } from '../support/report'
import { type BenchCity, logIn } from './bench-city'

const TURNS = 3
const peersFolder = join(import.meta.dirname, '..', 'peers')

interface Run {
  readonly rows: number
  readonly ms: number
  readonly wireBytes: number
}

/** The same rows into an empty profile of Chromium, over HTTPS, durable: ours with and without sealing, and the peers. */
export async function firstSync(city: BenchCity): Promise<Figure[]> {
  const peers = await startPeers(city)
  const runs: Record<'plain' | 'sealed' | 'pouch' | 'rxdb', Run[]> = { plain: [], sealed: [], pouch: [], rxdb: [] }
  // In turns, so that a slow moment of the machine meets all of them.
  for (let turn = 0; turn < TURNS; turn += 1) {
    runs.plain.push(await inBrowser((context) => ours(context, city, false)))
    runs.sealed.push(await inBrowser((context) => ours(context, city, true)))
    if (!peers) continue
    runs.pouch.push(await inBrowser((context) => peer(context, peers.origin, 'pouch-page.js')))
    runs.rxdb.push(await inBrowser((context) => peer(context, peers.origin, 'rxdb-page.js')))
  }
  await peers?.stop()
  const plain = middleOf(runs.plain) as Run
  const sealed = middleOf(runs.sealed) as Run
  const pouch = middleOf(runs.pouch)
  const rxdb = middleOf(runs.rxdb)
  const note = (run: Run) => `${run.rows} rows, the middle of ${TURNS} runs`
  return [
    { what: 'first sync, unsealed', value: rate(plain), unit: 'rows/s', note: note(plain) },
    { what: 'first sync, sealed', value: rate(sealed), unit: 'rows/s', note: note(sealed) },
    ...(pouch ? [{ what: 'PouchDB, express-pouchdb', value: rate(pouch), unit: 'rows/s', note: note(pouch) }] : []),
    ...(rxdb ? [{ what: 'RxDB replication, Dexie storage', value: rate(rxdb), unit: 'rows/s', note: note(rxdb) }] : []),
    ...(pouch ? [{ what: 'against PouchDB', value: rate(plain) / rate(pouch), unit: '×', atLeast: 3 }] : []),
    ...(rxdb ? [{ what: 'against RxDB', value: rate(plain) / rate(rxdb), unit: '×', atLeast: 1.5 }] : []),
    {
      what: 'bytes on the wire against plain JSON',
      value: plain.wireBytes / city.jsonBytes,
      unit: '×',
      atMost: 0.33,
      note: `${Math.round(plain.wireBytes / 1024)} KB of ${Math.round(city.jsonBytes / 1024)} KB`,
    },
  ]
}

const rate = ({ rows, ms }: Run) => rows / (ms / 1000)

function middleOf(runs: readonly Run[]): Run | undefined {
  return runs.toSorted((a, b) => rate(a) - rate(b))[Math.floor(runs.length / 2)]
}

async function inBrowser(work: (context: BrowserContext) => Promise<Run>): Promise<Run> {
  const profile = await mkdtemp(join(tmpdir(), 'desk-bench-browser-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath(),
    bypassCSP: true,
    ignoreHTTPSErrors: true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
  try {
    return await work(context)
  } finally {
    await context.close()
    await rm(profile, { recursive: true, force: true })
  }
}

async function bundled(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'iife',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

async function ours(context: BrowserContext, city: BenchCity, sealed: boolean): Promise<Run> {
  const page = await context.newPage()
  // A page of the server's origin with nothing of the product on it.
  const blank = `${city.url}/blank`
  await page.route(blank, (route) => route.fulfill({ contentType: 'text/html', body: '' }), { times: 1 })
  await page.goto(blank)
  await page.addScriptTag({ content: await bundled(join(import.meta.dirname, 'desk-page.ts')) })
  const clientId = uuidv7()
  const { token } = await logIn(city, 'zhangwei', clientId)
  const run = await page.evaluate(
    (options) =>
      (globalThis as unknown as { runDesk: (o: typeof options) => Promise<{ rows: number; ms: number }> }).runDesk(
        options,
      ),
    { token, clientId, sealed },
  )
  // Told by the browser afterwards: watching its network meanwhile would cost time that the peers do not spend.
  const wireBytes = await page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.includes('/sync/v1/'))
      .reduce((sum, { transferSize }) => sum + transferSize, 0),
  )
  return { ...run, wireBytes }
}

async function peer(context: BrowserContext, origin: string, file: string): Promise<Run> {
  const page = await context.newPage()
  await page.goto(`${origin}/blank`)
  await page.addScriptTag({ content: await bundled(join(peersFolder, file)) })
  return page.evaluate(async (from) => {
    const started = performance.now()
    const { rows } = await (window as unknown as { runPeer: (o: string) => Promise<{ rows: number }> }).runPeer(from)
    return { rows, ms: performance.now() - started, wireBytes: 0 }
  }, origin)
}

/** Undefined where the peers are not installed: `npm ci` in tests/bench/peers. */
async function startPeers(city: BenchCity): Promise<{ origin: string; stop: () => Promise<void> } | undefined> {
  if (!existsSync(join(peersFolder, 'node_modules'))) {
    process.stderr.write('The peers are not installed: npm ci --prefix tests/bench/peers\n')
    return undefined
  }
  const folder = await mkdtemp(join(tmpdir(), 'desk-bench-peers-'))
  const files = { key: join(folder, 'key'), cert: join(folder, 'cert'), rows: join(folder, 'rows') }
  await writeFile(files.key, city.key)
  await writeFile(files.cert, city.cert)
  await writeFile(files.rows, city.rowsNdjson)
  const child = spawn(process.execPath, ['server.mjs', files.key, files.cert, files.rows], {
    cwd: peersFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk
      const line = text.split('\n').find((one) => one.includes('"ready"'))
      if (line) resolve(JSON.parse(line).port)
    })
    child.once('exit', (code) => reject(new Error(`the peers' server ended with ${code}`)))
  })
  return {
    origin: `https://localhost:${port}`,
    stop: async () => {
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
