import { Link } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useState } from 'react'
import { orderedItems } from '#shared/domain/inspection'
import { useDesk, useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { ReasonDialog } from '../../../ui/feedback/reason-dialog'
import { CommandForm } from '../../../ui/forms/command-form'
import { Block, FactList } from '../../../ui/sections/block'
import page from '../../../ui/sections/subject-page.module.css'
import { formatDay } from '../../../ui/time/format'
import { idsOf, useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { inspectionTexts as text } from '../messages'
import { PackBlock } from './pack-block'
import { PlanFields, type PlanValues, planInput } from './plan-fields'

/** What was arranged, what will be asked, and what goes along. */
export function PrepareView() {
  return (
    <div className={page.body}>
      <div className={styles.columns}>
        <div>
          <PlanBlock />
          <ItemsBlock />
        </div>
        <PackBlock />
      </div>
    </div>
  )
}

function PlanBlock() {
  const { bundle, offered } = useInspectionPage()
  const desk = useDesk()
  const ref = useReference()
  const [open, setOpen] = useState<'amend' | 'cancel'>()
  const { inspection: found, case: home } = bundle
  const { facts } = text
  const close = () => setOpen(undefined)
  async function cancel(reason: string) {
    const answer = await desk.run('inspection.cancel', { ...idsOf(found), reason })
    return answer.ok ? undefined : answer.refusal
  }
  return (
    <Block
      title={text.planBlock}
      actions={
        found.status === 'planned' && (
          <>
            <OfferedButton refusal={offered?.['inspection.amend']} label={text.amend} onRun={() => setOpen('amend')} />
            <OfferedButton
              refusal={offered?.['inspection.cancel']}
              label={text.cancel}
              onRun={() => setOpen('cancel')}
            />
          </>
        )
      }
    >
      <FactList
        rows={[
          [
            facts.case,
            home && (
              <Link to="/cases/$caseId" params={{ caseId: home.id }}>
                {home.caseNo ? `${home.caseNo}　${home.title}` : home.title}
              </Link>
            ),
            'wide',
          ],
          [facts.organ, ref.organ(found.organId)?.name, 'wide'],
          [facts.place, found.place, 'wide'],
          [facts.purpose, found.purpose, 'wide'],
          [facts.field, ref.label('field', found.field)],
          [facts.plannedOn, formatDay(found.plannedOn)],
          [facts.inspectors, found.inspectors.map(({ name, certNo }) => `${name}（${certNo}）`).join('、'), 'wide'],
          [facts.observers, found.observers.join('、'), 'wide'],
          [facts.helpers, (found.helperOrganIds ?? []).map((id) => ref.organ(id)?.name ?? '').join('、'), 'wide'],
          [facts.reason, found.cancelReason, 'wide'],
        ]}
      />
      <Drawer open={open === 'amend'} title={text.amend} size={560} mask={false} onClose={close} destroyOnHidden>
        <CommandForm<PlanValues>
          formKey={`inspection.amend/${found.id}`}
          command="inspection.amend"
          initial={{
            ...{ organId: found.organId, place: found.place, purpose: found.purpose, field: found.field },
            ...{ plannedOn: found.plannedOn, observers: found.observers },
            helperOrganIds: found.helperOrganIds ?? [],
            inspectors: found.inspectors.map(({ userId, certNo }) => ({ userId, certNo })),
          }}
          toInput={(values) => ({ ...idsOf(found), ...planInput(values) })}
          okText={text.save}
          onDone={close}
        >
          <PlanFields />
        </CommandForm>
      </Drawer>
      <ReasonDialog
        open={open === 'cancel'}
        title={text.cancel}
        description={text.cancelText}
        label={text.facts.reason}
        okText={text.cancel}
        danger
        onSubmit={cancel}
        onClose={close}
      />
    </Block>
  )
}

function ItemsBlock() {
  const items = orderedItems(useInspectionPage().bundle.inspection)
  return (
    <Block title={text.checklistBlock} hint={text.checklistHint(items.length)}>
      <ol className={styles.items}>
        {items.map(({ id, item, basis }) => (
          <li key={id}>
            {item}
            {basis && <span className={styles.muted}>{basis}</span>}
          </li>
        ))}
      </ol>
    </Block>
  )
}
