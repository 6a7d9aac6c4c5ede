import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { v7 as uuidv7 } from 'uuid'
import type { FieldClient } from '../../support/sync/field-client'
import { type BenchServer, cpuMs, forgetPeak, memoryOf } from '../support/bench-server'
import type { CityPeople, Person } from './city-people'
import { type Desk, openDesk } from './desk-client'

interface Wanted {
  readonly city: CityPeople
  readonly seconds: number
  /** Between two things that one person does. */
  readonly pauseMs: number
}

export interface Crowd {
  readonly page: number
  readonly pages: number
  readonly push: number
  readonly pushes: number
  readonly commands: number
  readonly lost: number
  /** Why, of each request that failed. */
  readonly failed: readonly string[]
  readonly rss: number
  /** Before the work began: the server's start, all logins and first syncs together. */
  readonly morningPeak: number
  readonly peak: number
  /** Of a core, while they worked: the server, and the process that plays the people. */
  readonly serverLoad: number
  readonly peopleLoad: number
  /** How long an answer may have lain before the players' process looked at it, p95: no time of the server. */
  readonly peopleLag: number
}

/** Everybody logs in, writes what is his own, reads what is new, again and again; at the end each looks for his last word. */
export async function crowd(server: BenchServer, { city, seconds, pauseMs }: Wanted): Promise<Crowd> {
  const times = { page: [] as number[], push: [] as number[] }
  const failed: string[] = []
  const note = (error: unknown) => failed.push(String(error))
  const head = await openDesk(server, { login: 'zhangwei', address: '127.0.0.1' }, times)
  const orders = await pressDepartments(head.client, city)
  const desks: (Desk & Person)[] = []
  // One after another: passwords are hashed one at a time anyway, and hundreds at once look like guessing.
  for (const person of city.people) desks.push({ ...(await openDesk(server, person, times)), ...person })
  await acknowledge(desks, orders)
  const leads = head.client.all('workOrder').filter(({ lead }) => lead?.state === 'open')
  const deciding = desks.filter(({ kind, readsOnly }) => kind === 'officer' && !readsOnly)
  const work = desks.map((desk) => {
    if (desk.kind === 'contact') return new Contact(desk, orders)
    const place = deciding.indexOf(desk)
    return new Watcher(
      desk,
      leads.filter((_, at) => at % deciding.length === place).map(({ id }) => id),
    )
  })
  await Promise.all(work.map((one) => one.begin().catch(note)))
  // What was measured until here is the start of a morning, not the work.
  times.page.length = 0
  times.push.length = 0
  const morning = await memoryOf(server.pid)
  await forgetPeak(server.pid)
  const begun = performance.now()
  const [serverBefore, peopleBefore] = [await cpuMs(server.pid), process.cpuUsage()]
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const end = begun + seconds * 1000
  await Promise.all(
    work.map(async (one, n) => {
      await sleep((pauseMs * n) / work.length)
      while (performance.now() < end) {
        const started = performance.now()
        await one.step().catch(note)
        await sleep(Math.max(0, pauseMs - (performance.now() - started)))
      }
    }),
  )
  lag.disable()
  const took = performance.now() - begun
  const { user, system } = process.cpuUsage(peopleBefore)
  const serverLoad = ((await cpuMs(server.pid)) - serverBefore) / took
  const peopleLoad = (user + system) / 1000 / took
  const { rss, peak } = await memoryOf(server.pid)
  let lost = 0
  for (const one of work) if (!(await one.keptAll().catch(() => false))) lost += 1
  for (const desk of [...desks, head]) desk.close()
  const commands = work.reduce((sum, one) => sum + one.sent, 0)
  return {
    page: p95(times.page),
    pages: times.page.length,
    push: p95(times.push),
    pushes: times.push.length,
    ...{ commands, lost, failed, rss, peak, morningPeak: morning.peak },
    ...{ serverLoad, peopleLoad, peopleLag: lag.percentile(95) / 1e6 },
  }
}

/** One order to each department: what its contacts write their papers on. */
async function pressDepartments(officer: FieldClient, { departments }: CityPeople): Promise<Map<string, string>> {
  const orders = new Map<string, string>()
  for (const { id: targetOrganId, name } of departments) {
    const workOrderId = officer.all('workOrder')[orders.size]?.id
    const supervisionOrderId = uuidv7()
    const input = { supervisionOrderId, workOrderId, targetOrganId, kind: 'onSite', reasons: ['delay'] }
    await officer.act('supervision.register', { ...input, title: `${name}督办`, requirement: '限期答复。' })
    await officer.act('supervision.send', { supervisionOrderId })
    orders.set(targetOrganId, supervisionOrderId)
  }
  return orders
}

/** 签收, by the first contact of each department at his desk: before it nothing can be answered. */
async function acknowledge(desks: readonly Desk[], orders: ReadonlyMap<string, string>): Promise<void> {
  for (const [organId, supervisionOrderId] of orders) {
    const first = desks.find(({ client }) => client.http.session.user.organId === organId)
    await first?.client.act('supervision.acknowledge', { supervisionOrderId })
  }
  for (const { client } of desks) await client.pull()
}

/** A department's contact: a paper of his own that he goes on writing. */
class Contact {
  sent = 0
  private text = ''
  private readonly submissionId = uuidv7()

  constructor(
    private readonly desk: Desk,
    private readonly orders: ReadonlyMap<string, string>,
  ) {}

  async begin(): Promise<void> {
    const { client } = this.desk
    const about = { type: 'supervisionOrder', id: this.orders.get(client.http.session.user.organId) ?? '' }
    await client.act('submission.draft', { submissionId: this.submissionId, kind: 'reply', about })
  }

  async step(): Promise<void> {
    const text = `第 ${this.sent + 1} 稿：已派员到现场核查，情况如下。`
    const status = await this.desk.client.act('submission.edit', { submissionId: this.submissionId, text })
    if (status !== 'applied' && status !== 'merged') throw new Error(status)
    this.sent += 1
    this.text = text
    // He looks at his inbox again, as the page does when it is opened.
    await this.desk.reload()
  }

  async keptAll(): Promise<boolean> {
    await this.desk.client.pull()
    return this.desk.client.get('submission', this.submissionId)?.text === this.text
  }
}

/** An officer: decides leads, reads what came, looks at the board. */
class Watcher {
  sent = 0
  private readonly decided: string[] = []

  constructor(
    private readonly desk: Desk,
    private readonly leads: string[],
  ) {}

  async begin(): Promise<void> {
    await this.desk.client.pull()
  }

  async step(): Promise<void> {
    const orderId = this.leads.pop()
    if (orderId && !this.desk.readsOnly) {
      const status = await this.desk.client.act('lead.decline', { orderId, ground: 'duplicate' })
      if (status !== 'applied' && status !== 'merged') throw new Error(status)
      this.sent += 1
      this.decided.push(orderId)
    } else await this.desk.client.pull()
    await this.desk.board()
  }

  async keptAll(): Promise<boolean> {
    await this.desk.client.pull()
    return this.decided.every((id) => this.desk.client.get('workOrder', id)?.lead?.state === 'declined')
  }
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
