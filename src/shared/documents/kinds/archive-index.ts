import { z } from 'zod'
import { commonFields, line, optionalLine } from './common-fields'
import { draftForm } from './common-form'
import { defineKind } from './define-kind'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'
import type { Finding } from './legality/problem'

const sheet = (title: string) => z.int().min(1).max(100_000).meta({ title })

const schema = z.object({
  ...commonFields,
  addressee: optionalLine('主送机关'),
  papers: z
    .array(
      z.object({
        number: optionalLine('文号', 60),
        title: line('题名', 300),
        on: optionalLine('日期', 20),
        from: sheet('起页'),
        to: sheet('止页'),
      }),
    )
    .max(2000)
    .default([])
    .meta({ title: '卷内文件' }),
})
type ArchiveIndex = z.infer<typeof schema>

/** 卷内目录: every paper of a volume with the sheets it takes, numbered through. */
export const archiveIndex = defineKind<ArchiveIndex>({
  code: 'archive-index',
  name: '卷内目录',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => draft(exampleOverdueFacts),
  check: ({ papers }) => broken(papers),
  print: ({ papers }) => ({
    marks: [],
    body: [
      {
        type: 'table',
        columns: [
          { title: '序号', width: 1.6 },
          { title: '文号', width: 3 },
          { title: '题名', width: 5 },
          { title: '日期', width: 2.6 },
          { title: '页号', width: 1.8 },
        ],
        rows: papers.map(({ number, title, on, from, to }, at) => [
          String(at + 1),
          number,
          title,
          // Eight digits, as the index of an archive has it.
          on.replaceAll('-', ''),
          from === to ? String(from) : `${from}-${to}`,
        ]),
      },
    ],
  }),
})

function draft(facts: CaseFacts): ArchiveIndex {
  return {
    ...draftForm(facts, '卷内目录'),
    papers: (facts.file?.volume?.papers ?? []).map((paper) => ({ ...paper })),
  }
}

/** Each paper begins on the sheet after the one before it. */
function broken(papers: ArchiveIndex['papers']): Finding[] {
  return papers.flatMap(({ title, from, to }, at): Finding[] => {
    const expected = (papers[at - 1]?.to ?? 0) + 1
    return from === expected && to >= from ? [] : [{ code: 'pagesBroken', path: `papers.${at}.from`, args: { title } }]
  })
}
