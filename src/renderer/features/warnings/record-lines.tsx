import { useLive, useReference } from '../../data/hooks'
import page from '../../ui/sections/subject-page.module.css'
import { formatDay } from '../../ui/time/format'
import { warningTexts as text } from './messages'

/** The inspections themselves, as the departments' systems reported them. */
export function RecordLines({ ids }: { ids: readonly string[] }) {
  const ref = useReference()
  const { value: records } = useLive(`records ${ids.join(' ')}`, ['cases'], (desk) =>
    Promise.all(ids.map((id) => desk.get('enforcementRecord', id))),
  )
  return (
    <table className={page.table} aria-label={text.records}>
      <thead>
        <tr>
          <th scope="col">{text.recordColumns.day}</th>
          <th scope="col">{text.recordColumns.organ}</th>
          <th scope="col">{text.recordColumns.what}</th>
        </tr>
      </thead>
      <tbody>
        {records?.map(
          (record) =>
            record && (
              <tr key={record.id}>
                <td className={page.noWrap}>{formatDay(record.decidedAt)}</td>
                <td>{ref.organ(record.organId)?.name ?? record.organName}</td>
                <td>{[record.docNo, record.result].filter(Boolean).join('　')}</td>
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}
