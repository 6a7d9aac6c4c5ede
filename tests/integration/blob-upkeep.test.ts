import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BlobRecords } from '#server/blobs/blob-records'
import { collectOrphans } from '#server/blobs/collect-orphans'
import { folderStore } from '#server/blobs/folder-store'
import type { Db } from '#server/storage/db'
import { migrate } from '#server/storage/migrate'
import { openDb } from '#server/storage/open-db'
import { freshDataDir } from '../support/pglite-template'

const long = new Date('2026-05-01T00:00:00Z')
const limit = new Date('2026-08-25T00:00:00Z')
const late = new Date('2026-11-20T00:00:00Z')

describe('files of the record on the server', () => {
  let dataDir: string
  let folder: string
  let db: Db
  beforeAll(async () => {
    dataDir = await freshDataDir()
    folder = await mkdtemp(join(tmpdir(), 'desk-blobs-'))
    db = await openDb({ dataDir })
    await migrate(db)
  })
  afterAll(async () => {
    await db.close()
    await rm(dataDir, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  })

  async function stored(name: string, at: Date, size = 10): Promise<string> {
    const sha256 = name.repeat(64).slice(0, 64)
    const file = join(folder, `arrived-${name}`)
    await writeFile(file, 'x'.repeat(size))
    await folderStore(folder).keep(sha256, file)
    await new BlobRecords(db).noteStored({ sha256, size, userId: 'zhang' }, at)
    return sha256
  }

  const row = (type: string, id: string, doc: object, deleted = false) =>
    db.query(
      `INSERT INTO entity (type, id, doc, field_rev, rev, deleted) VALUES ($1, $2, $3::jsonb, '{}'::jsonb, 1, $4)`,
      [type, id, JSON.stringify({ id, ...doc }), deleted],
    )

  async function attachment(
    id: string,
    sha256: string,
    withdrawnAt?: Date,
    deleted = false,
    of: object = {},
  ): Promise<void> {
    const withdrawn = withdrawnAt && { by: 'zhang', at: withdrawnAt.toISOString(), reason: '传错了' }
    await row('attachment', id, { sha256, withdrawn, ...of }, deleted)
  }

  it('go when nothing has referred to them for long, and stay while one row does', async () => {
    const used = await stored('a', long)
    await attachment('a1', used)
    const withdrawnLong = await stored('b', long)
    await attachment('b1', withdrawnLong, long)
    const withdrawnLately = await stored('c', long)
    await attachment('c1', withdrawnLately, late)
    const addedElsewhere = await stored('d', long)
    await attachment('d1', addedElsewhere, long)
    await attachment('d2', addedElsewhere)
    const unreferred = await stored('e', long)
    await attachment('e1', unreferred, undefined, true)
    const young = await stored('f', late)

    const store = folderStore(folder)
    expect(await collectOrphans(db, store, limit)).toBe(2)
    const left = [used, withdrawnLately, addedElsewhere, young]
    const found = await db.query<{ sha256: string }>('SELECT sha256 FROM blob ORDER BY sha256')
    expect(found.map(({ sha256 }) => sha256)).toEqual([...left].sort())
    for (const sha256 of left) expect(await store.has(sha256)).toBe(true)
    for (const sha256 of [withdrawnLong, unreferred]) expect(await store.has(sha256)).toBe(false)
    // Nobody is taken to have sent them: added once more they are asked for again.
    expect(await new BlobRecords(db).sentBy('zhang', [withdrawnLong, unreferred])).toEqual(new Set())
    expect(await collectOrphans(db, store, limit)).toBe(0)
  })

  it('stay for ever where a document or a case names them, whatever became of the attachment', async () => {
    const receipt = await stored('1', long)
    await row('officialDocument', 'doc', { deliveries: [{ receiptFiles: [{ sha256: receipt }] }] })
    await attachment('r1', receipt, long, false, { owner: { type: 'officialDocument', id: 'doc' }, caseId: 'case' })
    const scan = await stored('2', long)
    await row('supervisionCase', 'case', { approval: { scanFile: { sha256: scan } } })
    await attachment('s1', scan, long, false, { owner: { type: 'officialDocument', id: 'doc' }, caseId: 'case' })
    expect(await collectOrphans(db, folderStore(folder), limit)).toBe(0)
    for (const sha256 of [receipt, scan]) expect(await folderStore(folder).has(sha256)).toBe(true)
  })

  it('stay while the same bytes are sent once more', async () => {
    const again = await stored('3', long)
    await attachment('a3', again, long)
    await new BlobRecords(db).noteUpload('upload-3', { userId: 'li', sha256: again, size: 10 }, late)
    expect(await collectOrphans(db, folderStore(folder), limit)).toBe(0)
    await new BlobRecords(db).forgetUpload('upload-3')
    expect(await collectOrphans(db, folderStore(folder), limit)).toBe(1)
  })

  describe('that a run was removing when the server died', () => {
    const died = new Error('the server died')
    /** Dies after, or before, the first file was removed. */
    const dying = (when: 'after' | 'before') => {
      const store = folderStore(folder)
      return {
        ...store,
        remove: async (sha256: string) => {
          if (when === 'after') await store.remove(sha256)
          throw died
        },
      }
    }
    const isSent = async (sha256: string) => (await new BlobRecords(db).sentBy('zhang', [sha256])).has(sha256)

    it('count as not sent from then on: added again they are asked for', async () => {
      const gone = await stored('4', long)
      await attachment('a4', gone, long)
      await expect(collectOrphans(db, dying('after'), limit)).rejects.toBe(died)
      expect(await isSent(gone)).toBe(false)
      await attachment('b4', gone)
      expect(await collectOrphans(db, folderStore(folder), limit)).toBe(0)
      expect(await isSent(gone)).toBe(false)
      expect(await stored('4', late)).toBe(gone)
      expect(await isSent(gone)).toBe(true)
      expect(await collectOrphans(db, folderStore(folder), limit)).toBe(0)
      expect(await folderStore(folder).has(gone)).toBe(true)
    })

    it('stay when they were added again before they went', async () => {
      const kept = await stored('5', long)
      await attachment('a5', kept, long)
      await expect(collectOrphans(db, dying('before'), limit)).rejects.toBe(died)
      await attachment('b5', kept)
      expect(await collectOrphans(db, folderStore(folder), limit)).toBe(0)
      expect(await folderStore(folder).has(kept)).toBe(true)
      expect(await isSent(kept)).toBe(true)
    })

    it('stay when they are sent once more meanwhile', async () => {
      const records = new BlobRecords(db)
      const again = await stored('6', long)
      await attachment('a6', again, long)
      await expect(collectOrphans(db, dying('before'), limit)).rejects.toBe(died)
      await records.noteUpload('upload-6', { userId: 'zhang', sha256: again, size: 10 }, late)
      expect(await collectOrphans(db, folderStore(folder), limit)).toBe(0)
      expect(await isSent(again)).toBe(false)
      await stored('6', late)
      await records.forgetUpload('upload-6')
      expect(await isSent(again)).toBe(true)
    })
  })

  it('count for the user who sent them, with those on the way', async () => {
    const records = new BlobRecords(db)
    const before = await records.usedBy('zhang')
    await stored('9', late, 25)
    await records.noteUpload('upload-1', { userId: 'zhang', sha256: '8'.repeat(64), size: 100 }, late)
    expect(await records.usedBy('zhang')).toBe(before + 125)
    expect(await records.usedBy('wang')).toBe(0)
  })
})
