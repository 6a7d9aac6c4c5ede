import { brotliDecompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { packPage, pageEncoding } from './pack-page'

it('is packed for who says that he can open it', () => {
  for (const header of ['gzip, deflate, br, zstd', 'br', 'br;q=1.0, gzip', 'gzip,br;q=0.5', ' br ; q=0.01'])
    expect(pageEncoding(header), header).toBe('br')
  for (const header of [undefined, '', 'gzip', 'br;q=0', 'brotli', 'gzip, br;q=0.0', 'abr'])
    expect(pageEncoding(header), header ?? 'nothing').toBe('identity')
})

it('brings the same lines packed or plain, and says where the next one begins', async () => {
  const lines = [
    '{"scope":"region:411700","rows":2,"after":"workOrder/2"}',
    '{"id":"1"}',
    '{"id":"2","title":"三轮车"}',
  ]
  const packed = await packPage(lines, 'br')
  const plain = await packPage(lines, 'identity')
  expect(packed.head).toEqual({ scope: 'region:411700', rows: 2, after: 'workOrder/2' })
  expect(brotliDecompressSync(packed.body)).toEqual(plain.body)
  expect(plain.body.toString()).toBe(`${lines.join('\n')}\n`)
})
