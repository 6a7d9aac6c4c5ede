import { join, resolve } from 'node:path'
import { defaultConfig } from '#server/config'
import { readServerFile, type ServerFile } from '#server/server-file'
import { lockHolder } from '#server/storage/data-lock'

/** Where a server keeps its data when nobody says otherwise. The demo has its own: it never mixes with real work. */
export function defaultDataDir(demo: boolean): string {
  const { dataDir } = defaultConfig()
  return demo ? join(dataDir, 'demo') : dataDir
}

export interface FoundServer {
  readonly dataDir: string
  /** Present while a server runs on this directory. */
  readonly server?: ServerFile | undefined
}

function look(dataDir: string): FoundServer {
  const holder = lockHolder(dataDir)
  const server = holder && readServerFile(dataDir)
  return { dataDir, server: server?.pid === holder?.pid ? server : undefined }
}

/** The directory a command works on: the one named, else the one with a running server, else the default. */
export function findServer(named?: string): FoundServer {
  if (named) return look(resolve(named))
  const [real, demo] = [look(defaultDataDir(false)), look(defaultDataDir(true))]
  return real.server || !demo.server ? real : demo
}
