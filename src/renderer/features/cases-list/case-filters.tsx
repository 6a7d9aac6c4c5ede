import { useMemo } from 'react'
import { useReference } from '../../data/hooks'
import { FilterEnd } from '../../ui/list-page/filter-end'
import { FilterSelect } from '../../ui/list-page/filter-select'
import { ListSearch } from '../../ui/list-page/list-search'
import { isFiltered, noFilters } from './case-query'
import type { CaseSearch } from './case-search'
import { caseMessages as text } from './messages'
import { MoreFilters } from './more-filters'

interface CaseFiltersProps {
  readonly search: CaseSearch
  readonly total: number | undefined
  readonly onChange: (patch: Partial<CaseSearch>) => void
}

export function CaseFilters({ search, total, onChange }: CaseFiltersProps) {
  const reference = useReference()
  const organs = useMemo(() => reference.organs().map(({ id, name }) => ({ value: id, label: name })), [reference])
  const handlers = useMemo(
    () =>
      reference
        .users()
        .filter((user) => user.roles.includes('officer'))
        .map(({ id, name }) => ({ value: id, label: name })),
    [reference],
  )
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
        label={text.field}
        value={search.field}
        options={options('field')}
        onChange={(field) => onChange({ field })}
      />
      <FilterSelect
        label={text.level}
        value={search.level}
        options={options('level')}
        onChange={(level) => onChange({ level })}
        width={90}
      />
      <FilterSelect
        label={text.organ}
        value={search.organ}
        options={organs}
        onChange={(organ) => onChange({ organ })}
        width={180}
      />
      <FilterSelect
        label={text.handler}
        value={search.handler}
        options={handlers}
        onChange={(handler) => onChange({ handler })}
        width={110}
      />
      <MoreFilters search={search} onChange={onChange} />
      <FilterEnd total={total} filtered={isFiltered(search)} onClear={() => onChange(noFilters)} />
    </>
  )
}
