import { Segmented, Select, Tooltip } from 'antd'
import { addMonths, monthOf, monthsBetween } from '#shared/domain/focus'
import type { FocusFilter } from '#shared/domain/focus-board'
import { useReference } from '../../data/hooks'
import { monthsName } from '../../ui/focus/place-names'
import { FilterEnd } from '../../ui/list-page/filter-end'
import { FilterSelect } from '../../ui/list-page/filter-select'
import { useNow } from '../../ui/time/use-now'
import styles from './focus.module.css'
import { type FocusSearch, type Grouping, groupings, isFiltered } from './focus-search'
import { focusTexts as text } from './messages'

interface FocusFiltersProps {
  readonly search: FocusSearch
  readonly query: FocusFilter
  readonly total: number | undefined
  readonly proposals: number
  readonly onChange: (patch: Partial<FocusSearch>) => void
}

/** Ten years: the server keeps them all. */
const MONTHS_BACK = 119

export function FocusFilters({ search, query, total, proposals, onChange }: FocusFiltersProps) {
  const ref = useReference()
  const thisMonth = monthOf(useNow())
  const months = monthsBetween(addMonths(thisMonth, -MONTHS_BACK), thisMonth).reverse()
  const monthOptions = months.map((month) => ({ value: month, label: monthsName({ from: month, to: month }) }))
  const options = (dictionary: string) =>
    (ref.dictionary(dictionary)?.items ?? []).map(({ code, label }) => ({ value: code, label }))
  const organs = ref.organs().map(({ id, name }) => ({ value: id, label: name }))
  return (
    <>
      <span className={styles.months}>
        <Select
          aria-label={text.from}
          value={query.from}
          options={monthOptions}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(from) => onChange({ from, to: query.to })}
        />
        <span aria-hidden="true">–</span>
        <Select
          aria-label={text.to}
          value={query.to}
          options={monthOptions}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          onChange={(to) => onChange({ from: query.from, to })}
        />
      </span>
      <Select<Grouping>
        aria-label={text.by}
        value={search.by ?? 'organ'}
        options={groupings.map((value) => ({ value, label: text.bys[value] }))}
        popupMatchSelectWidth={false}
        onChange={(by) => onChange({ by, row: undefined })}
      />
      <FilterSelect
        label={text.field}
        value={search.field}
        options={options('field')}
        onChange={(field) => onChange({ field })}
        width={110}
      />
      <FilterSelect
        label={text.organ}
        value={search.organ}
        options={organs}
        onChange={(organ) => onChange({ organ })}
        width={130}
      />
      <FilterSelect
        label={text.region}
        value={search.region}
        options={options('region')}
        onChange={(region) => onChange({ region })}
        width={110}
      />
      {(proposals > 0 || search.only) && (
        <button
          type="button"
          className={styles.only}
          aria-pressed={search.only === 'proposals'}
          onClick={() => onChange({ only: search.only ? undefined : 'proposals' })}
        >
          {text.onlyProposals(proposals)}
        </button>
      )}
      <Tooltip title={text.sourceHint} placement="bottom">
        <Segmented
          aria-label={text.source}
          value={search.source ?? 'local'}
          options={[
            { value: 'local', label: text.sources.local },
            { value: 'server', label: text.sources.server },
          ]}
          onChange={(source) => onChange({ source: source === 'server' ? 'server' : undefined })}
        />
      </Tooltip>
      <FilterEnd
        total={total}
        filtered={isFiltered(search)}
        onClear={() => onChange({ field: undefined, organ: undefined, region: undefined, only: undefined })}
      />
    </>
  )
}
