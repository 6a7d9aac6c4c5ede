import type { Page } from '@playwright/test'
import { CLIENT_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION, syncPaths } from '#shared/sync/protocol'

export interface RawPut {
  readonly rowsPerSecond: number
  readonly bytesPerRow: number
}

/**
 * The least anybody could do: the same rows, in clear, put into one object store by transactions of a thousand, each
 * flushed to the disk, nothing else done with them.
 */
export function rawPut(page: Page, clientId: string): Promise<RawPut> {
  const headers = { [PROTOCOL_HEADER]: String(PROTOCOL_VERSION), [CLIENT_HEADER]: clientId }
  return page.evaluate(
    async ({ headers, paths }) => {
      const plan = await (await fetch(paths.plan, { headers })).json()
      const rows: { type: string; id: string; doc: unknown }[] = []
      for (const { scope } of plan.scopes as { scope: string }[]) {
        let after: string | undefined
        do {
          const query = new URLSearchParams(after === undefined ? { scope } : { scope, after })
          const text = await (await fetch(`${paths.page}?${query}`, { headers })).text()
          const [head = '{}', ...lines] = text.split('\n').filter((line) => line !== '')
          rows.push(...lines.map((line) => JSON.parse(line)).filter((row) => row.type === 'workOrder'))
          after = JSON.parse(head).after
        } while (after !== undefined)
      }
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const open = indexedDB.open('bench-raw', 1)
        open.onupgradeneeded = () => open.result.createObjectStore('row', { keyPath: 'id' })
        open.onsuccess = () => resolve(open.result)
        open.onerror = () => reject(open.error)
      })
      const start = performance.now()
      for (let at = 0; at < rows.length; at += 1000) {
        const tx = db.transaction('row', 'readwrite', { durability: 'strict' })
        for (const row of rows.slice(at, at + 1000)) tx.objectStore('row').put(row)
        await new Promise((resolve, reject) => {
          tx.oncomplete = resolve
          tx.onerror = () => reject(tx.error)
        })
      }
      const seconds = (performance.now() - start) / 1000
      db.close()
      indexedDB.deleteDatabase('bench-raw')
      const bytes = new TextEncoder().encode(JSON.stringify(rows)).length
      return { rowsPerSecond: rows.length / seconds, bytesPerRow: Math.round(bytes / Math.max(1, rows.length)) }
    },
    { headers, paths: { plan: syncPaths.plan, page: syncPaths.bootstrapPage } },
  )
}
