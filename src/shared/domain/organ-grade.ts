import { z } from 'zod'
import { code, entityId, instant, stamps } from './common'
import type { Organ } from './reference'
import type { Role } from './roles'
import { isVertical } from './stages'

/** The years that can be graded. */
export const gradeYears = { first: 2020, last: 2100 } as const

/** 等次 of an organ's year (domain.md §10): it sets how closely the organ is inspected and stands in every case of it. */
export const grade = z.enum(['A', 'B', 'C', 'D'])
export type Grade = z.infer<typeof grade>

export const gradeLabels: Readonly<Record<Grade, string>> = {
  A: 'A 减量',
  B: 'B 常规',
  C: 'C 增量',
  D: 'D 重点',
}

export const gradeMeanings: Readonly<Record<Grade, string>> = {
  A: '执法规范、反馈及时，减少日常监督检查频次',
  B: '按年度计划开展常规监督',
  C: '问题较多，增加监督检查频次',
  D: '问题突出，列为重点监督对象',
}

/** Whose machines hold the grades of their region; to others every organ would look as if it had none. */
export const gradeReaders: readonly Role[] = ['officer', 'reviewer', 'issuer']

const gradeDecision = z.object({
  grade,
  /** Told to the organ as well. */
  reason: z.string(),
  by: entityId,
  at: instant,
})
export type GradeDecision = z.infer<typeof gradeDecision>

export const organGrade = z.object({
  id: entityId,
  /** Of the graded organ: its own bureau sees the row, and those above it. */
  region: code,
  organId: entityId,
  year: z.number().int(),
  grade,
  /** Every decision on this year's grade, the first first; the last is the grade. */
  decisions: z.array(gradeDecision).min(1),
  ...stamps,
})
export type OrganGrade = z.infer<typeof organGrade>

/** One row for an organ's year, whoever makes it first. */
export function organGradeId(organId: string, year: number): string {
  return `${organId}-${year}`
}

/** The organ that a row is about, also before there is one. */
export function gradedOrganOf(gradeId: string): string {
  return gradeId.replace(/-\d{4}$/, '')
}

/** The grade that counts for an organ now: that of its latest graded year. */
export function gradeInForce(grades: readonly OrganGrade[], organId: string | undefined): OrganGrade | undefined {
  return gradesOf(grades, organId)[0]
}

/** An organ's years, the latest first. */
export function gradesOf(grades: readonly OrganGrade[], organId: string | undefined): OrganGrade[] {
  return grades.filter((one) => one.organId === organId).sort((a, b) => b.year - a.year)
}

/**
 * Whom a bureau of a region grades (《条例》第二条): the departments of its own region, and the governments of the
 * regions right below. Organs under vertical management are only referred to their superiors (domain.md §4).
 */
export function isGradedBy(organ: Organ, region: string, parentOf: (region: string) => string | undefined): boolean {
  if (organ.kind === 'department') return organ.region === region && !isVertical(organ)
  return organ.kind === 'government' && parentOf(organ.region) === region
}
