import { z } from 'zod'
import { paragraphs } from '../blocks'
import type { Annex } from '../content'
import { chapters } from './body-parts'
import { line, optionalLine, optionalText } from './common-fields'

/** 案情摘要: what everybody at the table may know of a case, confirmed by the officer; nobody who reported is named in it. */
export const casePage = z
  .object({
    caseNo: optionalLine('案件编号', 60),
    title: line('案件名称', 200),
    respondent: optionalLine('被监督机关', 100),
    field: optionalLine('执法领域', 60),
    reported: optionalText('反映事项', 4000),
    acts: optionalText('涉及的执法行为', 4000),
    progress: optionalText('办理进展', 2000),
    facts: optionalText('查明情况', 8000),
    question: optionalText('拟议事项', 2000),
  })
  .meta({ title: '案情摘要' })
export type CasePage = z.infer<typeof casePage>

const materialRow = z
  .object({
    no: optionalLine('编号', 60),
    title: line('事项', 300),
    day: optionalLine('日期', 20),
  })
  .meta({ title: '事项' })

/** One list of a 双周会商's material, row by row. */
export const materialList = z
  .object({
    title: line('清单名称', 60),
    rows: z.array(materialRow).min(1).max(500).meta({ title: '各项' }),
  })
  .meta({ title: '材料清单' })
export type MaterialList = z.infer<typeof materialList>

export interface MeetingAnnexes {
  readonly casePages: readonly CasePage[]
  readonly materialLists: readonly MaterialList[]
}

/** Each case on a page of its own, then the lists; the names are those that the notice gives under 附件. */
export function meetingAnnexes({ casePages, materialLists }: MeetingAnnexes): Annex[] {
  return [...casePages.map(caseAnnex), ...materialLists.map(listAnnex)]
}

function caseAnnex(page: CasePage): Annex {
  const known: readonly (readonly [string, string])[] = [
    ['案件编号', page.caseNo],
    ['案件名称', page.title],
    ['被监督机关', page.respondent],
    ['执法领域', page.field],
  ]
  return {
    title: `“${page.title}”案情摘要`,
    body: [
      {
        type: 'grid',
        columns: [3, 12],
        rows: known.filter(([, text]) => text !== '').map(([label, text]) => [{ text: label, label: true }, { text }]),
      },
      ...chapters([
        ['反映事项', paragraphs(page.reported)],
        ['涉及的执法行为', paragraphs(page.acts)],
        ['办理进展', paragraphs(page.progress)],
        ['查明情况', paragraphs(page.facts)],
        ['拟议事项', paragraphs(page.question)],
      ]),
    ],
  }
}

function listAnnex({ title, rows }: MaterialList): Annex {
  return {
    title: `${title}清单`,
    body: [
      {
        type: 'table',
        columns: [
          { title: '序号', width: 2 },
          { title: '编号', width: 7 },
          { title: '事项', width: 8 },
          { title: '日期', width: 6 },
        ],
        rows: rows.map((row, at) => [String(at + 1), row.no, row.title, row.day]),
      },
    ],
  }
}
