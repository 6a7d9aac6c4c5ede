import type { OrganGrade } from '#shared/domain/organ-grade'
import { useLive } from '../../data/hooks'

/** Every grade that this user may see; undefined until known. */
export function useOrganGrades(): readonly OrganGrade[] | undefined {
  return useLive('organ grades', ['evaluation'], (desk) => desk.organGrades()).value
}
