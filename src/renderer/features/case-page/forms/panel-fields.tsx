import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { civilDateOf } from '#shared/domain/civil-date'
import type { PanelDiscussion } from '#shared/domain/panel'
import { Field } from '../../../ui/forms/command-form'
import { DateField } from '../../../ui/forms/date-field'
import { fieldMessages } from '../../../ui/forms/field-messages'
import { GrowingText } from '../../../ui/forms/growing-text'
import { useNow } from '../../../ui/time/use-now'
import styles from '../case-page.module.css'
import { formTexts as text } from '../form-messages'

export interface PanelValues {
  readonly on?: string
  readonly chair: string
  readonly members: readonly { readonly name?: string; readonly opinion?: string }[]
  readonly conclusion: string
}

/** What was recorded before, else three empty lines: there are no fewer members. */
export function panelValues(before: PanelDiscussion | undefined, today: string): PanelValues {
  return before ?? { on: today, chair: '', members: [{}, {}, {}], conclusion: '' }
}

export function panelInput({ members, ...values }: PanelValues) {
  return { ...values, members: members.map(({ name = '', opinion = '' }) => ({ name, opinion })) }
}

/** 集体讨论, of a case or of a 移送. */
export function PanelFields() {
  const today = civilDateOf(useNow())
  return (
    <>
      <div className={styles.two}>
        <Field name="on">
          <DateField disabledDate={(date) => date > today} />
        </Field>
        <Field name="chair">
          <Input maxLength={50} />
        </Field>
      </div>
      <PanelMembers />
      <Field name="conclusion">
        <GrowingText minRows={3} maxRows={12} maxLength={4000} showCount />
      </Field>
    </>
  )
}

function PanelMembers() {
  return (
    <Form.Item label={text.members} required extra={text.membersHint}>
      <Form.List name="members">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }, index) => (
              <div key={key} className={styles.member}>
                <Form.Item name={[name, 'name']} validateTrigger={[]}>
                  <Input maxLength={50} placeholder={text.memberName} aria-label={text.memberNameOf(index + 1)} />
                </Form.Item>
                <Form.Item name={[name, 'opinion']} validateTrigger={[]}>
                  <GrowingText
                    minRows={1}
                    maxRows={6}
                    maxLength={2000}
                    placeholder={text.memberOpinion}
                    aria-label={text.memberOpinionOf(index + 1)}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={fieldMessages.removeItem(index + 1)}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            <Button type="dashed" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
              {text.addMember}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}
