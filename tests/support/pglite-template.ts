import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createCluster } from '#server/storage/create-cluster'

function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  return JSON.parse(readFileSync(join(dirname(dirname(entry)), 'package.json'), 'utf8')).version
}

/** An empty cluster, made once per machine and PGlite version: initdb takes six seconds, a copy a tenth of one. */
async function template(): Promise<string> {
  const folder = join(tmpdir(), `desk-pglite-${pgliteVersion()}-${process.getuid?.() ?? 0}`)
  if (existsSync(folder)) return folder
  const own = await mkdtemp(`${folder}-`)
  await createCluster(join(own, 'pgdata'))
  try {
    await rename(own, folder)
  } catch {
    // Another test process was first.
    await rm(own, { recursive: true, force: true })
  }
  return folder
}

/** A data directory whose embedded database is ready to be opened. */
export async function freshDataDir(): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-data-'))
  await cp(join(await template(), 'pgdata'), join(dataDir, 'pgdata'), { recursive: true })
  return dataDir
}
