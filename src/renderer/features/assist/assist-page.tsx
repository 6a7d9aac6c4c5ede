import { inspectionStatusLabels } from '#shared/domain/inspection'
import { useLive, useReference } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { assistTexts as text } from './messages'

const tones = { planned: 'accent', running: 'accentSolid', finished: 'quiet', cancelled: 'neutral' } as const

/** What a 司法所 is asked to come along to: where, when, with whom. */
export function AssistPage() {
  const ref = useReference()
  const found = useLive('inspections to assist', ['inspections', 'reference'], (desk) => desk.inspections()).value
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1 className={page.title}>{text.title}</h1>
      </header>
      <div className={page.body}>
        {found?.length === 0 && <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>}
        {found && found.length > 0 && (
          <Block title={text.title} hint={text.hint}>
            <table className={page.table}>
              <thead>
                <tr>
                  {[text.day, text.place, text.organ, text.purpose, text.inspectors, text.state].map((title) => (
                    <th key={title}>{title}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {found.map((one) => (
                  <tr key={one.id}>
                    <td className={page.noWrap}>{formatDay(one.plannedOn)}</td>
                    <td>{one.place}</td>
                    <td>{ref.organ(one.organId)?.name}</td>
                    <td>{one.purpose}</td>
                    <td className={page.noWrap}>{one.inspectors.map(({ name }) => name).join('、')}</td>
                    <td>
                      <StatusTag tone={tones[one.status]}>{inspectionStatusLabels[one.status]}</StatusTag>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Block>
        )}
      </div>
    </div>
  )
}
