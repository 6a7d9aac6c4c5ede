import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { v7 as newId } from 'uuid'
import { explain, type Refusal } from '#shared/messages/catalogue'
import { useDesk, useReference } from '../../data/hooks'
import { type BatchProgress, type BatchResult, runBatch } from '../../ui/commands/run-batch'
import styles from './leads.module.css'
import { leadMessages as text } from './messages'

export interface LeadTarget {
  readonly id: string
  readonly orderNo: string
  readonly title: string
  readonly handlingOrganId?: string | undefined
}

export interface AcceptFields {
  readonly title: string
  readonly respondentOrganId?: string | undefined
  readonly graveImpact?: boolean | undefined
  readonly classification?: object | undefined
}

/** What can be decided about leads, one or many, with undo for what can be undone. */
export function useLeadDecisions() {
  const desk = useDesk()
  const reference = useReference()
  const { message, modal } = App.useApp()
  const [progress, setProgress] = useState<BatchProgress>()
  const stop = useRef(false)
  const lastDeclined = useRef<readonly string[]>([])

  async function each(leads: readonly LeadTarget[], run: (lead: LeadTarget) => ReturnType<typeof desk.run>) {
    stop.current = false
    const counted = leads.length > 1
    if (counted) setProgress({ done: 0, total: leads.length })
    const result = await runBatch(leads, run, counted ? setProgress : () => undefined, () => stop.current)
    setProgress(undefined)
    tellRefused(result)
    return result
  }

  function tellRefused({ refused, left }: BatchResult<LeadTarget>) {
    if (left.length > 0) void message.info(text.stopped(left.length))
    if (refused.length === 0) return
    modal.warning({
      title: text.refusedTitle(refused.length),
      width: 560,
      content: (
        <>
          <p>{text.refusedHint}</p>
          <ul className={styles.refused}>
            {refused.map(({ item, refusal }) => (
              <li key={item.id}>
                {item.orderNo}：{explain(refusal)}
              </li>
            ))}
          </ul>
        </>
      ),
    })
  }

  async function decline(leads: readonly LeadTarget[], ground: string, note = ''): Promise<void> {
    const { applied } = await each(leads, (lead) => desk.run('lead.decline', { orderId: lead.id, ground, note }))
    if (applied.length === 0) return
    lastDeclined.current = applied.map(({ id }) => id)
    const label = reference.label('declineGround', ground)
    void message.open({
      key: 'declined',
      type: 'success',
      duration: 8,
      content: (
        <>
          {applied.length > 1 ? text.declinedMany(applied.length, label) : text.declinedAs(label)}
          <Button type="link" size="small" onClick={undo}>
            {text.undo}
          </Button>
        </>
      ),
    })
  }

  async function undo(): Promise<void> {
    const ids = lastDeclined.current
    lastDeclined.current = []
    if (ids.length === 0) return
    for (const orderId of ids) await desk.run('lead.reconsider', { orderId })
    message.destroy('declined')
    void message.success(text.undone)
  }

  async function reconsider(lead: LeadTarget): Promise<void> {
    const { applied } = await each([lead], ({ id }) => desk.run('lead.reconsider', { orderId: id }))
    if (applied.length > 0) void message.success(text.undone)
  }

  /** Takes leads in as one case; answers with the refusal for the form that asked. */
  async function acceptAsOne(leads: readonly LeadTarget[], fields: AcceptFields): Promise<Refusal | undefined> {
    const caseId = newId()
    const answer = await desk.run('case.accept', { caseId, orderIds: leads.map(({ id }) => id), ...fields })
    if (!answer.ok) return answer.refusal
    tellCase(caseId, leads.length > 1 ? text.acceptedMany(leads.length) : text.accepted)
    return undefined
  }

  function tellCase(caseId: string, said: string) {
    void message.success({
      duration: 6,
      content: (
        <>
          <span className={styles.said}>{said}</span>
          <Link to="/cases/$caseId" params={{ caseId }}>
            {text.openCase}
          </Link>
        </>
      ),
    })
  }

  /** Accepts the lead and goes on with its case in the same step. */
  async function send(
    command: 'lead.forward' | 'lead.guide',
    lead: LeadTarget,
    fields: object,
  ): Promise<Refusal | undefined> {
    const caseId = newId()
    const answer = await desk.run(command, { caseId, orderId: lead.id, ...fields })
    if (!answer.ok) return answer.refusal
    tellCase(caseId, command === 'lead.forward' ? text.forwarded : text.guided)
    return undefined
  }

  async function acceptEach(leads: readonly LeadTarget[]): Promise<void> {
    const { applied } = await each(leads, async ({ id }) => {
      // Selected rows may have scrolled out of what is loaded: the title is the order's own.
      const order = await desk.get('workOrder', id)
      return desk.run('case.accept', { caseId: newId(), orderIds: [id], title: order?.title ?? '' })
    })
    if (applied.length > 0) void message.success(text.acceptedMany(applied.length))
  }

  async function join(leads: readonly LeadTarget[], caseId: string): Promise<Refusal | undefined> {
    if (leads.length === 1 && leads[0]) {
      const answer = await desk.run('case.join', { caseId, orderId: leads[0].id })
      if (!answer.ok) return answer.refusal
      void message.success(text.joined(1))
      return undefined
    }
    const { applied } = await each(leads, ({ id }) => desk.run('case.join', { caseId, orderId: id }))
    if (applied.length > 0) void message.success(text.joined(applied.length))
    return undefined
  }

  return {
    progress,
    stop: () => {
      stop.current = true
    },
    decline,
    undo,
    reconsider,
    acceptAsOne,
    acceptEach,
    send,
    join,
  }
}

export type LeadDecisions = ReturnType<typeof useLeadDecisions>
