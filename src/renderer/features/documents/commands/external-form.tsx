import { Input } from 'antd'
import { civilDateOf } from '#shared/domain/civil-date'
import type { StoredFile } from '#shared/domain/stored-file'
import { StoredFilesField } from '../../../ui/attachments/stored-files-field'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { useNow } from '../../../ui/time/use-now'
import styles from '../document-page.module.css'
import { documentTexts as text } from '../messages'
import type { CommandFormProps } from './command-dialog'

interface ExternalValues {
  number: string
  signer: string
  on?: string
  scan: string
  scanFiles: readonly StoredFile[]
}

export function ExternalForm({ bundle, document, onDone }: CommandFormProps) {
  const today = civilDateOf(useNow())
  const { approval } = bundle.case
  return (
    <CommandForm<ExternalValues>
      formKey={`${document.id}/document.recordExternal`}
      command="document.recordExternal"
      initial={{ number: '', signer: approval?.signer ?? '', on: approval?.on, scan: '', scanFiles: [] }}
      toInput={({ scanFiles, ...values }) => ({
        documentId: document.id,
        caseId: document.caseId,
        scanFile: scanFiles[0],
        ...values,
      })}
      okText={text.commands['document.recordExternal']}
      doneText={text.done['document.recordExternal']}
      onDone={onDone}
    >
      <Field name="number" hint={text.numberHint}>
        <Input maxLength={40} />
      </Field>
      <div className={styles.two}>
        <Field name="signer">
          <Input maxLength={50} />
        </Field>
        <Field name="on">
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
      <Field name="scan" hint={text.scanHint}>
        <Input maxLength={200} />
      </Field>
      <Field name="scanFiles" label={text.scanFile}>
        <StoredFilesField owner={{ type: 'officialDocument', id: document.id, caseId: document.caseId }} most={1} />
      </Field>
    </CommandForm>
  )
}
