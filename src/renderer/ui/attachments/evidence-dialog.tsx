import { Input, Modal } from 'antd'
import type { Attachment, Evidence } from '#shared/domain/attachment'
import type { EntityRef } from '#shared/domain/entities'
import { CommandForm, Field } from '../forms/command-form'
import { DateField } from '../forms/date-field'
import { GrowingText } from '../forms/growing-text'
import { attachmentMessages as text } from './messages'

interface EvidenceDialogProps {
  readonly attachment: Attachment
  readonly onClose: () => void
}

const empty: Evidence = { source: '', obtainedBy: '', proves: '', originalAt: '' }

/** What the piece proves and where it comes from, for the evidence catalogue. */
export function EvidenceDialog({ attachment, onClose }: EvidenceDialogProps) {
  const { id, owner, caseId, name, evidence = empty } = attachment
  const names = { attachmentId: id, owner: owner as EntityRef, ...(caseId ? { caseId } : {}) }
  return (
    <Modal open title={`${text.describe}　${name}`} footer={null} onCancel={onClose} mask={{ closable: false }}>
      <CommandForm<{ evidence: Evidence }>
        formKey={`attachment.describe ${id}`}
        command="attachment.describe"
        initial={{ evidence }}
        toInput={(values) => ({ ...names, ...values })}
        okText={text.ok}
        onDone={onClose}
      >
        <Field name={['evidence', 'proves']} label={text.fields.proves}>
          <GrowingText minRows={2} maxRows={6} maxLength={1000} />
        </Field>
        <Field name={['evidence', 'source']} label={text.fields.source}>
          <Input maxLength={200} />
        </Field>
        <Field name={['evidence', 'obtainedBy']} label={text.fields.obtainedBy}>
          <Input maxLength={100} />
        </Field>
        <Field name={['evidence', 'obtainedAt']} label={text.fields.obtainedAt}>
          <DateField />
        </Field>
        <Field name={['evidence', 'originalAt']} label={text.fields.originalAt}>
          <Input maxLength={200} />
        </Field>
      </CommandForm>
    </Modal>
  )
}
