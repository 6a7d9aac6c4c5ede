import { Empty, Select } from 'antd'
import { useLive } from '../../../data/hooks'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { useCase } from '../case-context'
import { formKey } from '../form-key'
import { formTexts as text } from '../form-messages'
import type { FormProps } from './form-props'

/** 依同类意见书办理: which served opinion of the group says what this case would say too. */
export function SharedOpinionForm({ onDone }: FormProps) {
  const caseId = useCase().bundle.case.id
  const { value: opinions = [] } = useLive(`group opinions ${caseId}`, ['cases', 'documents'], (desk) =>
    desk.groupOpinions([caseId]),
  )
  if (opinions.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text.noSharedOpinion} />
  return (
    <CommandForm<{ documentId?: string }>
      formKey={formKey(caseId, 'case.underOpinion')}
      command="case.underOpinion"
      initial={{ documentId: opinions.length === 1 ? opinions[0]?.documentId : undefined }}
      toInput={({ documentId }) => ({
        caseId,
        documentId,
        leadCaseId: opinions.find((each) => each.documentId === documentId)?.leadCaseId,
      })}
      okText={text.underOpinion}
      onDone={onDone}
    >
      <Field name="documentId" hint={text.underOpinionHint}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={opinions.map(({ documentId, number, leadTitle }) => ({
            value: documentId,
            label: `${number}　${leadTitle}`,
          }))}
        />
      </Field>
    </CommandForm>
  )
}
