import type { CommandEnvelope } from '#shared/commands/engine/envelope'
import type { OutboxEntry } from '#shared/sync/outbox-entry'

const MAX_PUSH_BYTES = 1024 * 1024
const encoder = new TextEncoder()

/** Without a receipt, in order of seq, as many as a request may hold; one always goes, whatever its size. */
export function commandsToSend(outbox: readonly OutboxEntry[], limit: number): readonly CommandEnvelope[] {
  const unsent = outbox.filter(({ receipt }) => !receipt).map(({ envelope }) => envelope)
  let bytes = 0
  const end = unsent.findIndex((envelope, index) => {
    // As they travel: a Chinese character takes three.
    bytes += encoder.encode(JSON.stringify(envelope)).length
    return index > 0 && (index >= limit || bytes > MAX_PUSH_BYTES)
  })
  return end < 0 ? unsent.slice(0, limit) : unsent.slice(0, end)
}
