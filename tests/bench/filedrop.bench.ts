import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { intakeFields, intakeFieldTitles } from '#shared/intake/intake-fields'
import type { WorkOrderDraft } from '#shared/intake/work-order-input'
import { orderFile } from './filedrop/order-file'
import { memoryOf, startBenchServer } from './support/bench-server'
import { conditions, type Figure, print, timed } from './support/report'

const usage = `desk bench filedrop [-- --orders N] [--seed N]
  --orders N   work orders in each file (100000)
  --seed N     seed of the made-up orders (1)
`

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
})

if (values.help) process.stdout.write(usage)
else await main(Number(values.orders), values.seed)

/** The same orders dropped as CSV and as JSON lines, and imported by hand: each by the shipped programs on an empty server. */
async function main(orders: number, seed: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-bench-drop-'))
  const figures: Figure[] = []
  try {
    const made = await orderFile(join(folder, 'made.ndjson'), orders, seed)
    const csv = join(folder, 'orders.csv')
    await writeFile(csv, csvOf(made))
    const dropCsv = await once('drop', join(folder, 'csv'), csv)
    const dropJson = await once('drop', join(folder, 'json'), join(folder, 'made.ndjson'))
    const byHand = await once('import', folder, csv)
    const secondsOf = (ms: number) => ms / 1000
    figures.push(
      { what: 'dropped as CSV', value: secondsOf(dropCsv.ms), unit: 's', atMost: 180, note: rate(orders, dropCsv.ms) },
      {
        what: 'dropped as JSON lines',
        value: secondsOf(dropJson.ms),
        unit: 's',
        atMost: 180,
        note: rate(orders, dropJson.ms),
      },
      { what: 'desk import of the same CSV', value: secondsOf(byHand.ms), unit: 's', note: rate(orders, byHand.ms) },
      { what: 'drop against import', value: dropCsv.ms / byHand.ms, unit: '×' },
      { what: 'server memory afterwards', value: dropCsv.rss, unit: 'MB' },
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
    print('Orders from a folder', conditions({ orders, seed, store: 'PGlite' }), figures)
  }
}

async function once(command: 'drop' | 'import', dir: string, file: string): Promise<{ ms: number; rss: number }> {
  const server = await startBenchServer()
  try {
    const { ms } = await timed(async () => {
      if (command === 'import') return server.desk('import', file)
      const { cp, mkdir } = await import('node:fs/promises')
      await mkdir(dir, { recursive: true })
      await cp(file, join(dir, file.endsWith('.csv') ? 'orders.csv' : 'orders.ndjson'))
      await server.desk('drop', dir, '--once')
    })
    return { ms, rss: (await memoryOf(server.pid)).rss }
  } finally {
    await server.stop()
  }
}

function rate(orders: number, ms: number): string {
  return `${Math.round(orders / (ms / 1000))} orders/s`
}

/** The sheet that a platform would export: one column for each field, under its usual heading. */
function csvOf(orders: readonly WorkOrderDraft[]): string {
  const quoted = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""')}"`
  const fieldText = (order: WorkOrderDraft, field: string) => {
    const [head, part] = field.split('.')
    const found = (order as Record<string, unknown>)[head ?? '']
    const value = part ? (found as Record<string, unknown> | undefined)?.[part] : found
    return typeof value === 'boolean' ? (value ? '是' : '否') : value
  }
  const lines = orders.map((order) => intakeFields.map((field) => quoted(fieldText(order, field))).join(','))
  return `${[intakeFields.map((field) => quoted(intakeFieldTitles[field])).join(','), ...lines].join('\n')}\n`
}
