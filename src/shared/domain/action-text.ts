import type { CaseAction } from './case-action'
import { commandLabel } from './command-labels'
import { fieldLabel, fieldValueText } from './field-text'
import type { ReferenceData } from './reference-data'
import { roleLabels } from './roles'

/** One entry of a case's record as it is read: who, in which role, what, and the fields from → to. */
export interface ActionText {
  readonly who: string
  readonly role: string
  readonly organ: string
  readonly what: string
  /** What it was done to, where that is not the case itself: the title of a document. */
  readonly subject: string
  readonly note: string
  readonly changes: readonly ActionChange[]
  /** Fields that a colleague had changed unseen (并行修改). */
  readonly parallel: readonly string[]
}

export interface ActionChange {
  readonly path: string
  readonly label: string
  readonly from: string
  readonly to: string
}

/** Reads an entry aloud; `titleOf` gives the title of a document it names. */
export function actionText(
  action: CaseAction,
  ref: ReferenceData,
  titleOf: (documentId: string) => string | undefined = () => undefined,
): ActionText {
  const bySystem = action.role === 'system'
  return {
    who: ref.user(action.by)?.name ?? (bySystem ? roleLabels.system : action.by),
    role: roleText(action, ref),
    organ: ref.organ(action.organId)?.name ?? '',
    what: commandLabel(action.kind),
    subject: (action.documentId && titleOf(action.documentId)) || '',
    note: action.note,
    changes: changesOf(action, ref),
    parallel: unique(action.parallel.map((path) => fieldLabel(path, ref) ?? path)),
  }
}

/** The role, with whose place it was taken in and the exception it rests on. */
function roleText(action: CaseAction, ref: ReferenceData): string {
  if (action.role === 'system') return ''
  const delegated = action.delegatedBy && `受${ref.user(action.delegatedBy)?.name ?? action.delegatedBy}委托`
  return [roleLabels[action.role], delegated, action.sameHand && '人员不足例外'].filter(Boolean).join('，')
}

/** A new limit comes with its stage, and a document's text is read in the document: neither is listed again. */
function changesOf(action: CaseAction, ref: ReferenceData): ActionChange[] {
  const seen = new Set<string>()
  return action.changes.flatMap(({ path, from, to }) => {
    const label = fieldLabel(path, ref)
    if (!label) return []
    const change = { path, label, from: fieldValueText(path, from, ref), to: fieldValueText(path, to, ref) }
    // Text that the note already tells in full would stand there twice.
    if (change.to !== '' && change.from === '' && change.to === action.note) return []
    const unsaid = change.from === '' && change.to === ''
    if (unsaid && seen.has(label)) return []
    seen.add(label)
    return [change]
  })
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
