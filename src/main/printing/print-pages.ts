import { randomUUID } from 'node:crypto'

/** Pages waiting to be loaded by their print window; each can be fetched once, by its unguessable id. */
const waiting = new Map<string, string>()

export function offerPrintPage(html: string): string {
  const id = randomUUID()
  waiting.set(id, html)
  return id
}

export function takePrintPage(id: string): string | undefined {
  const html = waiting.get(id)
  waiting.delete(id)
  return html
}
