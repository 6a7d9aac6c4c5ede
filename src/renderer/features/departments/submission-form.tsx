import { Form, Input, Radio } from 'antd'
import { v7 as uuid } from 'uuid'
import { civilDateOf } from '#shared/domain/civil-date'
import { replyOutcome, replyOutcomeLabels } from '#shared/domain/document-life'
import type { ReportedItem, Submission } from '#shared/domain/submission'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { DateField } from '../../ui/forms/date-field'
import { GrowingText } from '../../ui/forms/growing-text'
import { OrganSelect } from '../../ui/forms/organ-select'
import { RowList } from '../../ui/forms/row-list'
import page from '../../ui/sections/subject-page.module.css'
import { useNow } from '../../ui/time/use-now'
import { departmentTexts } from './messages'

const text = departmentTexts.submission

type Values = Pick<Submission, 'number' | 'text' | 'outcome' | 'until' | 'competentOrganId' | 'basis'> & {
  readonly items: readonly Partial<ReportedItem>[]
}

const outcomes = replyOutcome.options.map((value) => ({ value, label: replyOutcomeLabels[value] }))

/** Names the form of a paper, and what stands in it and is not saved. */
export const editFormOf = (submissionId: string) => `${submissionId}/submission.edit`

/** The paper's words; a colleague may go on with them. */
export function SubmissionForm({ submission }: { submission: Submission }) {
  const today = civilDateOf(useNow())
  const { id, kind, organId, number, outcome, until, items, competentOrganId, basis } = submission
  return (
    <CommandForm<Values>
      formKey={editFormOf(id)}
      command="submission.edit"
      initial={{ number, text: submission.text, outcome, until, items, competentOrganId, basis }}
      toInput={({ items: rows, ...values }) => ({
        submissionId: id,
        ...values,
        ...(kind === 'rectification' ? { items: (rows ?? []).map((row) => ({ ...row, id: row.id ?? uuid() })) } : {}),
      })}
      okText={text.save}
      doneText={text.saved}
    >
      {kind === 'reply' && (
        <Field name="outcome" required>
          <Radio.Group options={outcomes} />
        </Field>
      )}
      {kind === 'extension' && (
        <Field name="until" required>
          <DateField disabledDate={(date) => date <= today} />
        </Field>
      )}
      {kind === 'dispute' && (
        <Field name="competentOrganId" required>
          <OrganSelect accept={(organ) => organ.id !== organId} />
        </Field>
      )}
      <Field name="text" label={text.text[kind]} required>
        <GrowingText minRows={8} maxRows={24} maxLength={10_000} showCount />
      </Field>
      {kind === 'dispute' && (
        <Field name="basis" required hint={text.basisHint}>
          <GrowingText minRows={2} maxRows={8} maxLength={1000} showCount />
        </Field>
      )}
      {kind === 'rectification' && (
        <RowList name="items" label={text.items} addText={text.addItem} empty={{}}>
          {(row) => (
            <div className={page.rows}>
              <Form.Item name={[row, 'problem']} label={text.problem} required>
                <GrowingText minRows={2} maxRows={6} maxLength={2000} />
              </Form.Item>
              <Form.Item name={[row, 'measure']} label={text.measure}>
                <GrowingText minRows={2} maxRows={6} maxLength={2000} />
              </Form.Item>
              <Form.Item name={[row, 'person']} label={text.person}>
                <Input maxLength={100} />
              </Form.Item>
            </div>
          )}
        </RowList>
      )}
      <Field name="number">
        <Input maxLength={60} />
      </Field>
    </CommandForm>
  )
}
