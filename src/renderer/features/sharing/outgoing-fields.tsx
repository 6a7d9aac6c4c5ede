import { Checkbox, Form, Radio } from 'antd'
import type { OutgoingShare } from '#shared/domain/share-agreement'
import {
  maskableFields,
  neededPushFields,
  type PushField,
  pushFields,
  pushFieldTitles,
  reporterPushFields,
  type ShareStage,
  shareStageLabels,
  shareStages,
} from '#shared/domain/share-fields'
import {
  type ShareMode,
  shareFormat,
  shareMode,
  shareModeLabels,
  shareWay,
  shareWayLabels,
} from '#shared/domain/share-push'
import { Field } from '../../ui/forms/command-form'
import { OrganSelect } from '../../ui/forms/organ-select'
import page from '../../ui/sections/subject-page.module.css'
import { sharingTexts } from './messages'
import styles from './sharing.module.css'
import { TickList } from './tick-list'

const text = sharingTexts.setup
type Plan = { readonly stage: ShareStage; readonly mode: ShareMode }
export type OutgoingValues = Omit<OutgoingShare, 'plans'> & { readonly plans: readonly Plan[] }

/** What a new agreement sends: told apart by case, without the reporter, everything that may hold a name covered. */
export const usualOutgoing: OutgoingValues = {
  way: 'http',
  format: 'json',
  organId: undefined,
  plans: [],
  fields: pushFields.filter((name) => !reporterPushFields.some((one) => one === name)),
  masked: [...maskableFields],
}

/** 向对方推送: how, when, and which fields, those that may hold a name covered. */
export function OutgoingFields() {
  const way = Form.useWatch(['outgoing', 'way'])
  const fields: PushField[] | undefined = Form.useWatch(['outgoing', 'fields'])
  return (
    <>
      <Field name={['outgoing', 'way']} required hint={text.wayHints[way as keyof typeof text.wayHints]}>
        <Radio.Group options={shareWay.options.map((value) => ({ value, label: shareWayLabels[value] }))} />
      </Field>
      <div className={page.two}>
        {way === 'folder' && (
          <Field name={['outgoing', 'format']}>
            <Radio.Group options={shareFormat.options.map((value) => ({ value, label: value.toUpperCase() }))} />
          </Field>
        )}
        <Field name={['outgoing', 'organId']} hint={text.organHint} required={false}>
          <OrganSelect />
        </Field>
      </div>
      <Field name={['outgoing', 'plans']} required hint={text.plansHint}>
        <PlanTable />
      </Field>
      <Field name={['outgoing', 'fields']} required>
        <TickList names={pushFields} titleOf={(name) => pushFieldTitles[name]} needed={neededPushFields} />
      </Field>
      <Field name={['outgoing', 'masked']} hint={text.maskedHint} required={false}>
        <TickList
          names={maskableFields.filter((name) => fields?.includes(name))}
          titleOf={(name) => pushFieldTitles[name]}
          needed={[]}
        />
      </Field>
    </>
  )
}

interface PlanTableProps {
  readonly id?: string
  readonly value?: readonly Plan[]
  readonly onChange?: (plans: readonly Plan[]) => void
}

/** Each stage in each mode: a tick where it is told. */
function PlanTable({ id, value = [], onChange }: PlanTableProps) {
  return (
    <div id={id} className={styles.plans}>
      {shareStages.map((stage) => (
        <PlanRow key={stage} stage={stage} value={value} onChange={onChange} />
      ))}
    </div>
  )
}

function PlanRow({ stage, value = [], onChange }: PlanTableProps & { stage: ShareStage }) {
  const others = (mode: ShareMode) => value.filter((one) => one.stage !== stage || one.mode !== mode)
  return (
    <>
      <span>{shareStageLabels[stage]}</span>
      {shareMode.options.map((mode) => (
        <Checkbox
          key={mode}
          aria-label={`${shareStageLabels[stage]} ${shareModeLabels[mode]}`}
          checked={others(mode).length < value.length}
          onChange={({ target }) => onChange?.([...others(mode), ...(target.checked ? [{ stage, mode }] : [])])}
        >
          {shareModeLabels[mode]}
        </Checkbox>
      ))}
    </>
  )
}
