import { Alert, Button, Popconfirm } from 'antd'
import type { z } from 'zod'
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { fieldTitle } from '#shared/messages/zod-chinese'
import { useSession } from '../../data/hooks'
import { changedMeanwhile } from './draft-fields'
import { fieldMessages as text } from './field-messages'
import { useFormDrafts } from './form-drafts'
import styles from './forms.module.css'

/** Whether a form is being sent: told to its button alone, because drawing all fields anew takes longer than sending. */
export type FormBusy = UseBoundStore<StoreApi<{ readonly busy: boolean }>>

export function formBusy(): FormBusy {
  return create(() => ({ busy: false }))
}

interface FormActionsProps {
  readonly formKey: string
  readonly sending: FormBusy
  readonly okText: string
  readonly danger?: boolean | undefined
  readonly onGiveUp: () => void
}

/** The buttons of a command form, and where its words are kept; they follow what is typed, the fields do not. */
export function FormActions({ formKey, sending, okText, danger, onGiveUp }: FormActionsProps) {
  const { enrolled } = useSession()
  const busy = sending((state) => state.busy)
  const draft = useFormDrafts(({ drafts }) => drafts[formKey])
  const isStored = useFormDrafts(({ stored }) => stored[formKey] === draft)
  const keptText = enrolled && isStored ? text.keptHere : text.kept
  return (
    <div className={styles.actions}>
      {/* Named apart from its content: the spinner may outlive the work and would be read as part of the name. */}
      <Button type="primary" htmlType="submit" danger={danger} loading={busy} aria-label={okText} aria-busy={busy}>
        {okText}
      </Button>
      {draft && (
        <Popconfirm title={text.giveUpAsk} okText={text.giveUp} cancelText={text.goOn} onConfirm={onGiveUp}>
          <Button>{text.giveUp}</Button>
        </Popconfirm>
      )}
      <span className={styles.kept}>{draft ? keptText : text.keys}</span>
    </div>
  )
}

interface MeanwhileNoticeProps {
  readonly formKey: string
  readonly initial: Readonly<Record<string, unknown>>
  readonly schema: z.ZodType
  readonly fieldOf: (path: readonly (string | number)[]) => readonly (string | number)[]
  readonly onTakeNewest: (newest: Readonly<Record<string, unknown>>) => void
}

/** Says which fields that the officer has touched were changed by somebody else since. */
export function MeanwhileNotice({ formKey, initial, schema, fieldOf, onTakeNewest }: MeanwhileNoticeProps) {
  const draft = useFormDrafts(({ drafts }) => drafts[formKey])
  const meanwhile = draft ? changedMeanwhile(draft, initial) : []
  if (meanwhile.length === 0) return null
  return (
    <Alert
      type="warning"
      role="status"
      showIcon
      title={text.meanwhile(meanwhile.map((name) => fieldTitle(schema, [...fieldOf([name])])).join('、'))}
      action={
        <Button onClick={() => onTakeNewest(Object.fromEntries(meanwhile.map((name) => [name, initial[name]])))}>
          {text.takeNewest}
        </Button>
      }
    />
  )
}
