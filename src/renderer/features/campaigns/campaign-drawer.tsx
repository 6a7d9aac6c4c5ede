import { Drawer } from 'antd'
import type { CampaignBundle } from '../../data/desk-worker-api'
import { LinkCaseForm, OpenCaseForm } from './forms/case-forms'
import type { FormProps } from './forms/form-props'
import { AmendForm, DecideForm, EndForm, SummariseForm } from './forms/plan-forms'
import { SettleTaskForm, TaskForm } from './forms/task-forms'
import { campaignTexts as text } from './messages'

export const campaignCommands = [
  'campaign.amend',
  'campaign.decide',
  'campaign.setTask',
  'campaign.settleTask',
  'campaign.openCase',
  'campaign.linkCase',
  'campaign.summarise',
  'campaign.close',
  'campaign.cancel',
] as const

export interface OpenForm {
  readonly command: (typeof campaignCommands)[number]
  readonly id?: string
}

const forms = {
  'campaign.amend': { title: text.amend, Form: AmendForm },
  'campaign.decide': { title: text.decide, Form: DecideForm },
  'campaign.setTask': { title: text.addTask, Form: TaskForm },
  'campaign.settleTask': { title: text.settleTask, Form: SettleTaskForm },
  'campaign.openCase': { title: text.openCase, Form: OpenCaseForm },
  'campaign.linkCase': { title: text.linkCase, Form: LinkCaseForm },
  'campaign.summarise': { title: text.summarise, Form: SummariseForm },
  'campaign.close': {
    title: text.close,
    Form: (props: FormProps) => <EndForm command="campaign.close" {...props} />,
  },
  'campaign.cancel': {
    title: text.cancel,
    Form: (props: FormProps) => <EndForm command="campaign.cancel" {...props} />,
  },
} as const

interface CampaignDrawerProps {
  readonly bundle: CampaignBundle
  readonly form: OpenForm | undefined
  readonly onClose: () => void
}

/** The form of one step beside the campaign, which stays readable. Closing it keeps what was typed. */
export function CampaignDrawer({ bundle, form, onClose }: CampaignDrawerProps) {
  const found = form && forms[form.command]
  return (
    <Drawer open={form !== undefined} title={found?.title} size={600} mask={false} onClose={onClose} destroyOnHidden>
      {form && found && (
        <found.Form
          key={`${form.command}/${form.id ?? ''}`}
          bundle={bundle}
          {...(form.id ? { id: form.id } : {})}
          onDone={onClose}
        />
      )}
    </Drawer>
  )
}
