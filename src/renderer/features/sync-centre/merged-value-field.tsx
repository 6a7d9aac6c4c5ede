import { Checkbox, Radio } from 'antd'
import type { Conflict } from '#shared/domain/conflict'
import { sameValue } from '#shared/sync/canonical-json'
import { useReference } from '../../data/hooks'
import { DictionarySelect } from '../../ui/forms/choice-fields'
import { GrowingText } from '../../ui/forms/growing-text'
import { OrganSelect } from '../../ui/forms/organ-select'
import { syncMessages as text } from './messages'
import styles from './sync.module.css'
import { type MergeEditor, partLabel, valueText } from './value-lines'

interface MergedValueFieldProps {
  readonly editor: MergeEditor
  readonly conflict: Pick<Conflict, 'path' | 'theirs' | 'mine'>
  readonly names: { readonly theirs: string; readonly mine: string }
  readonly id?: string
  readonly value?: unknown
  readonly onChange?: (value: unknown) => void
}

/** The field for a third value, of the kind that the conflict is about. */
export function MergedValueField({ editor, conflict, names, id, value, onChange }: MergedValueFieldProps) {
  const reference = useReference()
  const field = { ...(id ? { id } : {}), ...(typeof value === 'string' ? { value } : {}) }
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
    case 'list':
      return (
        <Checkbox.Group
          value={value as string[]}
          options={editor.options.map((each) => ({
            value: each,
            label: valueText(conflict.path, [each], reference),
          }))}
          onChange={(chosen) => onChange?.(editor.options.filter((each) => chosen.includes(each)))}
        />
      )
    case 'parts':
      return (
        <PartsChoice
          parts={editor.parts}
          conflict={conflict}
          names={names}
          value={value as Group}
          {...(onChange ? { onChange } : {})}
        />
      )
  }
}

type Group = Readonly<Record<string, unknown>>

interface PartsChoiceProps extends Pick<MergedValueFieldProps, 'conflict' | 'names'> {
  readonly parts: readonly string[]
  readonly value: Group
  readonly onChange?: (value: unknown) => void
}

/** Part by part, whose content it is to be. */
function PartsChoice({ parts, conflict: { path, ...conflict }, names, value, onChange }: PartsChoiceProps) {
  const reference = useReference()
  const sides = { theirs: conflict.theirs as Group, mine: conflict.mine as Group }
  const words = (part: string, side: 'theirs' | 'mine') =>
    `${names[side]}：${valueText(`${path}.${part}`, sides[side][part], reference) || text.empty}`
  return (
    <dl className={styles.draft}>
      {parts.map((part) => (
        <div key={part}>
          <dt>{partLabel(path, part, reference)}</dt>
          <dd>
            <Radio.Group
              vertical
              aria-label={partLabel(path, part, reference)}
              value={sameValue(value[part], sides.theirs[part]) ? 'theirs' : 'mine'}
              options={[
                { value: 'theirs', label: words(part, 'theirs') },
                { value: 'mine', label: words(part, 'mine') },
              ]}
              onChange={(event) =>
                onChange?.({ ...value, [part]: sides[event.target.value as 'theirs' | 'mine'][part] })
              }
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
