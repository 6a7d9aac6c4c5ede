import { useNavigate } from '@tanstack/react-router'
import { Drawer, Form } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { useLive, useReference, useSession } from '../../../data/hooks'
import { CaseSelect } from '../../../ui/forms/case-select'
import { CommandForm } from '../../../ui/forms/command-form'
import { useNow } from '../../../ui/time/use-now'
import { inspectionTexts as text } from '../messages'
import { PlanFields, type PlanValues, planInput } from './plan-fields'

interface NewValues extends PlanValues {
  readonly caseId?: string
}

/** Arranges an inspection; `caseId` is empty where the case is still to choose. */
export function PlanDrawer({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const found = useLive<SupervisionCase | undefined>(`plan for ${caseId}`, ['cases'], async (desk) =>
    caseId ? desk.get('supervisionCase', caseId) : undefined,
  )
  return (
    <Drawer open title={text.plan} size={560} mask={false} onClose={onClose}>
      {!(caseId && found.value === undefined && found.stale) && <PlanForm caseId={caseId} found={found.value} />}
    </Drawer>
  )
}

function PlanForm({ caseId, found }: { caseId: string; found: SupervisionCase | undefined }) {
  const { userId } = useSession()
  const ref = useReference()
  const navigate = useNavigate()
  const today = civilDateOf(useNow())
  const inspectionId = useMemo(() => uuid(), [])
  const initial = useMemo<NewValues>(() => {
    // Who arranges it goes himself, with the other handler: usually.
    const people = [...new Set([userId, ...(found?.handlerIds ?? [])])].slice(0, 2)
    const known = people.map((id) => ({ userId: id, certNo: ref.user(id)?.certNo ?? '' }))
    return {
      ...(caseId ? { caseId } : {}),
      ...(found?.respondentOrganId ? { organId: found.respondentOrganId } : {}),
      ...(found?.field ? { field: found.field } : {}),
      place: '',
      purpose: '',
      plannedOn: today,
      inspectors: known.length < 2 ? [...known, { certNo: '' }] : known,
      observers: [],
    }
  }, [caseId, found, ref, today, userId])
  return (
    <CommandForm<NewValues>
      formKey={`inspection.plan/${caseId}`}
      command="inspection.plan"
      initial={initial}
      toInput={(values) => ({ inspectionId, caseId: values.caseId, ...planInput(values) })}
      okText={text.plan}
      onDone={() => void navigate({ to: '/inspections/$inspectionId', params: { inspectionId } })}
    >
      <Form.Item name="caseId" label={text.caseField} required validateTrigger={[]}>
        <CaseSelect />
      </Form.Item>
      <PlanFields />
    </CommandForm>
  )
}
