import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { writeSecretFile } from './tls/secret-file'

/** How the launcher and the command line on this machine find the running server; 0600, gone when it stops. */
const serverFile = z.object({
  url: z.url(),
  pid: z.number().int(),
  spki: z.string(),
  caFile: z.string().optional(),
  demo: z.boolean(),
  /** Lets the operator at this machine use the admin API; made new at every start. */
  operatorToken: z.string(),
})
export type ServerFile = z.infer<typeof serverFile>

const pathIn = (dataDir: string) => join(dataDir, 'server.json')

export function writeServerFile(dataDir: string, content: ServerFile): void {
  writeSecretFile(pathIn(dataDir), `${JSON.stringify(content, null, 2)}\n`)
}

export function readServerFile(dataDir: string): ServerFile | undefined {
  try {
    return serverFile.parse(JSON.parse(readFileSync(pathIn(dataDir), 'utf8')))
  } catch {
    return undefined
  }
}

export function removeServerFile(dataDir: string): void {
  rmSync(pathIn(dataDir), { force: true })
}
