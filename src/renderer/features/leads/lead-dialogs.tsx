import { Modal } from 'antd'
import { AcceptDialog } from './accept-dialog'
import { DeclineDialog } from './decline-dialog'
import { JoinDialog } from './join-dialog'
import { leadMessages as text } from './messages'
import { ForwardDialog, GuideDialog } from './send-dialogs'
import type { LeadDecisions, LeadTarget } from './use-lead-decisions'

export interface DialogRequest {
  readonly kind: 'accept' | 'acceptEach' | 'join' | 'decline' | 'forward' | 'guide'
  readonly leads: readonly LeadTarget[]
}

interface LeadDialogsProps {
  readonly request: DialogRequest | undefined
  readonly decisions: LeadDecisions
  /** After a decision was carried out. */
  readonly onDone: () => void
  readonly onClose: () => void
}

export function LeadDialogs({ request, decisions, onDone, onClose }: LeadDialogsProps) {
  if (!request) return null
  const { kind, leads } = request
  switch (kind) {
    case 'accept':
      return (
        <AcceptDialog
          leads={leads}
          onClose={onClose}
          onAccept={async (fields) => {
            const refusal = await decisions.acceptAsOne(leads, fields)
            if (!refusal) onDone()
            return refusal
          }}
        />
      )
    case 'acceptEach':
      return (
        <Modal
          open
          title={text.acceptEach}
          okText={text.confirmAccept}
          onCancel={onClose}
          onOk={() => {
            onClose()
            void decisions.acceptEach(leads).then(onDone)
          }}
        >
          <p>{text.confirmEach(leads.length)}</p>
        </Modal>
      )
    case 'join':
      return (
        <JoinDialog
          leads={leads}
          onClose={onClose}
          onJoin={async (caseId) => {
            const refusal = await decisions.join(leads, caseId)
            if (!refusal) onDone()
            return refusal
          }}
        />
      )
    case 'forward':
    case 'guide': {
      const [lead] = leads
      if (!lead) return null
      const Dialog = kind === 'forward' ? ForwardDialog : GuideDialog
      return (
        <Dialog
          lead={lead}
          onClose={onClose}
          onSend={async (fields: object) => {
            const refusal = await decisions.send(`lead.${kind}`, lead, fields)
            if (!refusal) onDone()
            return refusal
          }}
        />
      )
    }
    case 'decline':
      return (
        <DeclineDialog
          count={leads.length}
          onClose={onClose}
          onDecline={(ground, note) => void decisions.decline(leads, ground, note).then(onDone)}
        />
      )
  }
}
