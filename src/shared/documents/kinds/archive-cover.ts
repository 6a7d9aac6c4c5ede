import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import { commonFields, line, optionalDay, optionalLine } from './common-fields'
import { draftForm } from './common-form'
import { defineKind } from './define-kind'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { volumeKinds } from './file-facts'
import { factGrid, people } from './record-parts'
import { listed } from './wording'

const schema = z.object({
  ...commonFields,
  addressee: optionalLine('主送机关'),
  volume: z.enum(volumeKinds).meta({ title: '卷别' }),
  caseNo: optionalLine('案号', 60),
  caseTitle: line('案件名称', 200),
  bureau: line('监督机关', 100),
  respondent: optionalLine('被监督机关', 100),
  handlers: people('承办人').default([]),
  filedOn: optionalDay('立案日期'),
  closedOn: optionalDay('结案日期'),
  archivedOn: optionalDay('归档日期'),
  archiveNo: optionalLine('档号', 60),
  retention: optionalLine('保管期限', 20),
  pages: z.int().min(0).max(100_000).default(0).meta({ title: '页数' }),
})
type ArchiveCover = z.infer<typeof schema>

/** 卷宗封面 of a volume. */
export const archiveCover = defineKind<ArchiveCover>({
  code: 'archive-cover',
  name: '卷宗封面',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => draft(exampleOverdueFacts),
  print: (content) => ({
    marks: [],
    body: [
      factGrid([
        ['案　　号', content.caseNo],
        ['案件名称', content.caseTitle],
        ['监督机关', content.bureau],
        ['被监督机关', content.respondent],
        ['承 办 人', listed(content.handlers)],
        ['立案日期', known(content.filedOn)],
        ['结案日期', known(content.closedOn)],
        ['归档日期', known(content.archivedOn)],
        ['档　　号', content.archiveNo],
        ['保管期限', content.retention],
        ['页　　数', String(content.pages)],
      ]),
    ],
  }),
})

function draft(facts: CaseFacts): ArchiveCover {
  const volume = facts.file?.volume
  const kind = volume?.kind ?? '正卷'
  return {
    ...draftForm(facts, `行政执法监督案卷（${kind}）`),
    volume: kind,
    caseNo: facts.caseNo ?? '',
    caseTitle: facts.caseTitle,
    bureau: facts.bureau.name,
    respondent: facts.respondent.name,
    handlers: [...(facts.file?.handlers ?? [])],
    filedOn: facts.filedOn,
    closedOn: facts.file?.closing?.on,
    archivedOn: volume?.archivedOn,
    archiveNo: volume?.archiveNo ?? '',
    retention: volume?.retention ?? '',
    pages: volume?.papers.at(-1)?.to ?? 0,
  }
}

const known = (on: string | undefined) => (on ? formatCivilDate(on) : '')
