import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)

/** The child gets the library's address by argument: it has no module of ours, so it needs no build step. */
const childCode = `
const { PGlite } = await import(process.argv[1])
const db = await PGlite.create(process.argv[2])
await db.close()
`

function runInitdb(directory: string): Promise<void> {
  const library = pathToFileURL(require.resolve('@electric-sql/pglite').replace(/\.cjs$/, '.js')).href
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', childCode, library, directory], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let trouble = ''
    child.stderr.on('data', (chunk: Buffer) => {
      trouble += chunk.toString()
    })
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}: ${trouble}`))))
  })
}

/**
 * Makes the embedded database's files once, in a child process: initdb needs 800 MB that a server
 * running for months must not keep. It works beside the target and renames, so that a power cut in
 * the middle leaves no half database.
 */
export async function createCluster(directory: string): Promise<void> {
  if (existsSync(join(directory, 'PG_VERSION'))) return
  const unfinished = `${directory}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(dirname(directory), { recursive: true })
  await mkdir(unfinished, { mode: 0o700 })
  await runInitdb(unfinished)
  await rm(directory, { recursive: true, force: true })
  await rename(unfinished, directory)
}
