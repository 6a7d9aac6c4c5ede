import { useMemo } from 'react'
import { useReference } from '../../data/hooks'
import { DateRangeField } from '../../ui/forms/date-field'
import { FilterEnd } from '../../ui/list-page/filter-end'
import { FilterSelect } from '../../ui/list-page/filter-select'
import { ListSearch } from '../../ui/list-page/list-search'
import { isFiltered } from './lead-query'
import type { LeadSearch } from './lead-search'
import { leadMessages as text } from './messages'

interface LeadFiltersProps {
  readonly search: LeadSearch
  readonly total: number | undefined
  readonly onChange: (patch: Partial<LeadSearch>) => void
}

export function LeadFilters({ search, total, onChange }: LeadFiltersProps) {
  const reference = useReference()
  const organs = useMemo(() => reference.organs().map((organ) => ({ value: organ.id, label: organ.name })), [reference])
  const options = (dictionary: string) =>
    (reference.dictionary(dictionary)?.items ?? []).map(({ code, label }) => ({ value: code, label }))
  return (
    <>
      <ListSearch label={text.search} value={search.q} onSearch={(q) => onChange({ q })} />
      <FilterSelect
        label={text.region}
        value={search.region}
        options={options('region')}
        onChange={(region) => onChange({ region })}
        width={120}
      />
      <FilterSelect
        label={text.channel}
        value={search.channel}
        options={options('channel')}
        onChange={(channel) => onChange({ channel })}
      />
      <FilterSelect
        label={text.organ}
        value={search.organ}
        options={organs}
        onChange={(organ) => onChange({ organ })}
        width={170}
      />
      <DateRangeField
        label={text.received}
        placeholder={[text.from, text.to]}
        {...(search.from ? { from: search.from } : {})}
        {...(search.to ? { to: search.to } : {})}
        onChange={(from, to) => onChange({ from, to })}
      />
      <FilterEnd
        total={total}
        filtered={isFiltered(search)}
        onClear={() =>
          onChange({
            region: undefined,
            channel: undefined,
            organ: undefined,
            from: undefined,
            to: undefined,
            q: undefined,
          })
        }
      />
    </>
  )
}
