import { type Grade, gradeLabels } from '#shared/domain/organ-grade'
import { StatusTag, type Tone } from '../status/status-tag'

const tones: Readonly<Record<Grade, Tone>> = { A: 'accentOutline', B: 'neutral', C: 'amber', D: 'red' }

export function GradeTag({ grade }: { grade: Grade }) {
  return <StatusTag tone={tones[grade]}>{gradeLabels[grade]}</StatusTag>
}
