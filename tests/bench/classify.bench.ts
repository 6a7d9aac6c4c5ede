import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import readXlsxFile from 'read-excel-file/node'
import { testReference } from '#server/intake/testing/test-world'
import { classifyPath } from '../../src/shared/classify/classification'
import { madeOrders } from '../../src/shared/intake/made-orders'
import { startTestServer, type TestClient } from '../support/test-server'
import { conditions, median, print, timed } from './support/report'

const usage = `desk bench classify [-- --file FILE.xlsx] [--texts N]
  --file FILE   Excel with the columns 留言主题 and 留言详情; without it made-up orders
  --texts N     how many texts are asked about (1000)
`
const { values } = parseArgs({
  allowPositionals: true,
  options: {
    file: { type: 'string', default: join('..', 'shared', 'data', 'petitions-with-replies.xlsx') },
    texts: { type: 'string', default: '1000' },
    help: { type: 'boolean' },
  },
})
/** The recogniser (domain.md §8) is asked while the citizen is on the telephone. */
const MOST_MS = 300
const AT_ONCE = 8

interface Text {
  readonly title: string
  readonly content: string
}

function made() {
  const regions = testReference.dictionary('region')?.items ?? []
  return { organs: testReference.organs(), regions: regions.map(({ code, label }) => ({ code, label })) }
}

async function texts(count: number): Promise<{ from: string; all: Text[] }> {
  if (!existsSync(values.file)) {
    const all = [...madeOrders(made(), { count, seed: 7, until: '2026-11-20', leadShare: 0.3 })]
    return { from: 'made-up', all: all.map(({ title = '', content = '' }) => ({ title, content })) }
  }
  const [sheet] = await readXlsxFile(values.file)
  const [head, ...rows] = sheet?.data ?? []
  const at = (name: string) => head?.findIndex((cell) => String(cell).trim() === name) ?? -1
  const [title, content] = [at('留言主题'), at('留言详情')]
  const all = rows.map((row) => ({
    title: String(row[title] ?? '').slice(0, 500),
    content: String(row[content] ?? ''),
  }))
  return { from: 'real petitions', all: all.slice(0, count) }
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

async function measure(client: TestClient, all: readonly Text[], atOnce: number): Promise<number[]> {
  const took: number[] = []
  const queue = [...all]
  const ask = async () => {
    for (let next = queue.pop(); next; next = queue.pop())
      took.push((await timed(() => client.json(classifyPath, next))).ms)
  }
  await Promise.all(Array.from({ length: atOnce }, ask))
  return took.sort((a, b) => a - b)
}

async function main(count: number): Promise<void> {
  const server = await startTestServer()
  try {
    const client = await server.client('rexian')
    const { from, all } = await texts(count)
    const [first] = all
    if (!first) throw new Error('no texts')
    const cold = await timed(() => client.json(classifyPath, first))
    const figures = []
    for (const atOnce of [1, AT_ONCE]) {
      const took = await measure(client, all, atOnce)
      const who = atOnce === 1 ? 'one after another' : `${atOnce} at once`
      figures.push({ what: `an answer, p50, ${who}`, value: median(took), unit: 'ms' })
      figures.push({ what: `an answer, p95, ${who}`, value: quantile(took, 0.95), unit: 'ms', atMost: MOST_MS })
    }
    figures.push({ what: 'the first answer, models unpacked', value: cold.ms, unit: 'ms', atMost: MOST_MS })
    const longest = Math.max(...all.map(({ content }) => content.length))
    print('涉执法识别 over HTTPS', conditions({ texts: all.length, from, longest }), figures)
  } finally {
    await server.remove()
  }
}

if (values.help) process.stdout.write(usage)
else await main(Number(values.texts))
