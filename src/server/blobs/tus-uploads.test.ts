import { createHash } from 'node:crypto'
import { mkdtemp, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { blobPaths } from '#shared/sync/blob-protocol'
import type { Principal } from '../auth/auth'
import type { BlobRecords } from './blob-records'
import type { BlobStore } from './blob-store'
import { TusUploads } from './tus-uploads'

const GIGABYTE = 1024 ** 3
const bytes = Buffer.from('一张现场照片的内容')
const sha256 = createHash('sha256').update(bytes).digest('hex')

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'desk-tus-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

describe('a server whose disk fills up', () => {
  async function uploads() {
    const disk = { free: 2 * GIGABYTE }
    const used = { bytes: 0 }
    const noted = new Map<string, object>()
    const keep = vi.fn(async () => undefined)
    const records = {
      isAnnounced: async () => true,
      noteUpload: async (id: string, upload: object) => void noted.set(id, upload),
      upload: async (id: string) => noted.get(id),
      forgetUpload: async (id: string) => void noted.delete(id),
      noteStored: async () => undefined,
      usedBy: async () => used.bytes,
    } as unknown as BlobRecords
    const tus = await TusUploads.open({
      dir,
      records,
      store: { keep } as unknown as BlobStore,
      now: () => new Date('2026-11-23T01:30:00Z'),
      bytesPerUser: GIGABYTE,
      freeBytes: async () => disk.free,
      arrived: async () => undefined,
    })
    const ask = (method: string, path: string, headers: Record<string, string>, body?: Buffer) =>
      tus.handle(
        new Request(`https://desk.example${path}`, {
          method,
          headers: { 'tus-resumable': '1.0.0', ...headers },
          ...(body ? { body: new Uint8Array(body), duplex: 'half' } : {}),
        } as RequestInit),
        { principal: { userId: 'zhang' } as Principal, shutOut: false },
      )
    const begin = async () => {
      const metadata = `sha256 ${Buffer.from(sha256).toString('base64')}`
      const answer = await ask('POST', blobPaths.uploads, {
        'upload-length': String(bytes.length),
        'upload-metadata': metadata,
      })
      return new URL(answer.headers.get('location') ?? '', 'https://desk.example').pathname
    }
    const part = (path: string, from: number, to: number) =>
      ask(
        'PATCH',
        path,
        {
          'content-type': 'application/offset+octet-stream',
          'content-length': String(to - from),
          'upload-offset': String(from),
        },
        bytes.subarray(from, to),
      )
    return { disk, used, keep, begin, part }
  }

  it('begins no upload that would take the room the database needs', async () => {
    const { disk, begin } = await uploads()
    disk.free = GIGABYTE + bytes.length - 1
    await expect(begin()).rejects.toMatchObject({ code: 'attachments.serverFull' })
    disk.free = GIGABYTE + bytes.length
    expect(await begin()).toContain(blobPaths.uploads)
  })

  it('takes no more of one that runs, keeps what has come, and goes on when there is room', async () => {
    const { disk, keep, begin, part } = await uploads()
    const path = await begin()
    expect((await part(path, 0, 9)).status).toBe(204)
    disk.free = GIGABYTE
    await expect(part(path, 9, bytes.length)).rejects.toMatchObject({ code: 'attachments.serverFull' })
    expect(keep).not.toHaveBeenCalled()
    disk.free = 2 * GIGABYTE
    expect((await part(path, 9, bytes.length)).status).toBe(204)
    expect(keep).toHaveBeenCalledWith(sha256, expect.any(String))
  })

  it('says so when a write meets the end of the disk, and goes on from what had come', async () => {
    const { keep, begin, part } = await uploads()
    const path = await begin()
    expect((await part(path, 0, 9)).status).toBe(204)
    const file = join(dir, path.slice(path.lastIndexOf('/') + 1))
    await rename(file, `${file}.kept`)
    // Takes nothing, as the disk would that another process has just filled.
    await symlink('/dev/full', file)
    await expect(part(path, 0, 9)).rejects.toMatchObject({ code: 'attachments.serverFull' })
    await rename(`${file}.kept`, file)
    expect((await part(path, 9, bytes.length)).status).toBe(204)
    expect(keep).toHaveBeenCalledWith(sha256, expect.any(String))
  })

  it('takes of one user no more than his share', async () => {
    const { used, begin } = await uploads()
    used.bytes = GIGABYTE - bytes.length + 1
    await expect(begin()).rejects.toMatchObject({ code: 'attachments.shareUsed', refusal: { args: { limit: 1 } } })
    used.bytes = GIGABYTE - bytes.length
    expect(await begin()).toContain(blobPaths.uploads)
  })
})
