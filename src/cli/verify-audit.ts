import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { readAudit } from '#server/audit/read-audit'
import { AuditVerifier } from '#server/audit/verify-audit'
import { defaultConfig } from '#server/config'
import { lockDataDir } from '#server/storage/data-lock'
import { onlyRow } from '#server/storage/db'
import { openDb } from '#server/storage/open-db'
import { DeskError } from '#shared/messages/catalogue'
import { type AuditProblemKind, type AuditReport, auditReport, operatorAuditPath } from '#shared/sync/audit-protocol'
import { findServer } from './data-dirs'
import { askJson } from './server-client'

const kinds: Readonly<Record<AuditProblemKind, string>> = {
  changed: '内容被改动',
  missing: '前面有记录缺失或者顺序被调换',
  unlinked: '与前一条接不上',
  malformed: '不是一条完整的审计记录',
  headMoved: '库里登记的末条与实际末条不一致',
}

/** @returns exit code: 0 whole, 4 broken */
export async function verifyAudit(file: string | undefined, dataDir: string | undefined): Promise<number> {
  const report = file === undefined ? await ofStore(dataDir) : await ofFile(file)
  const { entries, head, problems } = report
  for (const { seq, kind, detail } of problems) process.stderr.write(`第 ${seq} 条：${kinds[kind]}（${detail}）\n`)
  const verdict = problems.length === 0 ? '哈希链完整' : `发现 ${problems.length} 处问题`
  process.stdout.write(`审计记录 ${entries} 条，${verdict}；末条 ${head.seq}，哈希 ${head.hash}\n`)
  return problems.length === 0 ? 0 : 4
}

async function ofFile(file: string): Promise<AuditReport> {
  const verifier = new AuditVerifier()
  try {
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY }))
      if (line.trim() !== '') verifier.take(parsed(line))
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new DeskError('cli.fileUnreadable', { file, reason }, { cause: error })
  }
  return verifier.finish()
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** Through the running server, which holds the data directory; else on the store itself. */
async function ofStore(dataDir: string | undefined): Promise<AuditReport> {
  const found = findServer(dataDir)
  if (found.server) return askServerItself(found.server)
  const config = { ...defaultConfig(), dataDir: found.dataDir }
  const lock = lockDataDir(found.dataDir)
  try {
    const db = await openDb(config)
    try {
      const verifier = new AuditVerifier()
      for await (const entry of readAudit(db)) verifier.take(entry)
      const head = onlyRow(
        await db.query<{ seq: number; hash: string }>('SELECT audit_seq AS seq, audit_hash AS hash FROM sync_clock'),
      )
      return verifier.finish(head)
    } finally {
      await db.close()
    }
  } finally {
    lock.release()
  }
}

function askServerItself(server: NonNullable<ReturnType<typeof findServer>['server']>) {
  const headers = { authorization: `Bearer ${server.operatorToken}` }
  return askJson(server, { path: operatorAuditPath, headers }, auditReport)
}
