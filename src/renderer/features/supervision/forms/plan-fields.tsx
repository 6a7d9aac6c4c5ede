import { Form, Input } from 'antd'
import { defaultLimits } from '#shared/domain/limit'
import {
  type SupervisionOrder,
  type SupervisionOrderKind,
  type SupervisionReason,
  supervisionReasonLabels,
} from '#shared/domain/supervision-order'
import { CheckGroup } from '../../../ui/forms/check-group'
import { Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { OrganMultiSelect } from '../../../ui/forms/organ-select'
import { TextListField } from '../../../ui/forms/text-list-field'
import page from '../../../ui/sections/subject-page.module.css'
import { supervisionTexts as text } from '../messages'

export interface TalkValues {
  readonly heldOn?: string | undefined
  readonly time: string
  readonly place: string
  readonly persons: string[]
  readonly hosts: string[]
}

export interface PlanValues {
  readonly title: string
  readonly reasons: SupervisionReason[]
  readonly coOrganIds: string[]
  readonly requirement: string
  readonly wantedOn?: string | undefined
  readonly talk: TalkValues
}

export const emptyPlan: PlanValues = {
  title: '',
  reasons: [],
  coOrganIds: [],
  requirement: '',
  talk: { time: '', place: '', persons: [], hosts: [] },
}

export function planOf(order: SupervisionOrder): PlanValues {
  const { title, reasons, coOrganIds, requirement, wantedOn, talk } = order
  const { heldOn, time = '', place = '', persons = [], hosts = [] } = talk ?? {}
  return { title, reasons, coOrganIds, requirement, wantedOn, talk: { heldOn, time, place, persons, hosts } }
}

/** The input of a command from a plan; only a talk has a day and people of its own. */
export function planInput({ talk, ...plan }: PlanValues, kind: SupervisionOrderKind | undefined) {
  const filled = (names: readonly string[]) => names.filter((one) => one.trim() !== '')
  const talked = { ...talk, persons: filled(talk.persons), hosts: filled(talk.hosts) }
  return { ...plan, ...(kind === 'talk' ? { talk: talked } : {}) }
}

const reasons = Object.entries(supervisionReasonLabels).map(([value, label]) => ({ value, label }))

/** What is pressed for, why, with whom and until when; the same for a new one and a changed one. */
export function PlanFields({ today, kind }: { today: string; kind: SupervisionOrderKind | undefined }) {
  return (
    <>
      <Field name="title" hint={text.titleHint}>
        <Input maxLength={200} />
      </Field>
      <Field name="reasons">
        <CheckGroup label={text.reasons} options={reasons} />
      </Field>
      <Field name="requirement" hint={text.requirementHint}>
        <GrowingText minRows={4} maxRows={14} maxLength={5000} showCount />
      </Field>
      {kind === 'talk' ? (
        <TalkFields today={today} />
      ) : (
        <Field name="wantedOn" hint={text.wantedHint(defaultLimits.supervisionReply.n)}>
          <DateField disabledDate={(date) => date <= today} />
        </Field>
      )}
      <Field name="coOrganIds">
        <OrganMultiSelect />
      </Field>
    </>
  )
}

function TalkFields({ today }: { today: string }) {
  return (
    <>
      <div className={page.two}>
        <Form.Item name={['talk', 'heldOn']} label={text.talkFields.heldOn} required extra={text.talkNotice}>
          <DateField disabledDate={(date) => date <= today} />
        </Form.Item>
        <Form.Item name={['talk', 'time']} label={text.talkFields.time}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name={['talk', 'place']} label={text.talkPlan.place}>
        <Input maxLength={100} />
      </Form.Item>
      <div className={page.two}>
        <Form.Item name={['talk', 'persons']} label={text.talkPlan.persons}>
          <TextListField label={text.talkPlan.persons} addText={text.addPerson} maxLength={60} />
        </Form.Item>
        <Form.Item name={['talk', 'hosts']} label={text.talkPlan.hosts}>
          <TextListField label={text.talkPlan.hosts} addText={text.addPerson} maxLength={60} />
        </Form.Item>
      </div>
    </>
  )
}
