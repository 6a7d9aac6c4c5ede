import { Radio } from 'antd'
import { draftOverview } from '#shared/commands/campaigns/campaign-documents'
import { useReference } from '../../../data/hooks'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import { TextListField } from '../../../ui/forms/text-list-field'
import { campaignTexts as text } from '../messages'
import { filled, PlanFields, type PlanValues } from '../plan-fields'
import { type FormProps, formKeyOf } from './form-props'

export function AmendForm({ bundle: { campaign }, onDone }: FormProps) {
  const { title, reason, goal, scope, field, respondentOrganIds, jointOrganIds, from, to, leaderId } = campaign
  return (
    <CommandForm<PlanValues>
      formKey={formKeyOf(campaign, 'campaign.amend')}
      command="campaign.amend"
      initial={{ title, reason, goal, scope, field, respondentOrganIds, jointOrganIds, from, to, leaderId }}
      toInput={(values) => ({ campaignId: campaign.id, ...values, scope: filled(values.scope) })}
      okText={text.save}
      onDone={onDone}
    >
      <PlanFields />
    </CommandForm>
  )
}

export function DecideForm({ bundle: { campaign }, onDone }: FormProps) {
  return (
    <CommandForm<{ approve: boolean; opinion: string }>
      formKey={formKeyOf(campaign, 'campaign.decide')}
      command="campaign.decide"
      initial={{ approve: true, opinion: '' }}
      toInput={(values) => ({ campaignId: campaign.id, ...values })}
      okText={text.saveDecision}
      onDone={onDone}
    >
      <Field name="approve">
        <Radio.Group
          options={[
            { value: true, label: text.approve },
            { value: false, label: text.giveBack },
          ]}
        />
      </Field>
      <Field name="opinion">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} />
      </Field>
    </CommandForm>
  )
}

interface SummaryValues {
  readonly overview: string
  readonly results: readonly string[]
  readonly problems: readonly string[]
  readonly suggestions: readonly string[]
}

/** Begins with what the campaign knows of itself: tasks, cases, orders. */
export function SummariseForm({ bundle: { campaign, cases }, onDone }: FormProps) {
  const ref = useReference()
  const { summary } = campaign
  const done = Object.values(campaign.tasks).filter(({ state }) => state === 'done')
  return (
    <CommandForm<SummaryValues>
      formKey={formKeyOf(campaign, 'campaign.summarise')}
      command="campaign.summarise"
      initial={
        summary ?? {
          overview: draftOverview({ campaign, cases, ref }),
          results: done.map(({ title, result }) => `${title}：${result}`),
          problems: [''],
          suggestions: [''],
        }
      }
      toInput={({ overview, results, problems, suggestions }) => ({
        campaignId: campaign.id,
        overview,
        results: filled(results),
        problems: filled(problems),
        suggestions: filled(suggestions),
      })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="overview">
        <GrowingText minRows={5} maxRows={16} maxLength={10_000} />
      </Field>
      {(['results', 'problems', 'suggestions'] as const).map((name) => (
        <Field key={name} name={name}>
          <TextListField label={text[name]} addText={text.addPoint} maxLength={4000} />
        </Field>
      ))}
    </CommandForm>
  )
}

export function EndForm({
  command,
  bundle: { campaign },
  onDone,
}: FormProps & { command: 'campaign.close' | 'campaign.cancel' }) {
  const name = command === 'campaign.close' ? 'result' : 'reason'
  return (
    <CommandForm<Record<string, string>>
      formKey={formKeyOf(campaign, command)}
      command={command}
      initial={{ [name]: '' }}
      toInput={(values) => ({ campaignId: campaign.id, ...values })}
      okText={command === 'campaign.close' ? text.close : text.cancel}
      danger={command === 'campaign.cancel'}
      onDone={onDone}
    >
      <Field name={name}>
        <GrowingText minRows={3} maxRows={10} maxLength={2000} />
      </Field>
    </CommandForm>
  )
}
