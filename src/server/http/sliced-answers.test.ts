import fastifyCompress from '@fastify/compress'
import Fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import type { DeskApp } from './services'
import { SLICE, sliceAnswers } from './sliced-answers'

const text = '三轮车被拖走，不给手续。'.repeat(20_000)

async function serverOf(answer: string | Buffer) {
  const app = Fastify() as unknown as DeskApp
  const written: number[] = []
  app.addHook('onRequest', async (_request, reply) => {
    const write = reply.raw.write.bind(reply.raw)
    reply.raw.write = ((chunk: Buffer, ...rest: never[]) => {
      written.push(chunk.length)
      return write(chunk, ...rest)
    }) as never
  })
  await app.register(fastifyCompress, { encodings: ['gzip'], zlibOptions: { level: 0 } })
  sliceAnswers(app)
  app.get('/', async (_request, reply) => reply.type('text/plain; charset=utf-8').send(answer as never))
  return { app, written }
}

describe('a large answer', () => {
  it.each([
    ['text', text],
    ['bytes', Buffer.from(text)],
  ])('of %s leaves in slices, whole and with its length', async (_kind, answer) => {
    const { app, written } = await serverOf(answer)
    const { payload, headers } = await app.inject('/')
    expect(payload === text).toBe(true)
    expect(headers['content-length']).toBe(String(Buffer.byteLength(text)))
    expect(written.length).toBeGreaterThan(Buffer.byteLength(text) / SLICE - 1)
    expect(Math.max(...written)).toBeLessThanOrEqual(SLICE)
  })

  it('is sliced after it was compressed', async () => {
    const { app, written } = await serverOf(text)
    const { headers, rawPayload } = await app.inject({ url: '/', headers: { 'accept-encoding': 'gzip' } })
    expect(headers['content-encoding']).toBe('gzip')
    expect(rawPayload.length).toBeGreaterThan(Buffer.byteLength(text))
    expect(Math.max(...written)).toBeLessThanOrEqual(SLICE)
  })

  it('asked for its head only has no body', async () => {
    const { app } = await serverOf(text)
    const { payload, headers } = await app.inject({ url: '/', method: 'HEAD' })
    expect(payload).toBe('')
    expect(headers['content-length']).toBe(String(Buffer.byteLength(text)))
  })
})

it('a small answer is one write', async () => {
  const { app, written } = await serverOf('好')
  expect((await app.inject('/')).payload).toBe('好')
  expect(written.length).toBeLessThanOrEqual(1)
})
