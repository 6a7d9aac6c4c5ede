import { unzipSync } from 'fflate'

export interface ArchiveDirectory {
  readonly parts: number
  /** What the parts together unpack to, as the directory says; fflate unpacks no more than that. */
  readonly unpacked: number
  readonly names: ReadonlySet<string>
}

/**
 * What a zip archive (docx, xlsx) says it holds, read without unpacking anything.
 * @throws when it is no archive or its directory is damaged
 */
export function archiveDirectory(bytes: Uint8Array): ArchiveDirectory {
  let [parts, unpacked] = [0, 0]
  const names = new Set<string>()
  unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      parts += 1
      unpacked += originalSize
      names.add(name)
      return false
    },
  })
  return { parts, unpacked, names }
}
