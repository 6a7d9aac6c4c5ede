import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Popover } from 'antd'
import { useState } from 'react'
import { holdEnterWhileComposing } from '../../ui/forms/ime'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import type { CaseSearch } from './case-search'
import styles from './cases.module.css'
import type { ListPreferences } from './list-preferences'
import { caseMessages as text } from './messages'

interface ListSettingsProps {
  readonly columns: readonly Pick<GridColumn<never>, 'key' | 'title' | 'rank'>[]
  readonly preferences: ListPreferences
  readonly search: CaseSearch
  readonly onChange: (next: ListPreferences) => void
}

/** Which columns are shown, and the present filter kept under a name. */
export function ListSettings({ columns, preferences, search, onChange }: ListSettingsProps) {
  const [name, setName] = useState('')
  const { hidden, views } = preferences
  const keep = () => {
    const wanted = name.trim()
    if (wanted === '') return
    onChange({ ...preferences, views: [...views.filter((view) => view.name !== wanted), { name: wanted, search }] })
    setName('')
  }
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={text.settings}
      content={
        <div className={styles.settings} onKeyDownCapture={holdEnterWhileComposing}>
          <strong>{text.ownViews}</strong>
          {views.map((view) => (
            <span key={view.name} className={styles.ownView}>
              {view.name}
              <Button
                type="link"
                size="small"
                onClick={() => onChange({ ...preferences, views: views.filter((each) => each !== view) })}
              >
                {text.removeView}
              </Button>
            </span>
          ))}
          <span className={styles.days}>
            <Input
              value={name}
              maxLength={30}
              placeholder={text.viewName}
              aria-label={text.viewName}
              onChange={({ target }) => setName(target.value)}
              onPressEnter={keep}
            />
            <Button onClick={keep} disabled={name.trim() === ''}>
              {text.keepView}
            </Button>
          </span>
          <strong>{text.columnsShown}</strong>
          {columns.map(({ key, title }) => (
            <Checkbox
              key={key}
              checked={!hidden.includes(key)}
              disabled={key === 'title'}
              onChange={({ target }) =>
                onChange({
                  ...preferences,
                  hidden: target.checked ? hidden.filter((each) => each !== key) : [...hidden, key],
                })
              }
            >
              {title}
            </Checkbox>
          ))}
        </div>
      }
    >
      <Button icon={<SettingOutlined aria-hidden />} aria-label={text.settings} />
    </Popover>
  )
}
