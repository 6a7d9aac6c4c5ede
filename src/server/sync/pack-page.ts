import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { BootstrapHead } from '#shared/sync/protocol'

const compress = promisify(brotliCompress)
/** A fast level, within a quarter of the best: two machines work meanwhile. */
const QUALITY = 1

export type PageEncoding = 'br' | 'identity'

/** A page as it leaves the server. */
export interface PackedPage {
  readonly head: BootstrapHead
  readonly encoding: PageEncoding
  readonly body: Buffer
}

/** What a page is packed with for a client that says so; anything else is left to whatever compresses the other answers. */
export function pageEncoding(accepted: string | undefined): PageEncoding {
  return /(^|,)\s*br\s*(,|;\s*q=(1|0\.0*[1-9])|$)/.test(accepted ?? '') ? 'br' : 'identity'
}

/**
 * Compressed in one go, on another thread, so that the next page is made meanwhile; as a stream it would come back to
 * this thread for every few kilobytes.
 * @param lines the head, then a row each
 */
export async function packPage(lines: readonly string[], encoding: PageEncoding): Promise<PackedPage> {
  const head = JSON.parse(lines[0] ?? '{}') as BootstrapHead
  const text = utf8Lines(lines)
  if (encoding === 'identity') return { head, encoding, body: text }
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
  return { head, encoding, body: await compress(text, { params }) }
}

/** Line by line into the bytes: joined first, the whole page would be copied once more. */
function utf8Lines(lines: readonly string[]): Buffer {
  const size = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0)
  const bytes = Buffer.allocUnsafe(size)
  let at = 0
  for (const line of lines) {
    at += bytes.write(line, at)
    at += bytes.write('\n', at)
  }
  return bytes
}
