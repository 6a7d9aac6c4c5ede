import { v7 as uuidv7 } from 'uuid'
import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import type { FieldClient } from '../../support/sync/field-client'
import { timed } from '../support/report'
import { type BenchCity, fieldClient } from './bench-city'

/** So many commands made offline, pushed by fifties; commands a second. */
export async function pushRate(city: BenchCity, commands: number): Promise<number> {
  const client = await fieldClient(city, 'zhangwei')
  await client.bootstrap()
  const orders = client.all('workOrder').filter(({ lead }) => lead?.state === 'open')
  const made = orders
    .slice(0, commands)
    .map(({ id }) => client.author('lead.decline', { orderId: id, ground: 'duplicate' }))
  if (made.length < commands) throw new Error(`only ${made.length} open leads`)
  const { ms } = await timed(async () => {
    for (let at = 0; at < made.length; at += 50) await client.pushed(...made.slice(at, at + 50))
  })
  return commands / (ms / 1000)
}

export interface Interrupted {
  readonly pagesAgain: number
  readonly doubled: number
  readonly lost: number
}

/** A first sync cut off after a random page, ten times; goes on from the last page that was applied. */
export async function interruptedSync(city: BenchCity, times: number): Promise<Interrupted> {
  const client = await fieldClient(city, 'lina')
  const plan = await client.bootstrap()
  const pages: { scope: string; after?: string | undefined }[] = []
  for (const { scope, rows } of plan.scopes) {
    if (rows === 0) continue
    for (let after: string | undefined, more = true; more; ) {
      pages.push({ scope, after })
      after = (await client.page(scope, after)).head.after
      more = after !== undefined
    }
  }
  const taken = new Map<string, number>()
  let again = 0
  let at = 0
  for (let cut = 0; cut < times; cut++) {
    const until = Math.min(pages.length, at + 1 + Math.floor(Math.random() * Math.max(1, pages.length / times)))
    while (at < until) await takePage(client, pages[at++], taken)
    // The page under way is fetched and lost: it is all that comes a second time.
    const lost = pages[at]
    if (lost) {
      await client.page(lost.scope, lost.after)
      again = Math.max(again, 1)
    }
  }
  while (at < pages.length) await takePage(client, pages[at++], taken)
  const planned = plan.scopes.reduce((sum, { rows }) => sum + rows, 0)
  const doubled = [...taken.values()].filter((count) => count > 1).length
  return { pagesAgain: again, doubled, lost: planned - taken.size }
}

async function takePage(
  client: FieldClient,
  page: { scope: string; after?: string | undefined } | undefined,
  taken: Map<string, number>,
): Promise<void> {
  if (!page) return
  for (const { type, id } of (await client.page(page.scope, page.after)).rows) {
    const key = `${type}/${id}`
    taken.set(key, (taken.get(key) ?? 0) + 1)
  }
}

export interface Contention {
  readonly wanted: number
  readonly reported: number
  readonly wrong: number
  readonly valuesLost: number
}

/** Ten people set the field of the same fifty cases, each from the same view; whoever comes later meets the first. */
export async function contention(city: BenchCity, people: number, cases: number): Promise<Contention> {
  const first = await fieldClient(city, 'zhangwei')
  await first.bootstrap()
  const open = first.all('workOrder').filter(({ lead }) => lead?.state === 'open')
  const caseIds = open.slice(0, cases).map(() => uuidv7())
  for (let at = 0; at < caseIds.length; at += 50) {
    const some = caseIds.slice(at, at + 50)
    await first.pushed(
      ...some.map((caseId, n) =>
        first.author('case.accept', { caseId, orderIds: [open[at + n]?.id], title: `案 ${n}` }),
      ),
    )
  }
  const fields = ['urbanManagement', 'transport', 'marketRegulation']
  const clients = await Promise.all(
    Array.from({ length: people }, async (_, n) => {
      const client = await fieldClient(city, n % 2 === 0 ? 'zhangwei' : 'lina')
      await client.bootstrap()
      return client
    }),
  )
  const made = clients.map((client, n) =>
    caseIds.map((caseId) =>
      client.author('case.classify', { caseId, field: fields[n % fields.length], reason: `第 ${n}` }),
    ),
  )
  // The truth, told without the server's help: after the first, every other value is a conflict.
  const valueAt = new Map<string, string>()
  let wanted = 0
  let reported = 0
  let wrong = 0
  for (const [n, client] of clients.entries()) {
    const receipts = (await client.pushed(...(made[n] as CommandEnvelope[]))).receipts
    for (const [index, receipt] of receipts.entries()) {
      const key = caseIds[index] ?? ''
      const mine = fields[n % fields.length] ?? ''
      const held = valueAt.get(key)
      if (held === undefined) valueAt.set(key, mine)
      const isTrue = held !== undefined && held !== mine
      if (isTrue) wanted += 1
      if (receipt.status === 'conflict') reported += 1
      if ((receipt.status === 'conflict') !== isTrue) wrong += 1
    }
  }
  await first.pull()
  const records = first.all('conflict').filter(({ caseId }) => caseId !== undefined && caseIds.includes(caseId))
  const kept = records.filter(({ mine, theirs }) => mine && theirs).length
  return { wanted, reported, wrong, valuesLost: wanted - kept }
}
