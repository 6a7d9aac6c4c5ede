import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Drawer, Input, Radio, Select, Space } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { letterFacts } from '#shared/commands/transfers/transfer-letter'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { TRANSFER_LETTER } from '#shared/documents/kinds/transfer-letter'
import { civilDateOf } from '#shared/domain/civil-date'
import { printKindLabels } from '#shared/domain/document-life'
import {
  isTurnOf,
  ownPapers,
  type Transfer,
  type TransferCopy,
  type TransferLetter,
  type TransferStep,
  transferPaperLabels,
  transferStateLabels,
  transferStep,
} from '#shared/domain/transfer'
import type { SessionUser } from '../../../data/desk-worker-api'
import { useLive, useOffered, useReference, useSession } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { useRun } from '../../../ui/commands/use-run'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { OrganSelect } from '../../../ui/forms/organ-select'
import { TextListField } from '../../../ui/forms/text-list-field'
import { Block, FactList } from '../../../ui/sections/block'
import { StatusTag } from '../../../ui/status/status-tag'
import { formatDay, formatMoment } from '../../../ui/time/format'
import { useNow } from '../../../ui/time/use-now'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { PanelFields, type PanelValues, panelInput, panelValues } from '../forms/panel-fields'
import { transferTexts as text } from '../transfer-texts'

type Step = Exclude<TransferStep, 'draft' | 'sign'>

/** 移送, shown to its own people only: whoever holds none and does not handle the case finds no word of it here. */
export function TransferBlock() {
  const { bundle, offered } = useCase()
  const session = useSession()
  const ref = useReference()
  const [open, setOpen] = useState<{ step: 'propose' | Step; transfer?: Transfer }>()
  const caseId = bundle.case.id
  const { value: transfers = [] } = useLive(`transfers of ${caseId}`, ['transfers'], (desk) => desk.transfersOf(caseId))
  const handler = bundle.case.handlerIds.includes(session.userId)
  if (transfers.length === 0 && !handler) return null
  const close = () => setOpen(undefined)
  return (
    <Block
      title={text.title}
      hint={text.hint}
      actions={
        handler && (
          <OfferedButton
            refusal={offered?.['transfer.propose']}
            label={text.propose}
            onRun={() => setOpen({ step: 'propose' })}
          />
        )
      }
    >
      {transfers.map((transfer) => {
        const step = formOf(transfer, session)
        return (
          <div key={transfer.id} className={styles.part}>
            <FactList
              rows={[
                [
                  text.state,
                  <StatusTag key="state" tone="accentOutline">
                    {transferStep(transfer) === 'discuss' ? text.undiscussed : transferStateLabels[transfer.state]}
                  </StatusTag>,
                ],
                [text.target, ref.organ(transfer.targetOrganId)?.name],
                [text.subject, transfer.subject],
                [text.facts, transfer.facts, 'wide'],
                [text.materials, transfer.materials.join('、'), 'wide'],
                [text.panel, transfer.panel && `${formatDay(transfer.panel.on)}　${transfer.panel.conclusion}`, 'wide'],
                [text.approver, ref.user(transfer.approverId)?.name],
                [text.opinion, transfer.opinion, 'wide'],
                [text.papers, <PaperLinks key="papers" transfer={transfer} />],
                [text.letter, transfer.letter && <LetterLink transfer={transfer} letter={transfer.letter} />],
                [text.sent, transfer.sentOn && `${formatDay(transfer.sentOn)}　${transfer.receiver}`],
                [text.receiptText, transfer.receipt, 'wide'],
                [text.copies, transfer.copies?.length > 0 && <Copies copies={transfer.copies} />, 'wide'],
              ]}
            />
            <Space className={styles.partActions}>
              <DraftLetter transfer={transfer} />
              {step && (
                <Button size="small" onClick={() => setOpen({ step, transfer })}>
                  {text[step]}
                </Button>
              )}
            </Space>
          </div>
        )
      })}
      <Drawer
        open={open !== undefined}
        title={open && text[open.step]}
        size={520}
        mask={false}
        onClose={close}
        destroyOnHidden
      >
        {open?.step === 'propose' && <ProposeForm caseId={caseId} onDone={close} />}
        {open?.step === 'discuss' && open.transfer && <DiscussForm transfer={open.transfer} onDone={close} />}
        {open?.step === 'decide' && open.transfer && (
          <DecideForm id={open.transfer.id} caseId={caseId} onDone={close} />
        )}
        {open?.step === 'send' && open.transfer && <SendForm id={open.transfer.id} onDone={close} />}
        {open?.step === 'receipt' && open.transfer && <ReceiptForm id={open.transfer.id} onDone={close} />}
      </Drawer>
    </Block>
  )
}

/** The step that has its form here; the letter is drafted by a button of its own and signed on its page. */
function formOf(transfer: Transfer, { userId, roles }: SessionUser) {
  const step = transferStep(transfer)
  if (step === undefined || step === 'draft' || step === 'sign') return undefined
  return isTurnOf(transfer, userId, roles) ? step : undefined
}

function LetterLink({ transfer, letter }: { transfer: Transfer; letter: TransferLetter }) {
  return (
    <Link to="/transfers/$transferId" params={{ transferId: transfer.id }}>
      {letter.issuedOn ? (letter.number ?? text.awaitingNumber) : text.letterDraft(transfer.state === 'approved')}
    </Link>
  )
}

/** 审批表 and 集体讨论记录: made of what was recorded, ready to print. */
function PaperLinks({ transfer }: { transfer: Transfer }) {
  return (
    <Space size="middle">
      {ownPapers(transfer).map((paper) => (
        <Link key={paper} to="/transfers/$transferId/$paper" params={{ transferId: transfer.id, paper }}>
          {transferPaperLabels[paper]}
        </Link>
      ))}
    </Space>
  )
}

function Copies({ copies }: { copies: readonly TransferCopy[] }) {
  const ref = useReference()
  return (
    <ul className={styles.plainList}>
      {copies.map(({ id, as, paper, copies: n, purpose, by, at }) => (
        <li key={id}>
          {formatMoment(at)}　{ref.user(by)?.name}　{text.copy(printKindLabels[as], transferPaperLabels[paper], n)}，
          {purpose}
        </li>
      ))}
    </ul>
  )
}

const draftLetter = ['transfer.draftLetter']

/** Drafts the letter from what was proposed, and opens it. */
function DraftLetter({ transfer }: { transfer: Transfer }) {
  const { bundle } = useCase()
  const ref = useReference()
  const today = civilDateOf(useNow())
  const navigate = useNavigate()
  const run = useRun()
  const offered = useOffered({ type: 'transfer', id: transfer.id }, draftLetter)
  const kind = documentKindOf(TRANSFER_LETTER)
  if (!kind || transfer.letter || offered?.['transfer.draftLetter'] !== null) return null
  async function draft(): Promise<void> {
    const facts = letterFacts({ case: bundle.case, orders: bundle.orders, transfer, ref, today })
    const { id: transferId } = transfer
    if (await run('transfer.draftLetter', { transferId, content: kind?.draft(facts) }))
      void navigate({ to: '/transfers/$transferId', params: { transferId } })
  }
  return (
    <Button size="small" onClick={() => void draft()}>
      {text.draftLetter}
    </Button>
  )
}

interface FormOf {
  readonly id: string
  readonly onDone: () => void
}

function ProposeForm({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const ref = useReference()
  const { organId, userId } = useSession()
  const { handlerIds } = useCase().bundle.case
  const mayShareHands = ref.organ(organId)?.sameHandAllowed
  const [transferId] = useState(() => newId())
  const approvers = ref
    .users()
    .filter((user) => user.organId === organId && user.id !== userId && !user.disabled)
    .filter(({ roles }) => roles.includes('issuer') || roles.includes('reviewer'))
    .filter(({ id }) => mayShareHands || !handlerIds.includes(id))
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <CommandForm<{ targetOrganId?: string; subject: string; facts: string; materials: string[]; approverId?: string }>
      formKey={`transfer/${caseId}`}
      command="transfer.propose"
      initial={{ subject: '', facts: '', materials: [] }}
      toInput={(values) => ({ transferId, caseId, ...values })}
      fieldOf={(path) => path.slice(0, 1)}
      okText={text.propose}
      onDone={onDone}
    >
      <Field name="targetOrganId">
        <OrganSelect accept={({ kind }) => kind === 'discipline' || kind === 'department'} />
      </Field>
      <Field name="subject">
        <Input maxLength={200} />
      </Field>
      <Field name="facts">
        <GrowingText minRows={6} maxRows={16} maxLength={10_000} showCount />
      </Field>
      <Field name="materials">
        <TextListField label={text.material} addText={text.addMaterial} maxLength={200} />
      </Field>
      <Field name="approverId">
        <Select showSearch={{ optionFilterProp: 'label' }} options={approvers} />
      </Field>
    </CommandForm>
  )
}

function DiscussForm({ transfer, onDone }: { transfer: Transfer; onDone: () => void }) {
  const today = civilDateOf(useNow())
  return (
    <CommandForm<PanelValues>
      formKey={`transfer.recordPanel/${transfer.id}`}
      command="transfer.recordPanel"
      initial={panelValues(transfer.panel, today)}
      toInput={(values) => ({ transferId: transfer.id, ...panelInput(values) })}
      okText={text.save}
      onDone={onDone}
    >
      <PanelFields />
    </CommandForm>
  )
}

function DecideForm({ id, caseId, onDone }: FormOf & { caseId: string }) {
  return (
    <CommandForm<{ approve?: boolean; opinion: string }>
      formKey={`transfer.decide/${id}`}
      command="transfer.decide"
      initial={{ opinion: '' }}
      toInput={(values) => ({ transferId: id, caseId, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="approve">
        <Radio.Group
          options={[
            { value: true, label: text.approve },
            { value: false, label: text.refuse },
          ]}
        />
      </Field>
      <Field name="opinion">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} />
      </Field>
    </CommandForm>
  )
}

function SendForm({ id, onDone }: FormOf) {
  const today = civilDateOf(useNow())
  return (
    <CommandForm<{ sentOn?: string; receiver: string }>
      formKey={`transfer.send/${id}`}
      command="transfer.send"
      initial={{ sentOn: today, receiver: '' }}
      toInput={(values) => ({ transferId: id, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="sentOn">
        <DateField disabledDate={(date) => date > today} />
      </Field>
      <Field name="receiver">
        <Input maxLength={100} />
      </Field>
    </CommandForm>
  )
}

function ReceiptForm({ id, onDone }: FormOf) {
  return (
    <CommandForm<{ receipt: string }>
      formKey={`transfer.receipt/${id}`}
      command="transfer.receipt"
      initial={{ receipt: '' }}
      toInput={(values) => ({ transferId: id, ...values })}
      okText={text.save}
      onDone={onDone}
    >
      <Field name="receipt">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} />
      </Field>
    </CommandForm>
  )
}
