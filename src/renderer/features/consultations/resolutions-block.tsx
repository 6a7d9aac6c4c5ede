import { Tooltip } from 'antd'
import { civilDateOf } from '#shared/domain/civil-date'
import {
  isOverdue,
  isSuggestion,
  orderedResolutions,
  type Resolution,
  resolutionAuthorityLabels,
  resolutionKindLabels,
} from '#shared/domain/consultation'
import { useReference } from '../../data/hooks'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { StepButton, useConsultationPage } from './consultation-context'
import { consultationTexts as text } from './messages'

export const resolutionTones: Readonly<Record<Resolution['state'], Tone>> = {
  open: 'accentOutline',
  done: 'accent',
  dropped: 'quiet',
}

/** What was agreed, by whose authority, who does it and how far it is. */
export function ResolutionsBlock() {
  const { bundle } = useConsultationPage()
  const resolutions = orderedResolutions(bundle.consultation)
  return (
    <Block
      title={text.resolutions}
      hint={resolutions.length === 0 && text.noResolutions}
      actions={<StepButton form={{ command: 'consultation.recordResolution' }} label={text.addResolution} />}
    >
      {resolutions.length > 0 && (
        <table className={page.table}>
          <thead>
            <tr>
              <th>{text.resolution}</th>
              <th>{text.owner}</th>
              <th>{text.due}</th>
              <th aria-label={text.settle} />
            </tr>
          </thead>
          <tbody>
            {resolutions.map((one) => (
              <ResolutionRow key={one.id} resolution={one} />
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}

function ResolutionRow({ resolution: one }: { resolution: Resolution }) {
  const ref = useReference()
  const late = isOverdue(one, civilDateOf(useNow()))
  return (
    <tr>
      <td>
        <strong>{one.title}</strong> <StatusTag>{resolutionKindLabels[one.kind]}</StatusTag>{' '}
        {isSuggestion(one) && (
          <Tooltip title={text.suggestionHint}>
            <span>
              <StatusTag tone="amber">{text.suggestion}</StatusTag>
            </span>
          </Tooltip>
        )}
        <p className={page.text}>{one.content}</p>
        <span className={page.muted}>{resolutionAuthorityLabels[one.decidedBy]}</span>
        {one.result && <p className={page.text}>{one.result}</p>}
      </td>
      <td>{ref.organ(one.organId)?.name}</td>
      <td className={page.noWrap}>
        {formatDay(one.dueOn)}
        {late && <div className={page.late}>{text.overdue}</div>}
      </td>
      <td className={page.end}>
        <StatusTag tone={resolutionTones[one.state]}>{text.states[one.state]}</StatusTag>
        <div>
          <StepButton form={{ command: 'consultation.settleResolution', id: one.id }} label={text.settle} look="link" />
          <StepButton form={{ command: 'consultation.recordResolution', id: one.id }} label={text.edit} look="link" />
        </div>
      </td>
    </tr>
  )
}
