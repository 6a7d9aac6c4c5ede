import { z } from 'zod'
import { formatCivilDate } from '#shared/domain/civil-date'
import type { Block } from '../blocks'
import { line, optionalDay, optionalLine, optionalText } from './common-fields'
import { draftRecord } from './common-form'
import { defineKind } from './define-kind'
import { exampleFacts } from './example-facts'
import type { CaseFacts } from './facts'
import type { Finding } from './legality/problem'
import { factGrid, recordFields, signatureFeet } from './record-parts'

const schema = z.object({
  ...recordFields,
  evidence: z
    .array(
      z.object({
        name: line('证据名称', 200),
        source: optionalLine('来源', 200),
        obtainedBy: optionalLine('收集人', 100),
        obtainedOn: optionalDay('收集日期'),
        proves: optionalText('证明内容', 1000),
      }),
    )
    .min(1)
    .max(300)
    .meta({ title: '证据' }),
})
type EvidenceCatalogue = z.infer<typeof schema>

/** 证据目录, made by itself from the evidence of the case: what, from where, by whom, and what it proves. */
export const evidenceCatalogue = defineKind<EvidenceCatalogue>({
  code: 'evidence-catalogue',
  name: '证据目录',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => draft(exampleFacts),
  check: ({ evidence }) =>
    evidence.flatMap(({ name, proves }, at): Finding[] =>
      proves === '' ? [{ code: 'proofMissing', path: `evidence.${at}.proves`, args: { name } }] : [],
    ),
  print: (content) => ({ marks: [], body: body(content), footLines: signatureFeet(['承办人', '承办人']) }),
})

function draft(facts: CaseFacts): EvidenceCatalogue {
  return {
    ...draftRecord(facts, '证据目录'),
    evidence: (facts.file?.evidence ?? []).map((one) => ({ ...one })),
  }
}

function body(content: EvidenceCatalogue): Block[] {
  return [
    factGrid([
      ['案件编号', content.caseNo],
      ['案件名称', content.caseTitle],
    ]),
    {
      type: 'table',
      columns: [
        { title: '序号', width: 2 },
        { title: '证据名称', width: 6 },
        { title: '来源', width: 4 },
        { title: '收集人、日期', width: 6.5 },
        { title: '证明内容', width: 5.5 },
      ],
      rows: content.evidence.map(({ name, source, obtainedBy, obtainedOn, proves }, at) => [
        String(at + 1),
        name,
        source,
        [obtainedBy, obtainedOn && formatCivilDate(obtainedOn)].filter(Boolean).join('\n'),
        proves,
      ]),
    },
  ]
}
