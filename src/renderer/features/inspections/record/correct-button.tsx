import { Drawer, Input } from 'antd'
import { useMemo, useState } from 'react'
import { v7 as uuid } from 'uuid'
import { OfferedButton } from '../../../ui/commands/command-button'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import { usePresent } from '../../../ui/time/use-now'
import { idsOf, useInspectionPage } from '../inspection-context'
import { siteTexts as text } from '../messages'

/** After the end: what was wrong, what is right, and why; printed under the record. */
export function CorrectButton() {
  const { bundle, offered } = useInspectionPage()
  const [open, setOpen] = useState(false)
  if (bundle.inspection.status !== 'finished') return null
  return (
    <>
      <OfferedButton refusal={offered?.['inspection.correct']} label={text.correct} onRun={() => setOpen(true)} />
      <Drawer open={open} title={text.correct} size={520} mask={false} onClose={() => setOpen(false)} destroyOnHidden>
        <CorrectForm onDone={() => setOpen(false)} />
      </Drawer>
    </>
  )
}

function CorrectForm({ onDone }: { onDone: () => void }) {
  const { inspection: found } = useInspectionPage().bundle
  const present = usePresent()
  const correctionId = useMemo(() => uuid(), [])
  return (
    <CommandForm<{ what: string; text: string; reason: string }>
      formKey={`inspection.correct/${found.id}`}
      command="inspection.correct"
      initial={{ what: '', text: '', reason: '' }}
      toInput={(values) => ({ ...idsOf(found), correctionId, at: present().toISOString(), ...values })}
      okText={text.correct}
      onDone={onDone}
    >
      <Field name="what">
        <Input maxLength={200} />
      </Field>
      <Field name="text">
        <GrowingText minRows={3} maxRows={10} maxLength={2000} />
      </Field>
      <Field name="reason">
        <GrowingText minRows={2} maxRows={6} maxLength={500} />
      </Field>
    </CommandForm>
  )
}
