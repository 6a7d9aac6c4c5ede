import { Select } from 'antd'
import { standsAbove } from '#shared/commands/cases/case-jurisdiction'
import { useReference, useSession } from '../../../data/hooks'
import { UserMultiSelect } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import { OrganSelect } from '../../../ui/forms/organ-select'
import { useCase } from '../case-context'
import { formKey } from '../form-key'
import { courseTexts as text } from './course-messages'
import type { FormProps } from './form-props'

/** One person of the bureau, as an option list. */
function usePeople(fits: (userId: string, roles: readonly string[]) => boolean) {
  const ref = useReference()
  const { organId } = useSession()
  return ref
    .users()
    .filter((user) => user.organId === organId && !user.disabled && fits(user.id, user.roles))
    .map(({ id, name }) => ({ value: id, label: name }))
}

export function RecuseForm({ onDone }: FormProps) {
  const found = useCase().bundle.case
  const people = usePeople((id) => !found.recusals?.some(({ personId }) => personId === id))
  return (
    <CommandForm<{ personId?: string; reason: string }>
      formKey={formKey(found.id, 'case.recuse')}
      command="case.recuse"
      initial={{ reason: '' }}
      toInput={(values) => ({ caseId: found.id, ...values })}
      okText={text.recuse}
      onDone={onDone}
    >
      <Field name="personId" hint={text.recuseHint}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={people} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={1000} showCount />
      </Field>
    </CommandForm>
  )
}

export function AssignForm({ onDone }: FormProps) {
  const found = useCase().bundle.case
  return (
    <CommandForm<{ handlerIds: string[]; reason: string }>
      formKey={formKey(found.id, 'case.assign')}
      command="case.assign"
      initial={{ handlerIds: found.handlerIds, reason: '' }}
      toInput={(values) => ({ caseId: found.id, ...values })}
      okText={text.assign}
      onDone={onDone}
    >
      <Field name="handlerIds">
        <UserMultiSelect
          fits={(user) => user.organId === found.jurisdictionOrganId && user.roles.includes('officer')}
        />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={1000} showCount />
      </Field>
    </CommandForm>
  )
}

export function HandoverForm({ onDone }: FormProps) {
  const found = useCase().bundle.case
  const { userId } = useSession()
  const ref = useReference()
  const colleagues = usePeople((id, roles) => roles.includes('officer') && !found.handlerIds.includes(id))
  const handlers = found.handlerIds.map((id) => ({ value: id, label: ref.user(id)?.name ?? id }))
  return (
    <CommandForm<{ fromUserId?: string; toUserId?: string; reason: string }>
      formKey={formKey(found.id, 'case.handover')}
      command="case.handover"
      initial={{ fromUserId: found.handlerIds.includes(userId) ? userId : undefined, reason: '' }}
      toInput={(values) => ({ caseId: found.id, ...values })}
      okText={text.handover}
      onDone={onDone}
    >
      <Field name="fromUserId" hint={text.handoverHint}>
        <Select options={handlers} />
      </Field>
      <Field name="toUserId">
        <Select showSearch={{ optionFilterProp: 'label' }} options={colleagues} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={1000} showCount />
      </Field>
    </CommandForm>
  )
}

interface MoveValues {
  organId?: string
  handlerIds: string[]
  reason: string
}

export function DesignateForm({ onDone }: FormProps) {
  const found = useCase().bundle.case
  const ref = useReference()
  const bureau = ref.organ(found.jurisdictionOrganId)
  return (
    <CommandForm<MoveValues>
      formKey={formKey(found.id, 'case.designate')}
      command="case.designate"
      initial={{ handlerIds: [], reason: '' }}
      toInput={(values) => ({ caseId: found.id, ...values })}
      okText={text.designate}
      onDone={onDone}
    >
      {(form) => (
        <>
          <Field name="organId" hint={text.designateHint}>
            <OrganSelect accept={(organ) => organ.kind === 'justice' && standsAbove(bureau, organ, ref)} />
          </Field>
          <Field name="handlerIds" hint={text.designateHandlers}>
            <UserMultiSelect
              fits={(user) => user.organId === form.getFieldValue('organId') && user.roles.includes('officer')}
            />
          </Field>
          <Field name="reason">
            <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
          </Field>
        </>
      )}
    </CommandForm>
  )
}

export function ElevateForm({ onDone }: FormProps) {
  const found = useCase().bundle.case
  const { organId } = useSession()
  return (
    <CommandForm<MoveValues>
      formKey={formKey(found.id, 'case.elevate')}
      command="case.elevate"
      initial={{ handlerIds: found.jurisdictionOrganId === organId ? found.handlerIds : [], reason: '' }}
      toInput={({ organId: _organId, ...values }) => ({ caseId: found.id, ...values })}
      okText={text.elevate}
      onDone={onDone}
    >
      <Field name="handlerIds" hint={text.elevateHint}>
        <UserMultiSelect fits={(user) => user.organId === organId && user.roles.includes('officer')} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
      </Field>
    </CommandForm>
  )
}
