import type { FileHandle } from 'node:fs/promises'

/** Every byte, however few the system takes at a time. @throws the file system's errors */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, at + written)
    written += bytesWritten
  }
}
