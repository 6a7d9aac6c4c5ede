import { civilDateOf, formatCivilDate } from '../domain/civil-date'
import type { OfficialDocument } from '../domain/official-document'
import type { ReferenceData } from '../domain/reference-data'
import type { SupervisionCase } from '../domain/supervision-case'
import type { Refusal } from '../messages/catalogue'
import { paper } from './dossier-papers'

export const retentionLabels = { permanent: '永久', years30: '30年', years10: '10年' } as const
export type Retention = keyof typeof retentionLabels

/** One line of the file's index: which sheets it takes in its volume. */
export interface DossierLine {
  readonly title: string
  readonly number: string
  readonly date: string
  readonly from: number
  readonly to: number
}

/** What a file still lacks: each said, with where it is done (domain.md §4: archive needs a complete 卷宗). */
export function dossierGap(found: SupervisionCase, documents: readonly OfficialDocument[]): Refusal | undefined {
  const gaps: string[] = []
  if (!found.closing) gaps.push('结案报告')
  if (!found.answer && found.closing?.kind !== 'merged') gaps.push('答复诉求人记录')
  const filed = found.filing?.state === 'approved' || found.launch !== undefined
  const early = found.closing && ['answered', 'guided', 'withdrawn', 'merged'].includes(found.closing.kind)
  if (!filed && !early) gaps.push('立案审批表')
  if (found.openConflictIds.length > 0) gaps.push('内容冲突的处理')
  for (const { status, title, deliveries } of documents) {
    if (status === 'inReview' || status === 'approved') gaps.push(`《${title}》的签发`)
    if (status === 'issued' && deliveries.length === 0) gaps.push(`《${title}》的送达回证`)
  }
  return gaps.length > 0 ? { code: 'cases.dossierIncomplete', args: { gaps: gaps.join('、') } } : undefined
}

/** Cover, index and note (封面、目录、备考表) around the sheets of a volume. */
export function dossierFrame(
  found: SupervisionCase,
  ref: ReferenceData,
  volume: 'main' | 'sub',
  lines: readonly DossierLine[],
) {
  const kind = volume === 'main' ? '正卷' : '副卷'
  const last = found.archives?.at(-1)
  const row = (name: string, value: string | undefined) => [{ text: name, label: true }, { text: value ?? '' }]
  const cover = paper(`行政执法监督案卷（${kind}）`, [
    {
      type: 'grid',
      columns: [3, 7],
      rows: [
        row('案号', found.caseNo),
        row('案件名称', found.title),
        row('监督机关', ref.organ(found.jurisdictionOrganId)?.name),
        row('被监督机关', ref.organ(found.respondentOrganId)?.name),
        row('承办人', found.handlerIds.map((id) => ref.user(id)?.name ?? id).join('、')),
        row('立案日期', dayOf(found.launch?.at ?? found.filing?.reviewedAt)),
        row('结案日期', dayOf(found.closing?.at)),
        row('归档日期', dayOf(last?.at)),
        row('档号', last?.archiveNo),
        row('保管期限', last && retentionLabels[last.retention]),
        row('页数', String(lines.at(-1)?.to ?? 0)),
      ],
    },
  ])
  const index = paper('卷内目录', [
    {
      type: 'table',
      columns: [
        { title: '序号', width: 1.6 },
        { title: '文号', width: 3 },
        { title: '题名', width: 5 },
        { title: '日期', width: 2.6 },
        { title: '页号', width: 1.8 },
      ],
      rows: lines.map(({ title, number, date, from, to }, at) => [
        String(at + 1),
        number,
        title,
        // Eight digits, as the index of an archive has it.
        date.replaceAll('-', ''),
        from === to ? String(from) : `${from}-${to}`,
      ]),
    },
  ])
  const note = paper('备考表', [
    {
      type: 'grid',
      columns: [3, 7],
      rows: [
        row('本卷情况', `共 ${lines.length} 件，${lines.at(-1)?.to ?? 0} 页。${last?.note ?? ''}`),
        row('立卷人', last && (ref.user(last.by)?.name ?? last.by)),
        row('立卷日期', dayOf(last?.at)),
      ],
    },
  ])
  return { cover, index, note }
}

const dayOf = (instant: string | undefined) => (instant ? formatCivilDate(civilDateOf(instant)) : undefined)
