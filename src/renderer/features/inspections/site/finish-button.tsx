import { Modal } from 'antd'
import { useState } from 'react'
import { standingSignatures } from '#shared/domain/inspection'
import { OfferedButton } from '../../../ui/commands/command-button'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { useNow, usePresent } from '../../../ui/time/use-now'
import { idsOf, useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { MomentField } from './moment-field'

/** Ends the inspection, at the moment it really ended. */
export function FinishButton() {
  const { bundle, offered } = useInspectionPage()
  const [open, setOpen] = useState(false)
  const now = useNow().toISOString()
  const present = usePresent()
  const { inspection: found } = bundle
  return (
    <>
      <OfferedButton
        refusal={offered?.['inspection.finish']}
        label={text.finish}
        look="primary"
        onRun={() => setOpen(true)}
      />
      <Modal
        open={open}
        title={text.finish}
        footer={null}
        mask={{ closable: false }}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className={styles.muted}>{text.finishText}</p>
        <CommandForm<{ endedAt: string }>
          formKey={`inspection.finish/${found.id}`}
          command="inspection.finish"
          initial={{ endedAt: '' }}
          toInput={(values) => ({
            ...idsOf(found),
            endedAt: values.endedAt || present().toISOString(),
            signatureIds: standingSignatures(found).flatMap(({ image }) => image?.attachmentId ?? []),
          })}
          okText={text.finish}
          onDone={() => setOpen(false)}
        >
          <Field name="endedAt">
            <MomentField fallback={now} />
          </Field>
        </CommandForm>
      </Modal>
    </>
  )
}
