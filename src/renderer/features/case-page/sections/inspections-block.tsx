import { Link, useNavigate } from '@tanstack/react-router'
import { inspectionStatusLabels } from '#shared/domain/inspection'
import { useLive, useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { Block } from '../../../ui/sections/block'
import { StatusTag } from '../../../ui/status/status-tag'
import { formatDay } from '../../../ui/time/format'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { investigationTexts as text } from '../investigation-texts'

/** 现场核查 of the case; each opens on its own page. */
export function Inspections() {
  const { bundle, offered } = useCase()
  const ref = useReference()
  const navigate = useNavigate()
  const caseId = bundle.case.id
  const found = useLive(`inspections of ${caseId}`, ['inspections'], (desk) => desk.inspectionsOf(caseId)).value
  const rows = found ?? []
  return (
    <Block
      title={text.inspections}
      hint={rows.length === 0 && text.noInspections}
      actions={
        <OfferedButton
          refusal={offered?.['inspection.plan']}
          label={text.planInspection}
          onRun={() => void navigate({ to: '/inspections', search: { case: caseId } })}
        />
      }
    >
      {rows.length > 0 && (
        <table className={styles.table}>
          <tbody>
            {rows.map((one) => (
              <tr key={one.id}>
                <td className={styles.noWrap}>{formatDay(one.startedAt ?? one.plannedOn)}</td>
                <td>
                  <Link to="/inspections/$inspectionId" params={{ inspectionId: one.id }}>
                    {ref.organ(one.organId)?.name}　{one.place}
                  </Link>
                </td>
                <td>{one.inspectors.map(({ name }) => name).join('、')}</td>
                <td className={styles.noWrap}>
                  <StatusTag tone={one.status === 'running' ? 'accentSolid' : 'neutral'}>
                    {inspectionStatusLabels[one.status]}
                  </StatusTag>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}
