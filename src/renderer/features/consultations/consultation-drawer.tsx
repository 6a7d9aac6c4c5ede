import { Drawer } from 'antd'
import type { Consultation } from '#shared/domain/consultation'
import type { FormProps } from './forms/form-props'
import { AddCaseForm, AmendForm, EndForm, HoldForm, OpinionForm, ParticipantForm } from './forms/meeting-forms'
import { ResolutionForm, SettleForm, SignForm } from './forms/resolution-forms'
import { consultationTexts as text } from './messages'

export const consultationCommands = [
  'consultation.amend',
  'consultation.addCase',
  'consultation.dropCase',
  'consultation.setParticipant',
  'consultation.dropParticipant',
  'consultation.recordOpinion',
  'consultation.hold',
  'consultation.recordResolution',
  'consultation.settleResolution',
  'consultation.signOff',
  'consultation.close',
  'consultation.cancel',
] as const

/** A form that stands open, and what it is about. */
export interface OpenForm {
  readonly command: keyof typeof forms
  readonly id?: string
}

const forms = {
  'consultation.amend': { title: text.amend, Form: AmendForm },
  'consultation.addCase': { title: text.addCase, Form: AddCaseForm },
  'consultation.setParticipant': { title: text.addParticipant, Form: ParticipantForm },
  'consultation.recordOpinion': { title: text.addOpinion, Form: OpinionForm },
  'consultation.hold': { title: text.hold, Form: HoldForm },
  'consultation.recordResolution': { title: text.addResolution, Form: ResolutionForm },
  'consultation.settleResolution': { title: text.settle, Form: SettleForm },
  'consultation.signOff': { title: text.addSignOff, Form: SignForm },
  'consultation.close': {
    title: text.close,
    Form: (props: FormProps) => <EndForm command="consultation.close" {...props} />,
  },
  'consultation.cancel': {
    title: text.cancel,
    Form: (props: FormProps) => <EndForm command="consultation.cancel" {...props} />,
  },
} as const

interface ConsultationDrawerProps {
  readonly consultation: Consultation
  readonly form: OpenForm | undefined
  readonly onClose: () => void
}

/** The form of one step beside the meeting, which stays readable. Closing it keeps what was typed. */
export function ConsultationDrawer({ consultation, form, onClose }: ConsultationDrawerProps) {
  const found = form && forms[form.command]
  return (
    <Drawer open={form !== undefined} title={found?.title} size={560} mask={false} onClose={onClose} destroyOnHidden>
      {form && found && (
        <found.Form
          key={`${form.command}/${form.id ?? ''}`}
          consultation={consultation}
          {...(form.id ? { id: form.id } : {})}
          onDone={onClose}
        />
      )}
    </Drawer>
  )
}
