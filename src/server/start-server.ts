import type { DestinationStream } from 'pino'
import { DeskError } from '#shared/messages/catalogue'
import { createAuth } from './auth/auth'
import { eraseEndedSessions, newToken } from './auth/sessions'
import { type Clock, type MovableClock, openDemoClock, systemClock } from './clock'
import type { ServerConfig } from './config'
import { startDaily } from './daily'
import { buildServer } from './http/build-server'
import type { Services } from './http/services'
import { type OpenedLog, openLog } from './log'
import { openSecrets } from './secrets/stored-secrets'
import { removeServerFile, writeServerFile } from './server-file'
import { prepareStore } from './setup/prepare-store'
import { lockDataDir } from './storage/data-lock'
import type { Db } from './storage/db'
import { tidyStore } from './storage/housekeeping'
import { openDb } from './storage/open-db'
import { ensureOwnCertificate, readGivenCertificate, type ServerCertificate } from './tls/server-certificate'
import { retrainModels } from './triage/retrain'

const tidyEveryMs = 5 * 60_000

export interface RunningServer {
  readonly url: string
  readonly port: number
  readonly services: Services
  readonly certificate: ServerCertificate
  /** For the first administrator; absent once there is one. */
  readonly setupCode?: string | undefined
  /** Ends requests under way, closes the store, releases the data directory. Safe to call twice. */
  readonly close: () => Promise<void>
}

/** What only tests replace. */
export interface StartOptions {
  readonly logSink?: DestinationStream
  /** The time for sessions and certificates. */
  readonly time?: Clock
  readonly clock?: MovableClock
}

function certificateFor(config: ServerConfig, time: Clock): Promise<ServerCertificate> | ServerCertificate {
  const given = config.certificate
  return given
    ? readGivenCertificate(given.certFile, given.keyFile, time.now())
    : ensureOwnCertificate(config.dataDir, time.now())
}

/** Things to undo in reverse order, whether the start failed half way or the server stops. */
class Cleanup {
  readonly #steps: (() => unknown)[] = []
  #running: Promise<void> | undefined

  add(step: () => unknown): void {
    this.#steps.push(step)
  }

  run(): Promise<void> {
    this.#running ??= this.#runAll()
    return this.#running
  }

  async #runAll(): Promise<void> {
    const troubles: unknown[] = []
    for (const step of this.#steps.reverse()) {
      try {
        await step()
      } catch (error) {
        troubles.push(error)
      }
    }
    if (troubles.length > 0) throw troubles[0]
  }
}

/**
 * Starts the hotline server and returns when it accepts requests.
 * @throws DeskError `cli.dataDirBusy`, `cli.dataDirUnusable`, `cli.storeNewer`, `cli.certificateUnusable`,
 *   `cli.portBusy`, `cli.databaseUnreachable`, `cli.serverKeyMissing`, `cli.serverKeys*`
 */
export async function startServer(config: ServerConfig, options: StartOptions = {}): Promise<RunningServer> {
  const cleanup = new Cleanup()
  try {
    return await start(config, options, cleanup)
  } catch (error) {
    await cleanup.run().catch(() => undefined)
    throw error
  }
}

async function start(config: ServerConfig, options: StartOptions, cleanup: Cleanup): Promise<RunningServer> {
  const lock = lockDataDir(config.dataDir)
  cleanup.add(lock.release)
  const opened = openLog(config, options.logSink)
  cleanup.add(opened.close)
  const time = options.time ?? systemClock
  const certificate = await certificateFor(config, time)
  const db = await openStore(config, opened)
  cleanup.add(() => db.close())
  const secrets = await openSecrets(db, config, time.now())
  const operatorToken = newToken()
  const demoClock = options.clock ?? (config.demo ? await openDemoClock(db) : undefined)
  const services: Services = {
    db,
    clock: demoClock ?? systemClock,
    demoClock,
    log: opened.log,
    auth: createAuth(db, config, time, operatorToken),
    secrets,
    config,
  }
  const setupCode = await prepareStore(db, { config, secrets }, services.clock.now())
  const { app, renew } = await buildServer(services, certificate)
  cleanup.add(() => app.close())
  const port = await listen(() => app.listen({ host: config.host, port: config.port }), config.port)
  const url = `https://localhost:${port}`
  writeServerFile(config.dataDir, {
    url,
    pid: process.pid,
    spki: certificate.spki,
    caFile: certificate.caFile,
    demo: config.demo,
    operatorToken,
  })
  cleanup.add(() => removeServerFile(config.dataDir))
  cleanup.add(startDaily(() => dailyWork(services, time, async () => renew(await certificateFor(config, time)))))
  const tidying = setInterval(() => void tidy(services), tidyEveryMs).unref()
  cleanup.add(() => clearInterval(tidying))
  opened.log.info({ port, demo: config.demo, store: db.dialect }, 'listening')
  return { url, port, services, certificate, setupCode, close: () => cleanup.run() }
}

async function openStore(config: ServerConfig, { log }: OpenedLog): Promise<Db> {
  try {
    return await openDb(config, (error) => log.warn({ err: error }, 'database connection lost'))
  } catch (error) {
    if (error instanceof DeskError || !config.databaseUrl) throw error
    const { code, message } = error as NodeJS.ErrnoException
    throw new DeskError('cli.databaseUnreachable', { reason: code ?? message }, { cause: error })
  }
}

async function listen(open: () => Promise<string>, port: number): Promise<number> {
  try {
    return Number(new URL(await open()).port)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL')
      throw new DeskError('cli.portBusy', { port, reason: code }, { cause: error })
    throw error
  }
}

async function dailyWork(services: Services, time: Clock, renew: () => Promise<void>): Promise<void> {
  try {
    await renew()
    await eraseEndedSessions(services.db, time.now())
  } catch (error) {
    services.log.error({ err: error }, 'daily work failed')
  }
}

async function tidy(services: Services): Promise<void> {
  try {
    const tables = await tidyStore(services.db)
    if (tables.length > 0) services.log.info({ tables }, 'tidied')
    const judged = await retrainModels(services.db, services.config.resourcesDir, services.clock.now())
    if (judged > 0) services.log.info({ judged }, 'triage models trained')
  } catch (error) {
    services.log.error({ err: error }, 'tidying failed')
  }
}
