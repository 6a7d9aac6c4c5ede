import { unzipSync, zipSync } from 'fflate'

/** A fixed time makes the same parts the same bytes; 1980 is the first year a zip can hold. */
const mtime = new Date(1980, 0, 1)

/** Packs the parts of a file, and anew the workbooks that charts carry in it: those bear the second they were made in. */
export function steadyZip(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const steady = Object.entries(parts).map(
    ([name, part]) => [name, name.endsWith('.xlsx') ? steadyZip(unzipSync(part)) : part] as const,
  )
  return zipSync(Object.fromEntries(steady), { level: 6, mtime })
}
