import { useNavigate } from '@tanstack/react-router'
import { Drawer, Form } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { useSession } from '../../data/hooks'
import { CaseSelect } from '../../ui/forms/case-select'
import { CommandForm } from '../../ui/forms/command-form'
import { useNow } from '../../ui/time/use-now'
import { PlanFields, type PlanValues } from './forms/plan-fields'
import { consultationTexts as text } from './messages'

interface ConveneValues extends PlanValues {
  readonly caseId?: string
}

/** Calls a meeting for a case; `caseId` is empty where it is still to choose. */
export function ConveneDrawer({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { organId } = useSession()
  const navigate = useNavigate()
  const today = civilDateOf(useNow())
  const consultationId = useMemo(() => uuid(), [])
  return (
    <Drawer open title={text.convene} size={560} mask={false} onClose={onClose}>
      <CommandForm<ConveneValues>
        formKey={`consultation.convene/${caseId}`}
        command="consultation.convene"
        initial={{
          ...(caseId ? { caseId } : {}),
          kind: 'coordination',
          topic: '',
          hostOrganIds: [organId],
          time: '',
          place: '',
          chair: '',
        }}
        toInput={(values) => ({ consultationId, ...values })}
        okText={text.convene}
        onDone={() => void navigate({ to: '/consultations/$consultationId', params: { consultationId } })}
      >
        <Form.Item name="caseId" label={text.caseField} required validateTrigger={[]}>
          <CaseSelect />
        </Form.Item>
        <PlanFields today={today} />
      </CommandForm>
    </Drawer>
  )
}
