import { z } from 'zod'
import { commonFields, optionalDay, optionalLine, optionalText } from './common-fields'
import { draftForm } from './common-form'
import { defineKind } from './define-kind'
import { exampleOverdueFacts } from './example-facts'
import type { CaseFacts } from './facts'
import { day, factGrid } from './record-parts'

const schema = z.object({
  ...commonFields,
  addressee: optionalLine('主送机关'),
  papers: z.int().min(0).max(2000).meta({ title: '件数' }),
  pages: z.int().min(0).max(100_000).meta({ title: '页数' }),
  remarks: optionalText('需要说明的情况', 2000),
  madeBy: optionalLine('立卷人', 60),
  checkedBy: optionalLine('检查人', 60),
  madeOn: optionalDay('立卷日期'),
})
type ArchiveNote = z.infer<typeof schema>

/** 备考表: how much a volume holds, and who put it together. */
export const archiveNote = defineKind<ArchiveNote>({
  code: 'archive-note',
  name: '备考表',
  format: 'form',
  numbering: 'none',
  schema,
  draft,
  example: () => draft(exampleOverdueFacts),
  check: ({ pages }, { facts }) => {
    const expected = facts?.file?.volume?.papers.at(-1)?.to
    return expected === undefined || expected === pages
      ? []
      : [{ code: 'pagesDiffer', path: 'pages', args: { n: pages, expected } }]
  },
  print: (content) => ({
    marks: [],
    body: [
      factGrid([
        ['本卷情况\n说明', `共 ${content.papers} 件，${content.pages} 页。${content.remarks}`, 8],
        ['立 卷 人', content.madeBy],
        ['检 查 人', content.checkedBy],
        ['立卷日期', day(content.madeOn)],
      ]),
    ],
  }),
})

function draft(facts: CaseFacts): ArchiveNote {
  const volume = facts.file?.volume
  return {
    ...draftForm(facts, '备考表'),
    papers: volume?.papers.length ?? 0,
    pages: volume?.papers.at(-1)?.to ?? 0,
    remarks: volume?.note ?? '',
    madeBy: volume?.archivedBy ?? '',
    checkedBy: '',
    madeOn: volume?.archivedOn,
  }
}
