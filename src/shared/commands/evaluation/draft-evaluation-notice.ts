import { evaluationNotice } from '../../documents/kinds/evaluation-notice'
import type { CaseFacts } from '../../documents/kinds/facts'
import { type Grade, grade } from '../../domain/organ-grade'

/** An organ in the notice: its grade of the year, the one before, and why it was given. */
export interface GradedOrgan {
  readonly name: string
  readonly grade: Grade | undefined
  readonly before: Grade | undefined
  readonly reason: string
}

interface NoticeSource {
  readonly facts: CaseFacts
  readonly year: number
  readonly organs: readonly GradedOrgan[]
}

/** What the kind has room for. */
const MOST_ITEMS = 30

/** 效能评价通报 from the grades of a year; what they mean and the counts of each the kind writes itself. */
export function draftEvaluationNotice({ facts, year, organs }: NoticeSource): Record<string, unknown> {
  const graded = organs.filter(isGraded).sort((a, b) => rank(a.grade) - rank(b.grade))
  const period = `${year}年度`
  const reasons = (...grades: readonly Grade[]) =>
    graded
      .filter((one) => grades.includes(one.grade) && one.reason)
      .slice(0, MOST_ITEMS)
      .map(({ name, reason }) => `${name}：${reason}`)
  const weak = (['C', 'D'] as const).filter((one) => graded.some((organ) => organ.grade === one))
  return {
    ...evaluationNotice.draft(facts),
    title: `${facts.bureau.name}关于${period}行政执法效能评价情况的通报`,
    annexNotes: [`${period}行政执法效能评价结果`],
    period,
    overview: overview(facts.bureau.name, period, graded, organs.length - graded.length),
    results: graded.map(({ name, grade, before }) => ({ organ: name, grade, change: changeOf(before, grade) })),
    strengths: reasons('A'),
    problems: reasons('C', 'D'),
    demands:
      weak.length > 0
        ? [`评为${weak.map((one) => `${one}级`).join('、')}的机关，应当对照上述问题逐项整改，并将整改情况书面报我局。`]
        : [],
  }
}

type Graded = GradedOrgan & { readonly grade: Grade }

const isGraded = (organ: GradedOrgan): organ is Graded => organ.grade !== undefined
const rank = (one: Grade) => grade.options.indexOf(one)

function overview(bureau: string, period: string, graded: readonly Graded[], open: number): string {
  const compared = graded.filter(({ before }) => before !== undefined)
  const count = (test: (difference: number) => boolean) =>
    compared.filter(({ before, grade }) => before && test(rank(grade) - rank(before))).length
  const parts = [
    `${bureau}根据日常监督、案件办理和整改落实情况，对${period}行政执法效能进行了评价，逐一确定等次。`,
    compared.length > 0
      ? `与上年度相比，等次上升的${count((one) => one < 0)}个，下降的${count((one) => one > 0)}个，持平的${count((one) => one === 0)}个。`
      : '',
    open > 0 ? `另有${open}个机关尚未评定等次，不列入本通报。` : '',
  ]
  return parts.join('')
}

function changeOf(before: Grade | undefined, now: Grade): string {
  if (!before) return '上年度未评定'
  if (before === now) return '持平'
  return `由${before}级${rank(now) < rank(before) ? '升' : '降'}为${now}级`
}
