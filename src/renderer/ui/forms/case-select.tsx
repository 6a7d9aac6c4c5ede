import { Select } from 'antd'
import { useState } from 'react'
import { openStages } from '#shared/domain/stages'
import { useLive } from '../../data/hooks'
import { statusMessages } from '../status/messages'
import { formMessages } from './messages'

interface CaseSelectProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (id: string | undefined) => void
  /** The case that is not to choose from: the one in hand. */
  readonly except?: string
}

/** One of the running cases, found by number, title or organ as it is typed. */
export function CaseSelect({ id, value, onChange, except }: CaseSelectProps) {
  const [words, setWords] = useState('')
  const { value: found, stale } = useLive(
    `case select ${words}`,
    ['cases'],
    (desk) => desk.listCases({ offset: 0, limit: 30, stage: [...openStages], ...(words ? { text: words } : {}) }),
    { keepEarlier: true },
  )
  const options = (found?.rows ?? [])
    .filter((row) => row.id !== except)
    .map((row) => ({ value: row.id, label: `${row.caseNo || statusMessages.awaitingNumber}　${row.title}` }))
  return (
    <Select
      id={id}
      value={value}
      allowClear
      showSearch={{ filterOption: false, onSearch: setWords }}
      loading={stale}
      placeholder={formMessages.findCase}
      options={options}
      onChange={(next?: string) => onChange?.(next)}
    />
  )
}
