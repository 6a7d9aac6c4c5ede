import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import type { FieldClient } from '../../support/sync/field-client'
import { type BenchCity, fieldClient } from './bench-city'

export interface Online {
  readonly p95: number
  readonly seen: number
  readonly writes: number
}

/** So many event streams, so many writes a second; from the push to the pulled row at a sample of the readers. */
export async function onlineCity(
  city: BenchCity,
  streams: number,
  perSecond: number,
  seconds: number,
): Promise<Online> {
  const writer = await fieldClient(city, 'zhangwei')
  await writer.bootstrap()
  const open = writer.all('workOrder').filter(({ lead }) => lead?.state === 'open')
  const readers: FieldClient[] = []
  for (let n = 0; n < 10; n++) {
    // One after another: many logins of one account at once look like somebody guessing.
    const reader = await fieldClient(city, 'lina')
    await reader.bootstrap()
    readers.push(reader)
  }
  const sentAt = new Map<string, number>()
  const delays: number[] = []
  const ca = readFileSync(city.caFile)
  const ends: (() => void)[] = []
  for (let n = 0; n < streams; n++) {
    const reader = readers[n]
    const token = (reader ?? writer).http.token
    let busy = false
    let owed = false
    const pull = async () => {
      if (!reader) return
      if (busy) {
        owed = true
        return
      }
      busy = true
      do {
        owed = false
        for (const page of await reader.pull()) {
          for (const row of page.rows) {
            const at = row.type === 'workOrder' ? sentAt.get(row.id) : undefined
            if (at !== undefined) delays.push(performance.now() - at)
          }
        }
      } while (owed)
      busy = false
    }
    const stream = request(
      new URL('/sync/v1/events', city.url),
      { ca, headers: { authorization: `Bearer ${token}` } },
      (answer) =>
        answer.on('data', (chunk: Buffer) => {
          if (chunk.includes('poke')) void pull()
        }),
    )
    stream.on('error', () => undefined)
    stream.end()
    ends.push(() => stream.destroy())
  }
  await new Promise((resolve) => setTimeout(resolve, 2000))
  const writes = Math.min(open.length, perSecond * seconds)
  for (let n = 0; n < writes; n++) {
    const id = open[n]?.id ?? ''
    const command = writer.author('lead.decline', { orderId: id, ground: 'duplicate' })
    sentAt.set(id, performance.now())
    await writer.pushed(command)
    const ahead = (n + 1) * (1000 / perSecond) - (performance.now() - (sentAt.get(open[0]?.id ?? '') ?? 0))
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead))
  }
  await new Promise((resolve) => setTimeout(resolve, 2000))
  for (const end of ends) end()
  const sorted = delays.sort((a, b) => a - b)
  return { p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN, seen: sorted.length, writes }
}
