import type { OrganGrade } from '#shared/domain/organ-grade'

/** 效能评价: how organs were graded, as far as this user may see them. */
export interface EvaluationDesk {
  organGrades(): Promise<readonly OrganGrade[]>
}
