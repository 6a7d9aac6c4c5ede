import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

/** Where the hotline server is and whom to trust for it. */
export interface ServerTarget {
  readonly url: string
  /** The server's own authority in PEM; absent where its certificate is one that the system trusts. */
  readonly ca?: string | undefined
}

/**
 * `server.json`: what a running server leaves in its data directory (`caFile`), or the enrolment file that an
 * administrator hands out (`ca` with the PEM itself). Other keys are of no concern here.
 */
const serverJson = z.object({
  url: z.url({ protocol: /^https$/ }),
  ca: z.string().includes('BEGIN CERTIFICATE').optional(),
  caFile: z.string().optional(),
})

/** Undefined where there is no such file or it is not one of ours: the desk then asks to be enrolled. */
export function readServerTarget(file: string): ServerTarget | undefined {
  try {
    const { url, ca, caFile } = serverJson.parse(JSON.parse(readFileSync(file, 'utf8')))
    return { url: new URL(url).origin, ca: ca ?? (caFile ? readFileSync(caFile, 'utf8') : undefined) }
  } catch {
    return undefined
  }
}

/** Beside first, then in its place: a machine that loses power in between keeps the server it had. */
export function writeServerTarget(file: string, { url, ca }: ServerTarget): void {
  mkdirSync(dirname(file), { recursive: true })
  const unfinished = `${file}.part`
  writeFileSync(unfinished, `${JSON.stringify({ url, ca }, null, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(unfinished, file)
}
