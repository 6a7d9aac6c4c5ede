import { useNavigate } from '@tanstack/react-router'
import { Drawer, Form, Radio } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import {
  hotlineRequests,
  type SupervisionOrderKind,
  supervisionOrderKind,
  supervisionOrderKindLabels,
} from '#shared/domain/supervision-order'
import { useLive, useReference } from '../../data/hooks'
import { CaseSelect } from '../../ui/forms/case-select'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { OrganSelect } from '../../ui/forms/organ-select'
import { FactList } from '../../ui/sections/block'
import { useNow } from '../../ui/time/use-now'
import { ContactsLine } from './contacts-line'
import { emptyPlan, PlanFields, type PlanValues, planInput } from './forms/plan-fields'
import { supervisionTexts as text } from './messages'

interface RegisterValues extends PlanValues {
  readonly caseId?: string
  readonly kind: SupervisionOrderKind
  readonly targetOrganId?: string | undefined
}

const kinds = supervisionOrderKind.options
  .filter((kind) => !hotlineRequests.has(kind))
  .map((value) => ({ value, label: supervisionOrderKindLabels[value] }))

/** Begins to press: for a case, which may still be to choose, or for one order of the hotline. */
export function RegisterDrawer(props: { caseId: string; workOrderId: string; onClose: () => void }) {
  const { caseId, workOrderId, onClose } = props
  const navigate = useNavigate()
  const ref = useReference()
  const today = civilDateOf(useNow())
  const supervisionOrderId = useMemo(() => uuid(), [])
  const about = useLive(`pressed ${caseId}/${workOrderId}`, ['cases', 'orders'], async (desk) => ({
    case: caseId ? await desk.get('supervisionCase', caseId) : undefined,
    order: workOrderId ? await desk.get('workOrder', workOrderId) : undefined,
  })).value
  if (!about) return null
  const target = about.case?.respondentOrganId ?? about.order?.handlingOrganId
  return (
    <Drawer open title={text.register} size={600} mask={false} onClose={onClose}>
      <CommandForm<RegisterValues>
        formKey={`supervision.register/${caseId}/${workOrderId}`}
        command="supervision.register"
        initial={{
          ...emptyPlan,
          ...(caseId ? { caseId } : {}),
          kind: 'letter',
          ...(target ? { targetOrganId: target } : {}),
          title: (about.case?.title ?? about.order?.title ?? '').slice(0, 200),
        }}
        toInput={({ caseId: chosen, kind, targetOrganId, ...plan }) => ({
          supervisionOrderId,
          ...(workOrderId ? { workOrderId } : { caseId: chosen }),
          kind,
          targetOrganId,
          ...planInput(plan, kind),
        })}
        okText={text.register}
        onDone={() => void navigate({ to: '/supervision/$supervisionOrderId', params: { supervisionOrderId } })}
      >
        {workOrderId ? (
          <FactList rows={[[text.aboutOrder, about.order?.title, 'wide']]} />
        ) : (
          <Form.Item name="caseId" label={text.caseField} required validateTrigger={[]}>
            <CaseSelect />
          </Form.Item>
        )}
        <Field name="kind">
          <Radio.Group options={kinds} />
        </Field>
        <Field name="targetOrganId">
          <OrganSelect accept={pressable} />
        </Field>
        <Form.Item noStyle dependencies={['targetOrganId']}>
          {({ getFieldValue }) => <ContactsLine users={ref.users()} organId={getFieldValue('targetOrganId')} />}
        </Form.Item>
        <Form.Item noStyle dependencies={['kind']}>
          {({ getFieldValue }) => <PlanFields today={today} kind={getFieldValue('kind')} />}
        </Form.Item>
      </CommandForm>
    </Drawer>
  )
}

/** Governments and the bureaus themselves are not pressed. */
const pressable = ({ kind }: { kind: string }) => kind !== 'government' && kind !== 'justice'
