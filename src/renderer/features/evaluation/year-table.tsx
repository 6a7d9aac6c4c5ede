import page from '../../ui/sections/subject-page.module.css'
import { standingTexts as text } from './messages'
import type { ByYear } from './standing-years'

interface YearTableProps<K extends string> {
  readonly years: ByYear<Readonly<Record<K, number>>>
  readonly columns: readonly K[]
  readonly titles: Readonly<Record<K, string>>
  /** Counts that speak against the department, where they are not nought. */
  readonly warnOf: readonly K[]
}

export function YearTable<K extends string>({ years, columns, titles, warnOf }: YearTableProps<K>) {
  return (
    <table className={page.table}>
      <thead>
        <tr>
          <th>{text.columns.year}</th>
          {columns.map((key) => (
            <th key={key} className={page.end}>
              {titles[key]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map(([year, counts]) => (
          <tr key={year}>
            <td>{text.of(Number(year))}</td>
            {columns.map((key) => (
              <td key={key} className={warnOf.includes(key) && counts[key] > 0 ? `${page.end} ${page.late}` : page.end}>
                {counts[key]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
