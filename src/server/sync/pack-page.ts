import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { BootstrapHead } from '#shared/sync/protocol'

const compress = promisify(brotliCompress)
/** A fast level, within a fifth of the best. */
const QUALITY = 3

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
  const text = Buffer.from(`${lines.join('\n')}\n`)
  if (encoding === 'identity') return { head, encoding, body: text }
  const params = { [constants.BROTLI_PARAM_QUALITY]: QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: text.length }
  return { head, encoding, body: await compress(text, { params }) }
}
