import { recordBatch } from '#shared/intake/enforcement-record-input'
import type { IntakeResult } from '#shared/intake/work-order-input'
import { DeskError } from '#shared/messages/catalogue'
import { chineseMessage, issueTexts } from '#shared/messages/zod-chinese'
import { admitted, type IntakePorts, type IntakeRequest, sourceOf } from './handle-intake-batch'
import type { UpsertCounts } from './intake-store'
import { intakeWorld } from './intake-world'
import { type PreparedRecord, resolveRecord } from './resolve-record'

export interface RecordPorts extends Omit<IntakePorts, 'store'> {
  readonly store: { upsertRecords(source: string, records: readonly PreparedRecord[]): Promise<UpsertCounts> }
}

/**
 * `POST /intake/v1/enforcement-records`: what departments' systems report of their penalties, inspections, licences. As
 * with orders each record is judged by itself, and sending one again changes nothing.
 * @throws DeskError `intake.keyMissing`, `intake.keyRefused`, `intake.batchInvalid`
 */
export async function handleRecordBatch(request: IntakeRequest, ports: RecordPorts): Promise<IntakeResult> {
  const source = await sourceOf(request.authorization, ports)
  const parsed = recordBatch.safeParse(request.body, { error: chineseMessage })
  if (!parsed.success)
    throw new DeskError('intake.batchInvalid', { detail: issueTexts(recordBatch, parsed.error).slice(0, 3).join('；') })
  const agreement = await ports.agreementOf?.(source)
  const { members, left } = admitted(parsed.data.records, agreement?.recordFields, agreement)
  const world = intakeWorld(ports.reference, ports.leadRules, ports.cityRegion)
  const records = new Map<string, PreparedRecord>()
  const rejected: IntakeResult['rejected'] = []
  members.forEach((member, index) => {
    const result = resolveRecord(member, source, world)
    if ('rejections' in result) rejected.push(...result.rejections.map((entry) => ({ index, ...entry })))
    else records.set(result.record.id, result.record)
  })
  const counts =
    records.size > 0
      ? await ports.store.upsertRecords(source, [...records.values()])
      : { created: 0, updated: 0, unchanged: 0 }
  return { ...counts, rejected, ...(left.length > 0 ? { left } : {}) }
}
