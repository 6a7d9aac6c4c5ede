import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeskError, messageOf } from '#shared/messages/catalogue'

function reportText(error: unknown): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const cause = error instanceof Error && error.cause ? `\n\ncause:\n${reportText(error.cause)}` : ''
  return `${detail}${cause}`
}

function writeReport(error: unknown): string {
  const folder = join(tmpdir(), 'supervision-desk')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `report-${new Date().toISOString().replace(/[:.]/g, '-')}.txt`)
  const head = [`node ${process.version} ${process.platform}`, `command ${process.argv[2] ?? ''}`].join('\n')
  writeFileSync(file, `${head}\n\n${reportText(error)}\n`, { mode: 0o600 })
  return file
}

/**
 * Tells a person what went wrong and returns the exit code. Expected failures print their Chinese sentence;
 * a bug leaves a report file instead of a stack trace on the screen.
 */
export function reportError(error: unknown): number {
  if (error instanceof DeskError) {
    process.stderr.write(`错误：${error.message}\n`)
    return messageOf(error.code).exit
  }
  process.stderr.write(`程序内部出错。诊断文件：${writeReport(error)}\n请把该文件交给管理员；数据未受影响。\n`)
  return 1
}
