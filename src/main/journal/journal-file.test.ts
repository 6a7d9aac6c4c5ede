import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MainLog } from '../log'
import { JournalFile } from './journal-file'
import { journalHandlers } from './journal-handlers'

const copying = vi.hoisted(() => ({ fails: '' }))
const disk = vi.hoisted(() => ({
  /** As Windows: nothing takes the place of a file that is open. */
  refusesOpenTargets: false,
  renameFails: '',
  folderSyncFails: '',
  open: new Map<object, string>(),
}))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const fault = (code: string) => Object.assign(new Error(code), { code })
  const open: typeof real.open = async (path, flags, mode) => {
    const handle = await real.open(path, flags, mode)
    disk.open.set(handle, String(path))
    const close = handle.close.bind(handle)
    handle.close = async () => {
      disk.open.delete(handle)
      await close()
    }
    const sync = handle.sync.bind(handle)
    handle.sync = async () => {
      if (disk.folderSyncFails && flags === 'r') throw fault(disk.folderSyncFails)
      await sync()
    }
    return handle
  }
  const rename: typeof real.rename = async (from, to) => {
    if (disk.renameFails) throw fault(disk.renameFails)
    if (disk.refusesOpenTargets && [...disk.open.values()].includes(String(to))) throw fault('EPERM')
    await real.rename(from, to)
  }
  const copyFile: typeof real.copyFile = async (from, to) => {
    if (!copying.fails) return real.copyFile(from, to)
    await real.writeFile(to, 'as far as it went')
    throw Object.assign(new Error(copying.fails), { code: copying.fails })
  }
  return { ...real, copyFile, open, rename }
})

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk-journal-'))
  file = join(folder, 's.journal')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)
const texts = (journal: JournalFile, after = 0) =>
  journal.after(after, 1 << 20).map((record) => `${record.position} ${new TextDecoder().decode(record.bytes)}`)

async function written(...records: readonly string[]): Promise<void> {
  const journal = await JournalFile.open(file)
  for (const record of records) await journal.append(bytes(record))
  await journal.close()
}

describe('the journal of a store', () => {
  it('holds after a new start what was appended, in order', async () => {
    await written('受理', '研判')
    const again = await JournalFile.open(file)
    expect(texts(again)).toEqual(['1 受理', '2 研判'])
    expect(await again.append(bytes('立案'))).toBe(3)
    await again.close()
  })

  it('opens on a full disk with a torn tail, which stays until there is room for its copy', async () => {
    await written('受理', '研判')
    await appendFile(file, Buffer.alloc(30, 0xa5))
    const torn = await readFile(file)
    try {
      copying.fails = 'ENOSPC'
      const full = await JournalFile.open(file)
      expect(texts(full)).toEqual(['1 受理', '2 研判'])
      expect(full.found.setAside).toBe(true)
      // Nothing is written over it, and nothing is called saved.
      await expect(full.append(bytes('立案'))).rejects.toMatchObject({ code: 'ENOSPC' })
      expect(await readFile(file)).toEqual(torn)
      expect(await readdir(folder)).toEqual(['s.journal'])
      copying.fails = ''
      expect(await full.append(bytes('立案'))).toBe(3)
      await full.close()
    } finally {
      copying.fails = ''
    }
    const aside = (await readdir(folder)).find((name) => name.includes('.damaged-')) ?? ''
    expect(await readFile(join(folder, aside))).toEqual(torn)
    const again = await JournalFile.open(file)
    expect(texts(again)).toEqual(['1 受理', '2 研判', '3 立案'])
    expect(again.found.setAside).toBe(false)
    await again.close()
  })

  it('is on the disk when an append resolves, without being closed', async () => {
    const journal = await JournalFile.open(file)
    await journal.append(bytes('受理'))
    const other = await JournalFile.open(join(folder, 'copy')).then((copy) => copy.close())
    expect(other).toBeUndefined()
    expect((await readFile(file)).includes(Buffer.from('受理'))).toBe(true)
    await journal.close()
  })

  it('keeps the order of appends that are not waited for', async () => {
    const journal = await JournalFile.open(file)
    const all = Array.from({ length: 100 }, (_, n) => journal.append(bytes(String(n))))
    expect(await Promise.all(all)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1))
    await journal.close()
    const again = await JournalFile.open(file)
    expect(texts(again).slice(-1)).toEqual(['100 99'])
    await again.close()
  })

  it('loses no whole record to a torn end, and keeps the torn bytes aside', async () => {
    await written('受理', '研判')
    await truncate(file, (await stat(file)).size - 2)
    const again = await JournalFile.open(file)
    expect(texts(again)).toEqual(['1 受理'])
    expect(again.found.setAside).toBe(true)
    await again.append(bytes('再次'))
    await again.close()
    expect(texts(await JournalFile.open(file))).toEqual(['1 受理', '2 再次'])
    expect((await readdir(folder)).some((name) => name.includes('.damaged-'))).toBe(true)
  })

  it('goes on behind rubbish at its end', async () => {
    await written('受理')
    await appendFile(file, Buffer.alloc(4096, 0xee))
    const again = await JournalFile.open(file)
    await again.append(bytes('研判'))
    await again.close()
    expect(texts(await JournalFile.open(file))).toEqual(['1 受理', '2 研判'])
  })

  it('begins anew where the file is something else, which is kept', async () => {
    await writeFile(file, 'not a journal')
    const journal = await JournalFile.open(file)
    expect(texts(journal)).toEqual([])
    await journal.append(bytes('受理'))
    await journal.close()
    const aside = (await readdir(folder)).find((name) => name.includes('.damaged-'))
    expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe('not a journal')
  })

  it('forgets what is no longer needed, and gives no position twice', async () => {
    await written('受理', '研判')
    const again = await JournalFile.open(file)
    await again.truncate(2)
    await again.close()
    expect((await readFile(file)).includes(Buffer.from('受理'))).toBe(false)
    const third = await JournalFile.open(file)
    expect(texts(third)).toEqual([])
    expect(await third.append(bytes('立案'))).toBe(3)
    await third.close()
  })

  it('is rewritten and closed where an open file cannot be replaced', async () => {
    try {
      disk.refusesOpenTargets = true
      const journal = await JournalFile.open(file)
      const record = new Uint8Array(300_000).fill(1)
      for (let n = 0; n < 8; n += 1) await journal.truncate(await journal.append(record))
      expect((await stat(file)).size).toBeLessThan(2_000_000)
      expect(await journal.append(bytes('受理'))).toBe(9)
      await journal.close()
      expect([...disk.open.values()]).not.toContain(file)
      const again = await JournalFile.open(file)
      expect(texts(again)).toEqual(['9 受理'])
      await again.close()
    } finally {
      disk.refusesOpenTargets = false
    }
  })

  it('goes on with the old file where the new one cannot take its place, and is closed all the same', async () => {
    const journal = await JournalFile.open(file)
    try {
      disk.renameFails = 'EACCES'
      const record = new Uint8Array(1_200_000).fill(1)
      await expect(journal.truncate(await journal.append(record))).rejects.toMatchObject({ code: 'EACCES' })
      expect(await journal.append(bytes('研判'))).toBe(2)
      await expect(journal.close()).rejects.toMatchObject({ code: 'EACCES' })
    } finally {
      disk.renameFails = ''
    }
    expect([...disk.open.values()]).not.toContain(file)
    expect(await readdir(folder)).toEqual(['s.journal'])
    const again = await JournalFile.open(file)
    expect(texts(again, 1)).toEqual(['2 研判'])
    await again.close()
  })

  it('calls nothing saved that goes into a file whose name is not on the disk yet', async () => {
    const journal = await JournalFile.open(file)
    try {
      disk.folderSyncFails = 'EIO'
      const record = new Uint8Array(1_200_000).fill(1)
      await expect(journal.truncate(await journal.append(record))).rejects.toMatchObject({ code: 'EIO' })
      await expect(journal.append(bytes('丢'))).rejects.toMatchObject({ code: 'EIO' })
    } finally {
      disk.folderSyncFails = ''
    }
    expect(await journal.append(bytes('研判'))).toBe(2)
    expect((await readFile(file)).includes(Buffer.from('研判'))).toBe(true)
    await journal.close()
    const again = await JournalFile.open(file)
    expect(texts(again)).toEqual(['2 研判'])
    await again.close()
  })

  it('stays small while it is used for long', async () => {
    const journal = await JournalFile.open(file)
    const record = new Uint8Array(300_000).fill(1)
    for (let n = 0; n < 30; n += 1) await journal.truncate(await journal.append(record))
    expect((await stat(file)).size).toBeLessThan(3_000_000)
    await journal.close()
  })
})

describe('journal calls of the page', () => {
  const log: MainLog = { file: '', info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  const caller = () => {
    const gone: (() => void)[] = []
    const onGone = (tell: () => void) => {
      gone.push(tell)
      return () => undefined
    }
    return { id: 1, send: vi.fn(), onGone, gone }
  }

  it('append and give back, slice by slice', async () => {
    const calls = journalHandlers(folder, log)
    const page = caller()
    await calls['journal.open']({ name: 's' }, page)
    await calls['journal.append']({ name: 's', record: bytes('受理') }, page)
    const [record] = await calls['journal.read']({ name: 's', after: 0 }, page)
    expect(record?.position).toBe(1)
    expect(await calls['journal.read']({ name: 's', after: 1 }, page)).toEqual([])
    await calls['journal.close']({ name: 's' }, page)
  })

  it('say that a journal was not whole, once', async () => {
    await written('受理', '研判')
    await truncate(file, (await stat(file)).size - 2)
    const calls = journalHandlers(folder, log)
    expect(await calls['journal.open']({ name: 's' }, caller())).toEqual({ damaged: true })
    expect(await calls['journal.open']({ name: 's' }, caller())).toEqual({ damaged: false })
    await calls['journal.close']({ name: 's' }, caller())
  })

  it('open again after the page has crashed', async () => {
    const calls = journalHandlers(folder, log)
    const page = caller()
    await calls['journal.open']({ name: 's' }, page)
    for (const tell of page.gone) tell()
    const next = caller()
    await calls['journal.open']({ name: 's' }, next)
    expect(await calls['journal.append']({ name: 's', record: bytes('x') }, next)).toBe(1)
    await calls['journal.close']({ name: 's' }, next)
  })

  it('open again after a crash on a disk that has no room to rewrite the journal', async () => {
    const calls = journalHandlers(folder, log)
    await calls['journal.open']({ name: 's' }, caller())
    await calls['journal.append']({ name: 's', record: bytes('受理') }, caller())
    try {
      disk.renameFails = 'ENOSPC'
      await calls['journal.open']({ name: 's' }, caller())
    } finally {
      disk.renameFails = ''
    }
    const [record] = await calls['journal.read']({ name: 's', after: 0 }, caller())
    expect(new TextDecoder().decode(record?.bytes)).toBe('受理')
    await calls['journal.close']({ name: 's' }, caller())
  })

  it('say what to do where the folder cannot be made', async () => {
    await writeFile(join(folder, 'file'), '')
    const calls = journalHandlers(join(folder, 'file', 'journal'), log)
    await expect(calls['journal.open']({ name: 's' }, caller())).rejects.toMatchObject({
      refusal: { code: 'desktop.journalNotOpened', args: { reason: 'ENOTDIR' } },
    })
    await expect(calls['journal.append']({ name: 's', record: bytes('x') }, caller())).rejects.toMatchObject({
      code: 'desktop.journalNotOpened',
    })
  })

  it('call nothing saved that a full disk did not take, and go on when there is room', async () => {
    const { open } = await import('node:fs/promises')
    const calls = journalHandlers(folder, log)
    await calls['journal.open']({ name: 's' }, caller())
    const probe = await open(join(folder, 'probe'), 'w')
    const handle = Object.getPrototypeOf(probe) as { datasync(): Promise<void> }
    await probe.close()
    const sync = vi.spyOn(handle, 'datasync').mockRejectedValueOnce(Object.assign(new Error(), { code: 'ENOSPC' }))
    await expect(calls['journal.append']({ name: 's', record: bytes('丢') }, caller())).rejects.toMatchObject({
      refusal: { code: 'desktop.journalNotWritten', args: { reason: 'ENOSPC' } },
    })
    sync.mockRestore()
    expect(await calls['journal.append']({ name: 's', record: bytes('存') }, caller())).toBe(1)
    await calls['journal.close']({ name: 's' }, caller())
    expect(texts(await JournalFile.open(join(folder, 's.journal')))).toEqual(['1 存'])
  })
})
