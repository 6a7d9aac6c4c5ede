import { Alert, Input, InputNumber, Radio } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { isAwaited } from '#shared/commands/documents/document-reply'
import { civilDateOf } from '#shared/domain/civil-date'
import { type ReplyOutcome, replyOutcome, replyOutcomeLabels } from '#shared/domain/document-life'
import type { StoredFile } from '#shared/domain/stored-file'
import { useReference } from '../../../data/hooks'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { GrowingText } from '../../../ui/forms/growing-text'
import { formatDay } from '../../../ui/time/format'
import { useNow } from '../../../ui/time/use-now'
import styles from '../document-page.module.css'
import { documentTexts as text } from '../messages'
import type { CommandFormProps } from './command-dialog'
import { FilesField } from './files-field'
import { idsOf } from './ids-of'

interface SealValues {
  seal: string
  copies: number | null
  on?: string
  approvedBy: string
  note: string
}

export function SealForm({ document, onDone }: CommandFormProps) {
  const ref = useReference()
  const today = civilDateOf(useNow())
  const sealUseId = useMemo(() => uuid(), [])
  return (
    <CommandForm<SealValues>
      formKey={`${document.id}/document.recordSeal`}
      command="document.recordSeal"
      initial={{
        seal: ref.organ(document.organId)?.name ?? '',
        copies: 2,
        on: today,
        approvedBy: ref.user(document.signerId)?.name ?? '',
        note: '',
      }}
      toInput={({ copies, ...values }) => ({
        documentId: document.id,
        caseId: document.caseId,
        sealUseId,
        copies: copies ?? undefined,
        ...values,
      })}
      okText={text.commands['document.recordSeal']}
      doneText={text.done['document.recordSeal']}
      onDone={onDone}
    >
      <p className={styles.dialogText}>{text.sealText}</p>
      <Field name="seal">
        <Input maxLength={60} />
      </Field>
      <div className={styles.two}>
        <Field name="copies">
          <InputNumber<number> min={1} max={999} precision={0} />
        </Field>
        <Field name="on">
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
      <Field name="approvedBy">
        <Input maxLength={50} />
      </Field>
      <Field name="note">
        <Input maxLength={200} />
      </Field>
    </CommandForm>
  )
}

interface ReplyValues {
  receivedOn?: string
  outcome: ReplyOutcome
  number: string
  text: string
  files: readonly StoredFile[]
}

export function ReplyForm({ bundle, document, onDone }: CommandFormProps) {
  const today = civilDateOf(useNow())
  const replyId = useMemo(() => uuid(), [])
  const dueOn = document.replyDueAt && civilDateOf(document.replyDueAt)
  return (
    <CommandForm<ReplyValues>
      formKey={`${document.id}/document.recordReply`}
      command="document.recordReply"
      initial={{ receivedOn: today, outcome: 'report', number: '', text: '', files: [] }}
      toInput={(values) => ({ ...idsOf(document), replyId, ...values })}
      okText={text.commands['document.recordReply']}
      doneText={text.done['document.recordReply']}
      onDone={onDone}
    >
      {isAwaited({ document, case: bundle.case }) && (
        <Alert type="info" role="status" showIcon title={text.replyMovesCase} className={styles.dialogAlert} />
      )}
      <Field name="outcome">
        <Radio.Group
          vertical
          options={replyOutcome.options.map((value) => ({ value, label: replyOutcomeLabels[value] }))}
        />
      </Field>
      <div className={styles.two}>
        <Field name="receivedOn" hint={dueOn && text.replyDueOn(formatDay(dueOn))}>
          <DateField disabledDate={(date) => date > today} />
        </Field>
        <Field name="number" hint={text.replyNumberHint}>
          <Input maxLength={60} />
        </Field>
      </div>
      <Field name="text">
        <GrowingText minRows={5} maxRows={16} maxLength={10_000} showCount />
      </Field>
      <FilesField name="files" document={document} />
    </CommandForm>
  )
}

export function FileForm({ document, onDone }: CommandFormProps) {
  return (
    <CommandForm<{ note: string }>
      formKey={`${document.id}/document.file`}
      command="document.file"
      initial={{ note: '' }}
      toInput={(values) => ({ documentId: document.id, caseId: document.caseId, ...values })}
      okText={text.commands['document.file']}
      doneText={text.done['document.file']}
      onDone={onDone}
    >
      <p className={styles.dialogText}>{text.fileText}</p>
      <Field name="note" hint={text.fileHint}>
        <Input maxLength={500} />
      </Field>
    </CommandForm>
  )
}
