import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { type ConsultationProposal, proposalStateLabels } from '#shared/domain/consultation-proposal'
import { useLive, useReference } from '../../data/hooks'
import { Facts } from '../../ui/list-page/list-page'
import { Block } from '../../ui/sections/block'
import { StatusTag } from '../../ui/status/status-tag'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatMoment } from '../../ui/time/format'
import styles from './hotline.module.css'
import { orderTexts } from './messages'

const text = orderTexts.departmentDisputes

type Dispute = ConsultationProposal & Required<Pick<ConsultationProposal, 'dispute'>>

/** What departments dispute by papers of their own, the newest first; nothing where nobody disputed. */
export function DepartmentDisputes() {
  const [open, setOpen] = useState(false)
  const { value } = useLive('consultation proposals', ['consultations'], (desk) => desk.consultationProposals())
  const disputes = (value ?? []).filter((one): one is Dispute => one.dispute !== undefined)
  if (disputes.length === 0) return null
  const waiting = disputes.filter(({ state }) => state === 'open').length
  return (
    <>
      <Button onClick={() => setOpen(true)}>{waiting > 0 ? text.waiting(waiting) : text.title}</Button>
      <Drawer open={open} title={text.title} size={560} mask={false} onClose={() => setOpen(false)} destroyOnHidden>
        <p className={styles.quiet}>{text.hint}</p>
        {disputes
          .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
          .map((one) => (
            <DisputeBlock key={one.id} proposal={one} />
          ))}
      </Drawer>
    </>
  )
}

function DisputeBlock({ proposal }: { proposal: Dispute }) {
  const ref = useReference()
  const { dispute, state, answer } = proposal
  return (
    <Block
      title={ref.organ(dispute.organId)?.name ?? ''}
      actions={
        <StatusTag tone={state === 'open' ? 'accentOutline' : 'neutral'}>{proposalStateLabels[state]}</StatusTag>
      }
    >
      <Facts
        rows={[
          [text.at, formatMoment(proposal.createdAt)],
          [text.competent, ref.organ(dispute.competentOrganId)?.name],
          [orderTexts.dispute.reason, proposal.text],
          [orderTexts.dispute.basis, dispute.basis],
          [text.due, state === 'open' && <DueCountdown key="due" from={proposal.createdAt} dueAt={dispute.dueAt} />],
          [text.answer, answer],
        ]}
      />
    </Block>
  )
}
