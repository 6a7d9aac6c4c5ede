import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { civilDateOf } from '#shared/domain/civil-date'
import { agreementState, agreementStateLabels, type ShareAgreement } from '#shared/domain/share-agreement'
import { shareStageLabels, shareStages } from '#shared/domain/share-fields'
import { useDesk, useLive, useSession } from '../../data/hooks'
import { ReasonDialog } from '../../ui/feedback/reason-dialog'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { AgreementForm } from './agreement-form'
import { sharingTexts } from './messages'

const text = sharingTexts.setup
const tones = { coming: 'accentOutline', inForce: 'accent', over: 'amber', ended: 'quiet' } as const

/** 数据共享协议: what each source may send, and since when. */
export function AgreementsBlock() {
  const desk = useDesk()
  const { roles } = useSession()
  const agreements = useLive('share agreements', ['sharing'], (each) => each.shareAgreements()).value
  const [editing, setEditing] = useState<ShareAgreement | 'new'>()
  const [ending, setEnding] = useState<ShareAgreement>()
  const may = roles.some((role) => role === 'reviewer' || role === 'issuer')
  return (
    <Block
      title={text.agreements}
      hint={agreements?.length === 0 ? text.noAgreements : undefined}
      actions={
        may && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {text.addAgreement}
          </Button>
        )
      }
    >
      <p className={page.muted}>{text.agreementsHint}</p>
      {agreements && agreements.length > 0 && (
        <table className={page.table}>
          <tbody>
            {agreements.map((one) => (
              <Line
                key={one.id}
                agreement={one}
                onEdit={may && !one.ended ? () => setEditing(one) : undefined}
                onEnd={may && !one.ended ? () => setEnding(one) : undefined}
              />
            ))}
          </tbody>
        </table>
      )}
      <Drawer
        open={editing !== undefined}
        title={editing === 'new' ? text.addAgreement : text.editAgreement}
        size={640}
        mask={false}
        destroyOnHidden
        onClose={() => setEditing(undefined)}
      >
        {editing && (
          <AgreementForm agreement={editing === 'new' ? undefined : editing} onDone={() => setEditing(undefined)} />
        )}
      </Drawer>
      <ReasonDialog
        open={ending !== undefined}
        title={text.endTitle}
        label={text.endReason}
        okText={text.end}
        danger
        onClose={() => setEnding(undefined)}
        onSubmit={async (reason) => {
          const answer = await desk.run('agreement.end', { agreementId: ending?.id, reason })
          return answer.ok ? undefined : answer.refusal
        }}
      />
    </Block>
  )
}

interface LineProps {
  readonly agreement: ShareAgreement
  readonly onEdit: (() => void) | undefined
  readonly onEnd: (() => void) | undefined
}

function Line({ agreement, onEdit, onEnd }: LineProps) {
  const today = civilDateOf(useNow())
  const state = agreementState(agreement, today)
  const { source, partner, docNo, validFrom, validUntil, orderFields, recordFields, extra, outgoing, ended } = agreement
  const stages = shareStages.filter((stage) => outgoing?.plans.some((plan) => plan.stage === stage))
  const admitted = [
    orderFields.length > 0 && text.orderFields(orderFields.length),
    recordFields.length > 0 && text.recordFields(recordFields.length),
    extra.length > 0 && text.extra(extra.length),
    stages.length > 0 && text.sends(stages.map((stage) => shareStageLabels[stage]).join('、')),
  ]
  return (
    <tr>
      <td>
        {source}
        <div className={page.muted}>{[partner, docNo].filter(Boolean).join('　')}</div>
      </td>
      <td className={page.noWrap}>
        {formatDay(validFrom)}—{validUntil ? formatDay(validUntil) : text.always}
      </td>
      <td>{admitted.filter(Boolean).join('，')}</td>
      <td>
        <StatusTag tone={tones[state]}>{agreementStateLabels[state]}</StatusTag>
        {ended && <div className={page.muted}>{ended.reason}</div>}
      </td>
      <td className={page.end}>
        {onEdit && (
          <Button type="link" size="small" onClick={onEdit}>
            {text.editAgreement}
          </Button>
        )}
        {onEnd && (
          <Button type="link" size="small" danger onClick={onEnd}>
            {text.end}
          </Button>
        )}
      </td>
    </tr>
  )
}
