import type { EvaluationDesk } from '../../data/desk-worker-api-evaluation'
import type { LocalStore } from '../store/local-store'

/** One row for an organ and year: some hundreds in a city's lifetime, read as a whole. */
export function evaluationDesk(store: () => LocalStore): EvaluationDesk {
  return { organGrades: () => store().read((tx) => tx.allOf('organGrade')) }
}
