import type { FastifyReply, FastifyRequest } from 'fastify'
import type { BlobStore } from './blob-store'
import { readRange } from './read-range'

/** Answers with the bytes of a file, or the one range of them that was asked for; whether they may be read was asked before. */
export function sendBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  store: BlobStore,
  { sha256, size }: { readonly sha256: string; readonly size: number },
): FastifyReply {
  const range = readRange(request.headers.range, size)
  reply
    .headers({
      // Never shown in place: a file that somebody sent in is not a page of ours.
      'content-disposition': 'attachment',
      'cache-control': 'private, no-store',
      'accept-ranges': 'bytes',
      'content-length': range.end - range.start + 1,
    })
    .type('application/octet-stream')
  if (range.partial) reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${size}`)
  return reply.send(store.read(sha256, range) as never)
}
