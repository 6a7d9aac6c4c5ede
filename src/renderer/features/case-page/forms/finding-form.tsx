import { Radio } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import { natureLabels } from '#shared/domain/field-text'
import { checklistTopics, findingNature } from '#shared/domain/supervision-case'
import { useReference } from '../../../data/hooks'
import { BasisPicker } from '../../../ui/forms/basis-picker'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import { TextListField } from '../../../ui/forms/text-list-field'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { formKey } from '../form-key'
import { formTexts as text } from '../form-messages'
import type { FormProps } from './form-props'
import { IssueSelect } from './issue-select'

interface FindingValues {
  topic?: string
  issue?: string
  fact: string
  evidence: readonly string[]
  basisIds: readonly string[]
  nature?: string
  correction: string
}

interface FindingFormProps extends FormProps {
  /** The finding that is changed; absent for a new one. */
  readonly findingId?: string
  readonly topic?: string
}

/** One finding: what, proved by what, against which basis, how grave, and what has to be put right. */
export function FindingForm({ findingId, topic, onDone }: FindingFormProps) {
  const { bundle } = useCase()
  const ref = useReference()
  const caseId = bundle.case.id
  const before = findingId ? bundle.case.findings[findingId] : undefined
  const newId = useMemo(() => uuid(), [])
  const initial: FindingValues = before ?? { topic, fact: '', evidence: [], basisIds: [], correction: '' }
  return (
    <CommandForm<FindingValues>
      formKey={formKey(caseId, 'case.recordFinding', findingId)}
      command="case.recordFinding"
      initial={initial}
      toInput={(values) => ({
        ...values,
        caseId,
        findingId: findingId ?? newId,
        evidence: values.evidence.map((item) => item.trim()).filter((item) => item !== ''),
      })}
      okText={text.saveFinding}
      onDone={onDone}
    >
      {(form) => (
        <>
          <div className={styles.two}>
            <Field name="topic">
              <Radio.Group
                className={styles.wrapRadios}
                options={checklistTopics.map((code) => ({ value: code, label: ref.label('checklistTopic', code) }))}
              />
            </Field>
            <Field name="issue">
              <IssueSelect
                topicOf={() => form.getFieldValue('topic')}
                onTopic={(code) => form.setFieldValue('topic', code)}
              />
            </Field>
          </div>
          <Field name="fact" hint={text.factHint}>
            <GrowingText minRows={5} maxRows={16} maxLength={10_000} showCount />
          </Field>
          <Field name="evidence" hint={text.evidenceHint}>
            <TextListField label={text.evidence} addText={text.addEvidence} maxLength={200} />
          </Field>
          <Field name="basisIds">
            <BasisPicker />
          </Field>
          <Field name="nature">
            <Radio.Group options={findingNature.options.map((code) => ({ value: code, label: natureLabels[code] }))} />
          </Field>
          <Field name="correction" hint={text.correctionHint}>
            <GrowingText minRows={3} maxRows={10} maxLength={4000} showCount />
          </Field>
        </>
      )}
    </CommandForm>
  )
}
