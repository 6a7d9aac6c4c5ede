import { type FileHandle, mkdtemp, open, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backupHandlers } from './backup-handlers'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-backups-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const caller = { id: 1, send: vi.fn(), onGone: () => () => undefined }
const part = (text: string) => new TextEncoder().encode(text)
const start = Date.parse('2026-11-23T01:30:00Z')

function machine() {
  const clock = { now: start }
  const calls = backupHandlers(folder, () => new Date(clock.now))
  const write = async (reason: 'daily' | 'beforeRebuild', ...parts: readonly string[]) => {
    const id = await calls['backup.begin']({ name: 's', reason }, caller)
    for (const text of parts) await calls['backup.part']({ id, part: part(text) }, caller)
    clock.now += 86_400_000
    return calls['backup.finish']({ id }, caller)
  }
  const read = async (id: string) => {
    const texts: string[] = []
    for (let offset = 0; ; ) {
      const { part: bytes, next } = await calls['backup.read']({ name: 's', id, offset }, caller)
      if (!bytes) return texts
      texts.push(new TextDecoder().decode(bytes))
      offset = next
    }
  }
  const list = () => calls['backup.list']({ name: 's' }, caller)
  return { calls, write, read, list }
}

/** What every open file of this process shares. */
async function handles(): Promise<FileHandle> {
  const probe = await open(join(folder, 'probe'), 'w')
  await probe.close()
  return Object.getPrototypeOf(probe) as FileHandle
}

describe('copies of a store', () => {
  it('are removed for good, all or all but some, when they hold what may not stay here', async () => {
    const { calls, write, list } = machine()
    await write('daily', '甲')
    const kept = await write('beforeRebuild', '乙')
    await write('daily', '丙')
    await calls['backup.remove']({ name: 's', keep: [kept.id] }, caller)
    expect(await list()).toMatchObject([{ id: kept.id }])
    await calls['backup.remove']({ name: 's', keep: [] }, caller)
    expect(await list()).toEqual([])
    expect(await readdir(join(folder, 's'))).toEqual([])
  })

  it('come back part by part, as they were handed over', async () => {
    const { write, read, list } = machine()
    const file = await write('daily', '甲', '乙', '丙')
    expect(await read(file.id)).toEqual(['甲', '乙', '丙'])
    expect(await list()).toEqual([{ ...file, at: '2026-11-23T01:30:00.000Z', reason: 'daily' }])
  })

  it('are kept five at a time, and the newest of every reason besides', async () => {
    const { write, list } = machine()
    await write('beforeRebuild', 'x')
    for (let day = 0; day < 8; day += 1) await write('daily', String(day))
    expect((await list()).map(({ reason }) => reason)).toEqual([...Array(5).fill('daily'), 'beforeRebuild'])
  })

  it('that a crash left unfinished are none, and are cleared away', async () => {
    const { calls, write, list } = machine()
    const id = await calls['backup.begin']({ name: 's', reason: 'beforeRebuild' }, caller)
    await calls['backup.part']({ id, part: part('half') }, caller)
    expect(await list()).toEqual([])
    await write('daily', 'whole')
    expect((await readdir(join(folder, 's'))).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('that were given up leave nothing', async () => {
    const { calls } = machine()
    const id = await calls['backup.begin']({ name: 's', reason: 'daily' }, caller)
    await calls['backup.abandon']({ id }, caller)
    expect(await readdir(join(folder, 's'))).toEqual([])
    await expect(calls['backup.part']({ id, part: part('x') }, caller)).rejects.toMatchObject({
      code: 'desktop.backupNotWritten',
    })
  })

  it('are refused when a byte is missing or another', async () => {
    const { write, read } = machine()
    const { id } = await write('daily', '甲', '乙')
    const file = join(folder, 's', `${id}.deskbackup`)
    const whole = await readFile(file)
    for (const at of [0, 12, 30, whole.length - 1]) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      await writeFile(file, bytes)
      await expect(read(id), `byte ${at}`).rejects.toMatchObject({ code: 'desktop.backupDamaged' })
    }
    await writeFile(file, whole)
    await truncate(file, whole.length - 3)
    await expect(read(id)).rejects.toMatchObject({ code: 'desktop.backupDamaged' })
    await expect(read('2026-01-01T000000Z-daily')).rejects.toMatchObject({ code: 'desktop.backupDamaged' })
  })

  it('are whole where the system takes a few bytes at a time', async () => {
    const handle = await handles()
    const { write: real } = handle
    const short = vi.spyOn(handle, 'write').mockImplementation(async function (
      this: FileHandle,
      bytes: Uint8Array,
      from = 0,
      length = bytes.length - from,
      at?: number,
    ) {
      return Reflect.apply(real, this, [bytes, from, Math.min(length, 7), at])
    } as typeof real)
    const { write, read } = machine()
    try {
      const { id } = await write('daily', '甲方所述与现场所见不同', '乙')
      expect(await read(id)).toEqual(['甲方所述与现场所见不同', '乙'])
    } finally {
      short.mockRestore()
    }
  })

  it('are none when the file is not as long as what was written', async () => {
    const { calls, list } = machine()
    const id = await calls['backup.begin']({ name: 's', reason: 'daily' }, caller)
    const [unfinished] = await readdir(join(folder, 's'))
    await calls['backup.part']({ id, part: part('甲') }, caller)
    await writeFile(join(folder, 's', unfinished ?? ''), Buffer.alloc(4000))
    await expect(calls['backup.finish']({ id }, caller)).rejects.toMatchObject({ code: 'desktop.backupNotWritten' })
    expect(await list()).toEqual([])
    await calls['backup.abandon']({ id }, caller)
    expect(await readdir(join(folder, 's'))).toEqual([])
  })

  it('leave nothing behind where even the first bytes find no room', async () => {
    const handle = await handles()
    const full = vi.spyOn(handle, 'write').mockRejectedValue(Object.assign(new Error(), { code: 'ENOSPC' }))
    const { calls } = machine()
    try {
      await expect(calls['backup.begin']({ name: 's', reason: 'daily' }, caller)).rejects.toMatchObject({
        refusal: { code: 'desktop.backupNotWritten', args: { reason: 'ENOSPC' } },
      })
      const [used] = full.mock.contexts as unknown as readonly FileHandle[]
      expect(used?.fd).toBe(-1)
    } finally {
      full.mockRestore()
    }
    expect(await readdir(join(folder, 's'))).toEqual([])
  })

  it('say why none could be written', async () => {
    await writeFile(join(folder, 's'), '')
    const { calls } = machine()
    await expect(calls['backup.begin']({ name: 's', reason: 'daily' }, caller)).rejects.toMatchObject({
      refusal: { code: 'desktop.backupNotWritten', args: { reason: 'EEXIST' } },
    })
  })
})
