import { createReadStream } from 'node:fs'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore } from './blob-store'

/** A folder with 256 folders in it, so that none grows beyond what a file system likes. */
export function folderStore(root: string): BlobStore {
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256)
  return {
    async keep(sha256, file) {
      const path = pathOf(sha256)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await flush(file)
      // Atomic within a file system, and the uploads lie in the same one.
      await rename(file, path)
      await flush(dirname(path))
    },
    read: (sha256, { start, end }) => createReadStream(pathOf(sha256), { start, end }),
    has: (sha256) =>
      access(pathOf(sha256)).then(
        () => true,
        () => false,
      ),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  }
}

/** Of a file its bytes, of a folder its names. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } catch (error) {
    // Windows opens no folder for this; there the file system's own journal keeps the rename.
    if (process.platform !== 'win32') throw error
  } finally {
    await handle.close()
  }
}
