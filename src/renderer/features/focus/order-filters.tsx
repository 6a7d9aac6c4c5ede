import { type FocusCount, focusCountLabels, focusCounts, UNKNOWN_PLACE } from '#shared/domain/focus'
import { useReference } from '../../data/hooks'
import { placeName } from '../../ui/focus/place-names'
import { FilterEnd } from '../../ui/list-page/filter-end'
import { FilterSelect } from '../../ui/list-page/filter-select'
import type { FocusOrdersSearch } from './focus-search'
import { focusTexts as text } from './messages'

interface OrderFiltersProps {
  readonly search: FocusOrdersSearch
  readonly count: FocusCount
  readonly total: number | undefined
  readonly onChange: (patch: Partial<FocusOrdersSearch>) => void
}

/** Other counts of the same part, or a narrower part of the same count. */
export function OrderFilters({ search, count, total, onChange }: OrderFiltersProps) {
  const ref = useReference()
  const options = (dictionary: string) =>
    (ref.dictionary(dictionary)?.items ?? []).map(({ code, label }) => ({ value: code, label }))
  const noField = { value: UNKNOWN_PLACE, label: placeName('field', UNKNOWN_PLACE, ref) }
  const organs = ref.organs().map(({ id, name }) => ({ value: id, label: name }))
  // A department that no organ of ours is called by is filtered by what the hotline wrote.
  const written = search.organ && !ref.organ(search.organ) ? [search.organ] : []
  return (
    <>
      <FilterSelect
        label={text.count}
        value={count}
        options={focusCounts.map((value) => ({ value, label: focusCountLabels[value] }))}
        onChange={(value) => onChange({ count: (value ?? 'complaints') as FocusCount })}
        width={150}
      />
      <FilterSelect
        label={text.field}
        value={search.field}
        options={[...options('field'), noField]}
        onChange={(field) => onChange({ field })}
      />
      <FilterSelect
        label={text.organ}
        value={search.organ}
        options={[...written.map((value) => ({ value, label: placeName('organ', value, ref) })), ...organs]}
        onChange={(organ) => onChange({ organ })}
        width={200}
      />
      <FilterSelect
        label={text.region}
        value={search.region}
        options={options('region')}
        onChange={(region) => onChange({ region })}
      />
      <FilterEnd
        total={total}
        filtered={Boolean(search.field || search.organ || search.region)}
        onClear={() => onChange({ field: undefined, organ: undefined, region: undefined })}
      />
    </>
  )
}
