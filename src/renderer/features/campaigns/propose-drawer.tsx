import { useNavigate } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import { type FocusNumbers, rateOf, UNKNOWN_PLACE } from '#shared/domain/focus'
import type { FocusFilter } from '#shared/domain/focus-board'
import { proposals } from '#shared/domain/focus-signals'
import type { ReferenceData } from '#shared/domain/reference-data'
import { useLive, useReference, useSession } from '../../data/hooks'
import { monthsName, partName, percentText } from '../../ui/focus/place-names'
import { CommandForm } from '../../ui/forms/command-form'
import { formatCount } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { basisIn } from './campaign-search'
import { campaignTexts as text } from './messages'
import { filled, PlanFields, type PlanValues } from './plan-fields'

/** Three months are what a campaign usually takes. */
const USUAL_DAYS = 90

/** Plans a campaign; from a row of the board with its numbers written down already. */
export function ProposeDrawer({ basisText, onClose }: { basisText: string; onClose: () => void }) {
  const basis = useMemo(() => basisIn(basisText), [basisText])
  const { value: board, stale } = useLive(`propose ${basisText}`, [], async (desk) =>
    basis ? desk.focusBoard({ ...basis, by: [] }) : undefined,
  )
  return (
    <Drawer open title={text.propose} size={640} mask={false} onClose={onClose}>
      {!stale && <ProposeForm basis={basis} numbers={board?.total} />}
    </Drawer>
  )
}

function ProposeForm({ basis, numbers }: { basis: FocusFilter | undefined; numbers: FocusNumbers | undefined }) {
  const ref = useReference()
  const { userId } = useSession()
  const navigate = useNavigate()
  const today = civilDateOf(useNow())
  const campaignId = useMemo(() => uuid(), [])
  return (
    <CommandForm<PlanValues>
      formKey={`campaign.propose/${JSON.stringify(basis ?? {})}`}
      command="campaign.propose"
      initial={{
        ...planOf(basis, numbers, ref),
        jointOrganIds: [],
        from: today,
        to: addCivilDays(today, USUAL_DAYS),
        leaderId: userId,
      }}
      toInput={({ scope, ...values }) => ({ campaignId, ...values, scope: filled(scope), ...(basis ? { basis } : {}) })}
      okText={text.propose}
      onDone={() => void navigate({ to: '/campaigns/$campaignId', params: { campaignId } })}
    >
      <PlanFields />
    </CommandForm>
  )
}

type FirstPlan = Pick<PlanValues, 'title' | 'reason' | 'goal' | 'scope' | 'field' | 'respondentOrganIds'>

function planOf(basis: FocusFilter | undefined, numbers: FocusNumbers | undefined, ref: ReferenceData): FirstPlan {
  if (!basis || !numbers) return { title: '', reason: '', goal: '', scope: [''], respondentOrganIds: [] }
  const part = partName(basis, ref)
  const field = basis.field === UNKNOWN_PLACE ? undefined : (basis.field ?? ref.organ(basis.organ)?.field)
  return {
    title: text.defaultTitle(part.replaceAll(' · ', '')),
    reason: `${text.defaultReason(
      part,
      monthsName(basis),
      formatCount(numbers.complaints),
      percentText(rateOf(numbers, 'verified')),
      percentText(rateOf(numbers, 'satisfaction')),
    )}${proposals([{ numbers }], ref.thresholds).length > 0 ? text.defaultSignal : ''}`,
    goal: text.defaultGoal,
    scope: [''],
    ...(field ? { field } : {}),
    respondentOrganIds: ref.organ(basis.organ) ? [basis.organ ?? ''] : [],
  }
}
