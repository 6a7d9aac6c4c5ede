import { Readable } from 'node:stream'
import type { DeskApp } from './services'

/**
 * What goes to a connection at once, bytes. Node's TLS keeps a buffer as large as the largest single write for as long
 * as the connection is open: a page of 2.7 MB written whole cost its officer's connection 2.7 MB for the whole day.
 */
export const SLICE = 32 * 1024

/** Lets large answers leave in slices. Added after the compression, so that it sees what is sent in the end. */
export function sliceAnswers(app: DeskApp): void {
  app.addHook('onRoute', (route) => {
    const before = route.onSend === undefined ? [] : [route.onSend].flat()
    route.onSend = [
      ...before,
      async (_request, reply, payload) => {
        if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return payload
        if (Buffer.byteLength(payload) <= SLICE) return payload
        const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload
        reply.header('content-length', bytes.length)
        return Readable.from(slicesOf(bytes), { objectMode: false })
      },
    ]
  })
}

function* slicesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE)
}
