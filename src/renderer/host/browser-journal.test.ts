import { describe, expect, it } from 'vitest'
import type { Journal } from '#shared/host'
import { type JournalSlot, journalIn, type SlotFolder } from './browser-journal'

/** A browser's own file system: what was flushed stays when the machine loses its power, the rest does not. */
class Disk implements SlotFolder {
  readonly files = new Map<string, { bytes: number[]; flushed: number[] }>()
  room = Number.POSITIVE_INFINITY
  /** Writes that still happen before the machine stops. */
  writes = Number.POSITIVE_INFINITY

  /** As a browser's: one handle a file. */
  private readonly held = new Set<string>()

  has = async (name: string) => this.files.has(name)

  open = async (name: string): Promise<JournalSlot> => {
    if (this.held.has(name)) throw new DOMException('', 'NoModificationAllowedError')
    this.held.add(name)
    const file = this.files.get(name) ?? { bytes: [], flushed: [] }
    this.files.set(name, file)
    const step = () => {
      if (this.writes-- <= 0) throw new Error('the machine is off')
    }
    return {
      getSize: () => file.bytes.length,
      read: (buffer, { at }) => {
        buffer.set(file.bytes.slice(at, at + buffer.length))
        return buffer.length
      },
      write: (buffer, { at }) => {
        step()
        const fits = Math.max(0, Math.min(buffer.length, this.room - at))
        file.bytes.splice(at, fits, ...buffer.subarray(0, fits))
        return fits
      },
      truncate: (size) => {
        step()
        file.bytes.length = size
      },
      flush: () => {
        step()
        file.flushed = [...file.bytes]
      },
      close: () => void this.held.delete(name),
    }
  }

  /** The same disk after the power came back. */
  restarted(): Disk {
    const disk = new Disk()
    for (const [name, { flushed }] of this.files) disk.files.set(name, { bytes: [...flushed], flushed: [...flushed] })
    return disk
  }
}

const record = (text: string) => new TextEncoder().encode(text)

async function textsOf(journal: Journal): Promise<string[]> {
  const texts: string[] = []
  for await (const { bytes } of journal.replay()) texts.push(new TextDecoder().decode(bytes))
  return texts
}

describe('a journal in the browser', () => {
  it('leaves nothing on a disk before something is written, and keeps what was appended over a loss of power', async () => {
    const disk = new Disk()
    const journal = await journalIn(disk).open('store')
    expect(disk.files.size).toBe(0)
    expect(await journal.append(record('甲'))).toBe(1)
    expect(await journal.append(record('乙'))).toBe(2)
    const again = await journalIn(disk.restarted()).open('store')
    expect(await textsOf(again)).toEqual(['甲', '乙'])
  })

  it('gives no position twice, also after everything was truncated', async () => {
    const disk = new Disk()
    const journal = await journalIn(disk).open('store')
    await journal.append(record('甲'))
    await journal.truncate(1)
    await journal.close()
    const again = await journalIn(disk.restarted()).open('store')
    expect(await textsOf(again)).toEqual([])
    expect(await again.append(record('乙'))).toBe(2)
  })

  it('loses nothing wherever the power fails while it is rewritten', async () => {
    for (let writes = 0; ; writes += 1) {
      const disk = new Disk()
      const journal = await journalIn(disk).open('store')
      for (const text of ['甲', '乙', '丙']) await journal.append(record(text))
      await journal.truncate(1)
      disk.writes = writes
      const done = await journal.close().then(
        () => true,
        () => false,
      )
      const again = await journalIn(disk.restarted()).open('store')
      expect((await textsOf(again)).slice(-2), `after ${writes} writes`).toEqual(['乙', '丙'])
      expect(await again.append(record('丁'))).toBe(4)
      if (done) return
    }
  })

  it('begins when there is room, although there was none for its first record', async () => {
    const disk = new Disk()
    disk.room = 0
    const journal = await journalIn(disk).open('store')
    await expect(journal.append(record('甲'))).rejects.toMatchObject({ code: 'desktop.journalNotWritten' })
    disk.room = Number.POSITIVE_INFINITY
    expect(await journal.append(record('乙'))).toBe(1)
    expect(await textsOf(await journalIn(disk.restarted()).open('store'))).toEqual(['乙'])
  })

  it('lets go of its files at the end, although the disk is too full to rewrite it', async () => {
    const disk = new Disk()
    const journal = await journalIn(disk).open('store')
    await journal.append(record('甲'))
    disk.room = 0
    await expect(journal.close()).rejects.toThrow()
    disk.room = Number.POSITIVE_INFINITY
    expect(await textsOf(await journalIn(disk).open('store'))).toEqual(['甲'])
  })

  it('says that a full disk did not take a record, and goes on when there is room again', async () => {
    const disk = new Disk()
    const journal = await journalIn(disk).open('store')
    await journal.append(record('甲'))
    disk.room = 60
    await expect(journal.append(record('乙'.repeat(40)))).rejects.toMatchObject({
      refusal: { code: 'desktop.journalNotWritten', args: { reason: 'QuotaExceededError' } },
    })
    disk.room = Number.POSITIVE_INFINITY
    expect(await journal.append(record('丙'))).toBe(2)
    expect(await textsOf(await journalIn(disk.restarted()).open('store'))).toEqual(['甲', '丙'])
  })
})
