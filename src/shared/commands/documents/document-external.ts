import { z } from 'zod'
import { civilDateOf } from '../../domain/civil-date'
import { civilDate, entityId } from '../../domain/common'
import { storedFile } from '../../domain/stored-file'
import { refuse } from '../engine/command'
import { governmentScan, needGovernmentScan, scanRefs } from '../government-scan'
import { needStage, onDocument } from '../guards'
import { defineDocumentCommand } from './define-document-command'

const externalInput = z.object({
  documentId: entityId,
  caseId: entityId,
  number: z
    .string()
    .trim()
    .regex(/^.{1,20}〔\d{4}〕[1-9]\d{0,5}号$/, '文号格式应为“驻政决〔2026〕3号”（六角括号、年份四位、序号不编虚位）')
    .meta({ title: '政府文号' }),
  signer: z.string().trim().min(1, '请填写签发人').max(50).meta({ title: '签发人' }),
  on: civilDate.meta({ title: '成文日期' }),
  scan: z.string().trim().max(200).default('').meta({ title: '原件存放位置' }),
  scanFile: storedFile.optional().meta({ title: '扫描件' }),
  scanId: entityId.optional().meta({ title: '扫描件' }),
})

/** The government issued the decision: its own number, signer, date and scan are recorded, not given by us. */
export const documentRecordExternal = defineDocumentCommand<z.infer<typeof externalInput>>({
  type: 'document.recordExternal',
  input: externalInput,
  also: scanRefs,
  offered: (tx, documentId, ctx) => {
    const document = tx.get('officialDocument', documentId)
    if (!document) return refuse('general.notFound', { what: '文书' })
    const ready = () => {
      if (document.numbering !== 'external') return refuse('cases.ownNumber')
      if (document.external) return refuse('cases.externalRecorded')
      const found = tx.get('supervisionCase', document.caseId)
      if (!found) return refuse('general.notFound', { what: '案件' })
      return needStage(found, 'escalating') ?? (found.approval ? undefined : refuse('cases.approvalMissing'))
    }
    if (ctx.actor.roles.includes('government')) return ready()
    return onDocument(tx, documentId, ctx, ['officer'], ready)
  },
  check: ({ case: found, tx }, i, ctx) => {
    if (i.on > civilDateOf(ctx.now)) return refuse('cases.dateAhead', { what: '成文日期' })
    return found.approval && i.on < found.approval.on
      ? refuse('cases.dateNotAfter', { what: '成文日期', than: '批示日期' })
      : needGovernmentScan(tx, i, found.id)
  },
  apply({ set, setCase, tx }, i) {
    const { number, signer, on, scan, scanFile } = i
    set('external', { number, signer, on, scan, scanFile, ...governmentScan(tx, i) })
    set('number', i.number)
    set('status', 'issued')
    set('issuedOn', i.on)
    setCase('decisionId', i.documentId)
    setCase('stage', 'decided')
    return { note: i.number }
  },
})
