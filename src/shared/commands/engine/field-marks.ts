import type { FieldPath } from './field-path'

/** Who last changed a field, and at which revision; kept beside each entity on the server. */
export interface FieldMark {
  readonly rev: number
  readonly by: string
  readonly at: string
  readonly client: string
}

/** Marks by path; an element added to a list has its own mark under `path[element]`. */
export type FieldMarks = Readonly<Record<FieldPath, FieldMark>>

export function elementPath(path: FieldPath, element: string): FieldPath {
  return `${path}[${element}]`
}

/** The mark of a field, or of the nearest field around it: a whole finding may have been written at once. */
export function markOf(marks: FieldMarks, path: FieldPath): FieldMark | undefined {
  let current = path
  for (;;) {
    const mark = marks[current]
    if (mark) return mark
    const dot = current.lastIndexOf('.')
    if (dot < 0) return undefined
    current = current.slice(0, dot)
  }
}
