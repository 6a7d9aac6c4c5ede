import { useMemo } from 'react'
import { processLabels } from '#shared/domain/order-process'
import { useReference } from '../../data/hooks'
import { DateRangeField } from '../../ui/forms/date-field'
import { FilterEnd } from '../../ui/list-page/filter-end'
import { FilterSelect } from '../../ui/list-page/filter-select'
import { ListSearch } from '../../ui/list-page/list-search'
import type { HotlineOrderSearch } from './hotline-search'
import { orderTexts as text } from './messages'
import { isFiltered } from './order-query'

interface OrderFiltersProps {
  readonly search: HotlineOrderSearch
  readonly total: number | undefined
  readonly more: boolean
  readonly onChange: (patch: Partial<HotlineOrderSearch>) => void
}

const processes = Object.entries(processLabels).map(([value, label]) => ({ value, label }))
const nothing: Partial<HotlineOrderSearch> = {
  process: undefined,
  region: undefined,
  channel: undefined,
  organ: undefined,
  from: undefined,
  to: undefined,
  q: undefined,
}

export function OrderFilters({ search, total, more, onChange }: OrderFiltersProps) {
  const ref = useReference()
  const organs = useMemo(() => ref.organs().map(({ id, name }) => ({ value: id, label: name })), [ref])
  const options = (dictionary: string) =>
    (ref.dictionary(dictionary)?.items ?? []).map(({ code, label }) => ({ value: code, label }))
  return (
    <>
      <ListSearch label={text.search} value={search.q} onSearch={(q) => onChange({ q })} />
      <FilterSelect
        label={text.process}
        value={search.process}
        options={processes}
        onChange={(process) => onChange({ process })}
        width={110}
      />
      <FilterSelect
        label={text.region}
        value={search.region}
        options={options('region')}
        onChange={(region) => onChange({ region })}
        width={110}
      />
      <FilterSelect
        label={text.channel}
        value={search.channel}
        options={options('channel')}
        onChange={(channel) => onChange({ channel })}
        width={120}
      />
      <FilterSelect
        label={text.organ}
        value={search.organ}
        options={organs}
        onChange={(organ) => onChange({ organ })}
        width={160}
      />
      <DateRangeField
        label={text.received}
        placeholder={[text.from, text.to]}
        {...(search.from ? { from: search.from } : {})}
        {...(search.to ? { to: search.to } : {})}
        onChange={(from, to) => onChange({ from, to })}
      />
      <FilterEnd total={total} more={more} filtered={isFiltered(search)} onClear={() => onChange(nothing)} />
    </>
  )
}
