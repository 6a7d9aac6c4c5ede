import { join } from 'node:path'
import { projectRoot } from './project-root'

/** Everything that may differ between two installations; made once at the start and handed down. */
export interface ServerConfig {
  readonly demo: boolean
  readonly dataDir: string
  /** Bytes of attachments; a folder of the data directory unless said otherwise. */
  readonly blobsDir?: string | undefined
  readonly host: string
  /** 0 lets the system choose. */
  readonly port: number
  readonly databaseUrl?: string | undefined
  /** The keys that the database's secrets are sealed under; `server-keys.json` of the data directory unless said otherwise. */
  readonly serverKeysFile?: string | undefined
  /** Given certificate in PEM; without it the server makes its own under a local authority. */
  readonly certificate?: { readonly certFile: string; readonly keyFile: string } | undefined
  readonly webRoot: string
  readonly resourcesDir: string
  /** The city whose bureau runs this server; its officers see all counties. */
  readonly cityRegion: string
  readonly session: { readonly lifetimeMinutes: number; readonly idleMinutes: number }
  readonly login: LoginLimits
  /** Attachments of one user together. */
  readonly fileBytesPerUser: number
  /** From one address. */
  readonly requestsPerMinute: number
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** Logs go to files in the data directory; false only in tests. */
  readonly logToFiles: boolean
  /** And to standard output, as systemd-journald takes lines. */
  readonly logToJournal: boolean
}

export interface LoginLimits {
  readonly failuresPerLogin: number
  readonly failuresPerAddress: number
  readonly windowMinutes: number
  readonly lockMinutes: number
}

/** 12 hours and 2 hours idle: a working day, and a lunch break with a meeting after it. */
export function defaultConfig(): ServerConfig {
  const root = projectRoot()
  return {
    demo: false,
    dataDir: join(root, '.data'),
    host: '0.0.0.0',
    port: 8443,
    databaseUrl: process.env.DATABASE_URL || undefined,
    serverKeysFile: process.env.DESK_SERVER_KEYS || undefined,
    webRoot: join(root, 'out', 'web'),
    resourcesDir: join(root, 'resources'),
    cityRegion: '411700',
    session: { lifetimeMinutes: 12 * 60, idleMinutes: 120 },
    // A whole office shares one address behind its gateway, so an address may fail more often than a login.
    login: { failuresPerLogin: 5, failuresPerAddress: 50, windowMinutes: 15, lockMinutes: 15 },
    // Ten photos of 5 MB on every working day for a year and a half.
    fileBytesPerUser: 20 * 1024 ** 3,
    // A flood, not an office at work: 200 clients behind one gateway stay far below.
    requestsPerMinute: 6000,
    logLevel: 'info',
    logToFiles: true,
    logToJournal: false,
  }
}
