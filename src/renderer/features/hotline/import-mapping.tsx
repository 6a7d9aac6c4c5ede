import { Select } from 'antd'
import { useMemo } from 'react'
import { intakeFields, intakeFieldTitles } from '#shared/intake/intake-fields'
import { DictionarySelect } from '../../ui/forms/choice-fields'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import type { ColumnUse } from './column-mapping'
import styles from './hotline.module.css'
import { importTexts as text } from './import-messages'
import type { ImportWork } from './use-import'

interface ImportPartProps {
  readonly work: ImportWork
  readonly state: NonNullable<ImportWork['state']>
}

/** Which column feeds which field, with what stands in it; a wrong guess is put right here. */
export function ImportMapping({ work, state }: ImportPartProps) {
  const options = useMemo(
    () => [
      { value: 'keep' as ColumnUse, label: text.keep },
      { value: 'ignore' as ColumnUse, label: text.ignore },
      ...intakeFields.map((field) => ({ value: field as ColumnUse, label: intakeFieldTitles[field] })),
    ],
    [],
  )
  const { preview, uses, defaults } = state
  return (
    <>
      <Block title={text.mapping} hint={state.profileTitle ? text.usedProfile(state.profileTitle) : text.mappingHint}>
        {preview.missing.length > 0 && (
          <p role="alert" className={page.late}>
            {text.missing(preview.missing.join('；'))}
          </p>
        )}
        <table className={page.table}>
          <thead>
            <tr>
              <th>{text.heading}</th>
              <th>{text.samples}</th>
              <th>{text.field}</th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map(({ heading, samples }) => (
              <tr key={heading}>
                <td>{heading}</td>
                <td className={styles.quiet}>{samples.join('；')}</td>
                <td>
                  <Select<ColumnUse>
                    aria-label={`${heading}：${text.field}`}
                    className={styles.use}
                    value={uses[heading] ?? 'keep'}
                    options={options}
                    showSearch={{ optionFilterProp: 'label' }}
                    onChange={(use) => work.map(heading, use)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Block>
      <Block title={text.defaults}>
        <div className={page.two}>
          <DictionarySelect
            dictionary="channel"
            label={text.channel}
            placeholder={text.channel}
            clearable
            {...(defaults.channel ? { value: defaults.channel } : {})}
            onChange={(channel) => work.setDefaults({ ...defaults, channel })}
          />
          <DictionarySelect
            dictionary="region"
            label={text.region}
            placeholder={text.region}
            clearable
            {...(defaults.region ? { value: defaults.region } : {})}
            onChange={(region) => work.setDefaults({ ...defaults, region })}
          />
        </div>
      </Block>
    </>
  )
}
