import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { OfferedButton } from '../../../ui/commands/command-button'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { Block } from '../../../ui/sections/block'
import page from '../../../ui/sections/subject-page.module.css'
import { formatMoment } from '../../../ui/time/format'
import { useNow, usePresent } from '../../../ui/time/use-now'
import { idsOf, useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { MomentField } from './moment-field'

interface StartValues {
  readonly startedAt: string
  readonly attending: string
  readonly certShown: boolean
  readonly recusalAsked: boolean
  readonly recusalAnswer: string
}

/** Certificates, rights, who is there, and when: what must come first. */
export function StartBlock() {
  const { bundle, offered } = useInspectionPage()
  const { inspection: found } = bundle
  const [editing, setEditing] = useState(false)
  const now = useNow().toISOString()
  const present = usePresent()
  const begun = found.startedAt !== undefined
  if (begun && !editing)
    return (
      <Block
        title={text.steps.start}
        actions={
          found.status === 'running' && (
            <OfferedButton
              refusal={offered?.['inspection.start']}
              label={text.restart}
              onRun={() => setEditing(true)}
            />
          )
        }
      >
        <p className={styles.text}>{text.startedFacts(formatMoment(found.startedAt), found.attending)}</p>
        <p className={styles.muted}>
          {text.startFields.certShown}；{text.startFields.recusalAsked}，{found.recusalAnswer || text.recusalDefault}。
        </p>
      </Block>
    )
  return (
    <Block title={text.steps.start} hint={!begun && text.notStarted}>
      <CommandForm<StartValues>
        formKey={`inspection.start/${found.id}`}
        command="inspection.start"
        initial={{
          startedAt: found.startedAt ?? '',
          attending: found.attending,
          certShown: found.certShown,
          recusalAsked: found.recusalAsked,
          recusalAnswer: found.recusalAnswer || text.recusalDefault,
        }}
        toInput={(values) => ({ ...idsOf(found), ...values, startedAt: values.startedAt || present().toISOString() })}
        okText={begun ? text.restart : text.start}
        onDone={() => setEditing(false)}
      >
        <Field name="certShown" label="" required={false} valuePropName="checked">
          <Checkbox>{text.startFields.certShown}</Checkbox>
        </Field>
        <Field name="recusalAsked" label="" required={false} valuePropName="checked">
          <Checkbox>{text.startFields.recusalAsked}</Checkbox>
        </Field>
        <div className={page.two}>
          <Field name="recusalAnswer">
            <Input maxLength={100} />
          </Field>
          <Field name="startedAt">
            <MomentField fallback={now} />
          </Field>
        </div>
        <Field name="attending" hint={text.attendingHint}>
          <Input maxLength={200} />
        </Field>
      </CommandForm>
    </Block>
  )
}
