import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pino, { type DestinationStream, type Logger as PinoLogger } from 'pino'
import type { ServerConfig } from './config'

/** Structured lines with ids, codes, counts and times; never names, texts, queries or bodies. */
export type Logger = PinoLogger

export interface OpenedLog {
  readonly log: Logger
  readonly close: () => Promise<void>
}

const dayMs = 86_400_000
/** Logs are kept at least six months (domain.md §6); a little longer, then erased. */
const keepDays = 200

const logFile = (folder: string) => join(folder, `server-${new Date().toISOString().slice(0, 10)}.log`)

function eraseOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (name.endsWith('.log') && Date.now() - statSync(path).mtimeMs > keepDays * dayMs) rmSync(path)
  }
}

/** Messages of programming errors name variables; others (SQL, JSON) may quote what a person wrote. */
const safeMessage = new Set(['TypeError', 'ReferenceError', 'RangeError', 'AssertionError'])

/** What a log may keep of an error: kind, code, constraint and where it happened. */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const { code, constraint, table } = error as Error & { code?: string; constraint?: string; table?: string }
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '))
  return {
    kind: error.name,
    code,
    constraint,
    table,
    message: safeMessage.has(error.name) ? error.message : undefined,
    frames: frames?.slice(0, 12).map((line) => line.trim()),
    cause: error.cause ? errorFacts(error.cause) : undefined,
  }
}

const options = (level: string): pino.LoggerOptions => ({
  level,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: {
    err: errorFacts,
    error: errorFacts,
    req: (request: { id?: string; method?: string }) => ({ id: request.id, method: request.method }),
    res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }),
  },
})

/** Levels of pino as syslog numbers them; the line's beginning from which journald takes its priority (sd-daemon). */
const priorities: readonly (readonly [number, number])[] = [
  [60, 2],
  [50, 3],
  [40, 4],
  [30, 6],
]

/** Every line also goes where the system's journal collects it and, if the office wishes, sends it on. */
export function journalStream(write: (line: string) => unknown): pino.DestinationStream {
  return {
    write: (line) => {
      const { level } = JSON.parse(line) as { level: number }
      const [, priority] = priorities.find(([from]) => level >= from) ?? [0, 7]
      write(`<${priority}>${line}`)
    },
  }
}

/** A file a day in the data directory's `logs`, and the journal where it is asked for; `sink` replaces both in tests. */
export function openLog(config: ServerConfig, sink?: DestinationStream): OpenedLog {
  if (sink) return { log: pino(options(config.logLevel), sink), close: async () => {} }
  if (!config.logToFiles) return { log: pino({ ...options('silent') }), close: async () => {} }
  const folder = join(config.dataDir, 'logs')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  eraseOld(folder)
  const destination = pino.destination({ dest: logFile(folder), sync: false, mode: 0o600 })
  const level = config.logLevel === 'silent' ? 'fatal' : config.logLevel
  const streams = [
    { level, stream: destination },
    { level, stream: journalStream((line) => process.stdout.write(line)) },
  ]
  const rotation = setInterval(() => {
    destination.reopen(logFile(folder))
    eraseOld(folder)
  }, dayMs / 24).unref()
  return {
    log: pino(options(config.logLevel), config.logToJournal ? pino.multistream(streams) : destination),
    close: () =>
      new Promise((resolve) => {
        clearInterval(rotation)
        destination.once('close', () => resolve())
        destination.end()
      }),
  }
}
