import { Drawer, Select } from 'antd'
import { useState } from 'react'
import { openStages } from '#shared/domain/stages'
import { useLive } from '../../../data/hooks'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { leaveOnTab } from '../../../ui/forms/leave-on-tab'
import { statusMessages } from '../../../ui/status/messages'
import { idsOf, useInspectionPage } from '../inspection-context'
import { inspectionTexts, packTexts as text } from '../messages'

interface PackValues {
  readonly caseIds: string[]
  readonly endsOn?: string
}

/** Which cases go along, and until when. */
export function PackDrawer({ onClose }: { onClose: () => void }) {
  const { inspection: found } = useInspectionPage().bundle
  return (
    <Drawer open title={text.title} size={560} mask={false} onClose={onClose}>
      <CommandForm<PackValues>
        formKey={`inspection.pack/${found.id}`}
        command="inspection.pack"
        initial={{
          caseIds: found.pack?.caseIds ?? [found.caseId],
          endsOn: found.pack?.endsOn ?? found.plannedOn,
        }}
        toInput={(values) => ({ ...idsOf(found), ...values })}
        okText={inspectionTexts.save}
        onDone={onClose}
      >
        <Field name="caseIds" hint={text.similar}>
          <CasesField />
        </Field>
        <Field name="endsOn" hint={text.hint}>
          <DateField />
        </Field>
      </CommandForm>
    </Drawer>
  )
}

interface CasesFieldProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (ids: string[]) => void
}

/** Several running cases, found by number, title or organ; those chosen stay in the list whatever is searched. */
function CasesField({ id, value = [], onChange }: CasesFieldProps) {
  const [words, setWords] = useState('')
  const found = useLive(
    `pack cases ${words} ${value.join(' ')}`,
    ['cases'],
    async (desk) => {
      const chosen = await Promise.all(value.map((caseId) => desk.get('supervisionCase', caseId)))
      const page = { offset: 0, limit: 30, stage: [...openStages] }
      const { rows } = await desk.listCases({ ...page, ...(words ? { text: words } : {}) })
      return [...chosen.flatMap((one) => one ?? []), ...rows.filter((row) => !value.includes(row.id))]
    },
    { keepEarlier: true },
  ).value
  return (
    <Select<string[]>
      id={id}
      mode="multiple"
      onInputKeyDown={leaveOnTab}
      value={value}
      showSearch={{ filterOption: false, onSearch: setWords }}
      options={(found ?? []).map((one) => ({
        value: one.id,
        label: `${one.caseNo || statusMessages.awaitingNumber}　${one.title}`,
      }))}
      onChange={(ids) => onChange?.(ids)}
    />
  )
}
