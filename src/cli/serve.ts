import { resolve } from 'node:path'
import { defaultConfig, type ServerConfig } from '#server/config'
import { keyRingFile } from '#server/secrets/key-ring'
import { DEMO_PASSWORD, demoAccounts } from '#server/setup/demo-accounts'
import { type RunningServer, startServer } from '#server/start-server'
import { DeskError } from '#shared/messages/catalogue'
import { defaultDataDir } from './data-dirs'
import { reportError } from './report-error'

export interface ServeOptions {
  readonly demo?: boolean
  readonly port?: number
  readonly data?: string
  readonly host?: string
  readonly cert?: string
  readonly key?: string
  /** Gigabytes. */
  readonly filesPerUser?: number
  readonly logJournal?: boolean
}

/** @throws DeskError `cli.certificateHalf` */
function givenCertificate({ cert, key }: ServeOptions): ServerConfig['certificate'] {
  if (!cert && !key) return undefined
  if (!cert || !key) throw new DeskError('cli.certificateHalf')
  return { certFile: resolve(cert), keyFile: resolve(key) }
}

function configOf(options: ServeOptions): ServerConfig {
  const defaults = defaultConfig()
  const demo = options.demo ?? false
  return {
    ...defaults,
    demo,
    // Everybody knows the demo's passwords, so it is not shown to the network by itself.
    host: options.host ?? (demo ? '127.0.0.1' : defaults.host),
    port: options.port ?? defaults.port,
    dataDir: options.data ? resolve(options.data) : defaultDataDir(demo),
    certificate: givenCertificate(options),
    logToJournal: options.logJournal ?? false,
    fileBytesPerUser: options.filesPerUser ? options.filesPerUser * 1024 ** 3 : defaults.fileBytesPerUser,
  }
}

/** A terminal's Ctrl-C arrives twice when npm passes it on as well; one meant as such comes later. */
const repeatMs = 2000

/** Resolves with the first signal that asks the process to stop. A second one, sent on purpose, does not wait. */
function stopSignal(): Promise<void> {
  return new Promise((done) => {
    let first: number | undefined
    const onSignal = () => {
      if (first !== undefined && performance.now() - first > repeatMs) process.exit(1)
      first ??= performance.now()
      done()
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal)
  })
}

function demoTable(): string {
  const width = Math.max(...demoAccounts.map(({ login }) => login.length))
  const rows = demoAccounts.map(({ login, name, duty }) => `  ${login.padEnd(width)}  ${name}（${duty}）`)
  return [`演示账号（密码均为 ${DEMO_PASSWORD}；仅供演示，不得用于正式工作）：`, ...rows].join('\n')
}

function greeting(server: RunningServer, config: ServerConfig): string {
  const { certificate } = server
  const lines = [
    `热线服务端已启动：${server.url}`,
    `数据目录：${config.dataDir}（${server.services.db.dialect === 'pglite' ? '内置数据库' : 'PostgreSQL'}）`,
    `证书指纹（SHA-256）：${certificate.fingerprint}`,
  ]
  if (!config.demo) lines.push(`服务端密钥：${keyRingFile(config)}（备份中没有，请另行保管一份）`)
  if (certificate.caFile) lines.push(`根证书安装说明：${server.url}/install`)
  if (config.demo) lines.push('', demoTable())
  if (server.setupCode) {
    lines.push('', `首次启动，请添加第一位管理员。初始化码（只能用一次）：${server.setupCode}`)
    lines.push(`用浏览器打开 ${server.url}/setup；在本机也可执行 desk user add 用户名 --name 姓名 --role admin`)
  }
  return lines.join('\n')
}

/** Runs the server until SIGINT or SIGTERM, then lets requests end and closes the store. */
export async function serve(options: ServeOptions): Promise<void> {
  const config = configOf(options)
  const stopped = stopSignal()
  const server = await startServer(config)
  // Nobody knows what state such an error leaves: it is written down, and the service manager starts the server anew.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.once(event, (error: unknown) => {
      server.services.log.fatal({ err: error }, event)
      process.exitCode = reportError(error)
      void server.close().finally(() => process.exit())
    })
  process.stdout.write(`${greeting(server, config)}\n`)
  await stopped
  process.stdout.write('正在停止……\n')
  await server.close()
  process.stdout.write('热线服务端已停止。\n')
}
