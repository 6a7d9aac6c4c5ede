import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { closingLabels } from '#shared/domain/field-text'
import { useReference } from '../../data/hooks'
import { DateField } from '../../ui/forms/date-field'
import { OrganSelect } from '../../ui/forms/organ-select'
import { type CaseSearch, furtherFilters } from './case-search'
import styles from './cases.module.css'
import { caseMessages as text } from './messages'

interface MoreFiltersProps {
  readonly search: CaseSearch
  readonly onChange: (patch: Partial<CaseSearch>) => void
}

/** Every other field of a case that a list can be narrowed by, in a drawer that leaves the list in sight. */
export function MoreFilters({ search, onChange }: MoreFiltersProps) {
  const [open, setOpen] = useState(false)
  const reference = useReference()
  const used = furtherFilters.filter((name) => search[name]).length
  const options = (dictionary: string) =>
    (reference.dictionary(dictionary)?.items ?? []).map(({ code, label }) => ({ value: code, label }))
  const choice = (name: 'type' | 'issue' | 'pattern' | 'origin' | 'mode' | 'mark' | 'closing', choices: Option[]) => (
    <div className={styles.filter}>
      <span>{text.further[name]}</span>
      <Select
        aria-label={text.further[name]}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={search[name]}
        options={choices}
        onChange={(value?: string) => onChange({ [name]: value })}
      />
    </div>
  )
  const day = (name: 'openedFrom' | 'openedTo' | 'closedFrom' | 'closedTo') => (
    <DateField
      label={text.further[name]}
      {...(search[name] ? { value: search[name] } : {})}
      onChange={(date) => onChange({ [name]: date })}
    />
  )
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.more(used)}</Button>
      <Drawer open={open} mask={false} title={text.moreTitle} size={440} onClose={() => setOpen(false)}>
        <div className={styles.filters}>
          {choice('type', options('enforcementType'))}
          {choice('issue', options('issue'))}
          {choice('pattern', options('patterns'))}
          {choice('origin', options('caseOrigin'))}
          {choice('mode', options('supervisionMode'))}
          <div className={styles.filter}>
            <span>{text.further.bureau}</span>
            <OrganSelect
              label={text.further.bureau}
              {...(search.bureau ? { value: search.bureau } : {})}
              accept={(organ) => organ.kind === 'justice'}
              onChange={(bureau) => onChange({ bureau })}
            />
          </div>
          {choice('mark', optionsOf(text.marks))}
          {choice('closing', optionsOf(closingLabels))}
          <span className={styles.filter}>
            {text.further.opened}
            <span className={styles.days}>
              {day('openedFrom')}
              {day('openedTo')}
            </span>
          </span>
          <span className={styles.filter}>
            {text.further.closed}
            <span className={styles.days}>
              {day('closedFrom')}
              {day('closedTo')}
            </span>
          </span>
        </div>
      </Drawer>
    </>
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
