import { DictionarySelect } from '../../ui/forms/choice-fields'
import { GrowingText } from '../../ui/forms/growing-text'
import { OrganSelect } from '../../ui/forms/organ-select'
import type { MergeEditor } from './value-lines'

interface MergedValueFieldProps {
  readonly editor: MergeEditor
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
}

/** The field for a third value, of the kind that the conflict is about. */
export function MergedValueField({ editor, id, value, onChange }: MergedValueFieldProps) {
  const field = { ...(id ? { id } : {}), ...(value === undefined ? {} : { value }) }
  switch (editor.kind) {
    case 'dictionary':
      return <DictionarySelect {...field} dictionary={editor.dictionary} onChange={onChange} />
    case 'organ':
      return <OrganSelect {...field} {...(onChange ? { onChange } : {})} />
    case 'text':
      return (
        <GrowingText
          {...field}
          minRows={3}
          maxRows={12}
          maxLength={20_000}
          onChange={(event) => onChange?.(event.target.value)}
        />
      )
  }
}
