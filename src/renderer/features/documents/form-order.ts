import type { FieldSpec } from '../../ui/documents/form-model'

/** The head and foot of the sheet are drafted by themselves and seldom touched: they stand folded below the text. */
const edgeKeys: readonly string[] = [
  'mark',
  'coIssuers',
  'copyNumber',
  'urgency',
  'signatories',
  'draftedOn',
  'annexNotes',
  'note',
  'copiesTo',
  'printingOrgan',
]
const firstKeys: readonly string[] = ['title', 'addressee', 'signers']
/** Given by the rule or when the document is issued, never typed here. */
const givenKeys: readonly string[] = ['number', 'pendingNumber', 'date', 'colophonOnEvenPage']

/** Whether a field belongs to the text itself, not to the head or foot of the sheet. */
export function isTextField(key: string): boolean {
  return ![...firstKeys, ...edgeKeys, ...givenKeys].includes(key)
}

export interface OrderedFields {
  readonly main: readonly FieldSpec[]
  readonly edge: readonly FieldSpec[]
}

/** The fields as an officer works through them: title and addressee, the text, then the edges of the sheet. */
export function orderFields(fields: readonly FieldSpec[]): OrderedFields {
  const named = (keys: readonly string[]) => keys.flatMap((key) => fields.filter((field) => field.key === key))
  const special = new Set([...firstKeys, ...edgeKeys, ...givenKeys])
  return {
    main: [...named(firstKeys), ...fields.filter((field) => !special.has(field.key))],
    edge: named(edgeKeys),
  }
}

export function isEdgeField(path: string): boolean {
  return edgeKeys.includes(path.split('.')[0] ?? '')
}
