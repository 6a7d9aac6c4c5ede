import { Alert, App, Form, type FormInstance } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { commandRegistry } from '#shared/commands/registry'
import type { Refusal } from '#shared/messages/catalogue'
import { fieldTitle } from '#shared/messages/zod-chinese'
import { useDesk } from '../../data/hooks'
import { whenIdle } from '../../data/when-idle'
import { RefusalNotice } from '../feedback/refusal-notice'
import { touchedDraft } from './draft-fields'
import { fieldMessages as text } from './field-messages'
import { FormActions, formBusy, MeanwhileNotice } from './form-actions'
import { useFormDrafts } from './form-drafts'
import styles from './forms.module.css'
import { holdEnterWhileComposing, isSubmitKey } from './ime'

type FieldName = readonly (string | number)[]

interface CommandFormProps<V extends object> {
  /** Names the draft that is kept while the form is not sent: case and command. */
  readonly formKey: string
  /** Type of the command in the registry; its schema gives titles and checks. */
  readonly command: string
  /** What the fields show at first; a field nobody touched follows it. */
  readonly initial: V
  readonly toInput: (values: V) => unknown
  /** Where a part of the command's input stands in the form; by default under the same name. */
  readonly fieldOf?: (path: FieldName) => FieldName
  readonly okText: string
  readonly danger?: boolean
  /** What is said once it is saved; the form's own words by default. */
  readonly doneText?: string
  readonly onDone?: () => void
  readonly onCancel?: () => void
  readonly children: ReactNode | ((form: FormInstance<V>) => ReactNode)
}

/** Always the same: another empty list would draw the whole form anew with every key. */
const noProblems: readonly string[] = []

const SchemaContext = createContext<z.ZodType>(z.unknown())

/**
 * One form for one command. What was typed survives errors, leaving the page and locking; problems stand at their
 * fields; Enter never sends while an input method composes, Ctrl+Enter sends from anywhere.
 */
export function CommandForm<V extends object>(props: CommandFormProps<V>) {
  const { formKey, command, initial, toInput, fieldOf = (path) => path, onDone } = props
  const desk = useDesk()
  const { message } = App.useApp()
  const [form] = Form.useForm<V>()
  const { keep, drop } = useFormDrafts.getState()
  const [refusal, setRefusal] = useState<Refusal>()
  const [loose, setLoose] = useState(noProblems)
  const [sending] = useState(formBusy)
  const schema = schemaOf(command)
  const typed = () => useFormDrafts.getState().drafts[formKey]
  useFollowing(form, initial, () => typed()?.values)

  function clearProblems() {
    setRefusal(undefined)
    setLoose(noProblems)
  }

  async function submit() {
    // The button is off meanwhile; Ctrl+Enter held down is not.
    if (sending.getState().busy) return
    clearProblems()
    const input = toInput(form.getFieldsValue(true) as V)
    const parsed = schema.safeParse(input)
    if (!parsed.success) return showProblems(parsed.error)
    sending.setState({ busy: true })
    const answer = await desk.run(command, input).finally(() => sending.setState({ busy: false }))
    if (!answer.ok) return setRefusal(answer.refusal)
    drop(formKey)
    whenIdle(() => void message.success(props.doneText ?? text.saved))()
    onDone?.()
  }

  function showProblems(error: z.ZodError) {
    const known = error.issues.map((issue) => ({ ...issue, name: fieldOf(issue.path as FieldName) }))
    const shown = new Set(form.getFieldsError().map(({ name }) => name.join('.')))
    const placed = known.filter(({ name }) => shown.has(name.join('.')))
    form.setFields(placed.map(({ name, message: problem }) => ({ name: [...name] as never, errors: [problem] })))
    setLoose(
      known
        .filter((issue) => !placed.includes(issue))
        .map((issue) => [fieldTitle(schema, issue.path), issue.message].filter(Boolean).join('：')),
    )
    const first = placed[0]
    if (first) form.scrollToField([...first.name] as never, { focus: true, block: 'center' })
  }

  function keepTouched(all: object, before: ReturnType<typeof typed>) {
    const next = touchedDraft(all as Record<string, unknown>, initial as Record<string, unknown>, before)
    if (next) keep(formKey, next)
    else drop(formKey)
  }

  function giveUp() {
    drop(formKey)
    clearProblems()
    form.setFieldsValue(initial as never)
    props.onCancel?.()
  }

  return (
    <SchemaContext.Provider value={schema}>
      <Form<V>
        // Two forms may stand side by side, and each has its 理由: a label must lead to its own field.
        name={formKey}
        form={form}
        layout="vertical"
        requiredMark
        className={styles.form}
        initialValues={{ ...initial, ...typed()?.values }}
        onFinish={() => void submit()}
        onValuesChange={(_changed, all) => {
          clearProblems()
          keepTouched(all, typed())
        }}
        onKeyDownCapture={holdEnterWhileComposing}
        onKeyDown={(event) => {
          if (isSubmitKey(event)) form.submit()
        }}
      >
        {refusal && <RefusalNotice refusal={refusal} onClose={clearProblems} />}
        {loose.length > 0 && (
          <Alert type="error" role="alert" showIcon title={text.problems} description={loose.join('；')} />
        )}
        <MeanwhileNotice
          formKey={formKey}
          initial={initial as Record<string, unknown>}
          schema={schema}
          fieldOf={fieldOf}
          onTakeNewest={(newest) => {
            form.setFieldsValue(newest as never)
            keepTouched({ ...typed()?.values, ...newest }, undefined)
          }}
        />
        {typeof props.children === 'function' ? props.children(form) : props.children}
        <FormActions
          formKey={formKey}
          sending={sending}
          okText={props.okText}
          danger={props.danger}
          onGiveUp={giveUp}
        />
      </Form>
    </SchemaContext.Provider>
  )
}

/** Fields that nobody touched show what the case says now, while the form stands open. */
function useFollowing<V extends object>(form: FormInstance<V>, initial: V, typed: () => object | undefined): void {
  const seen = useRef(JSON.stringify(initial))
  const now = JSON.stringify(initial)
  useEffect(() => {
    if (seen.current === now) return
    seen.current = now
    form.setFieldsValue({ ...(JSON.parse(now) as object), ...typed() } as never)
  })
}

function schemaOf(command: string): z.ZodType {
  const definition = commandRegistry.get(command)
  if (!definition) throw new Error(`unknown command ${command}`)
  return definition.input
}

interface FieldProps {
  readonly name: string | FieldName
  /** The title of the command's field by default. */
  readonly label?: string
  readonly required?: boolean
  readonly hint?: ReactNode
  readonly className?: string
  readonly valuePropName?: string
  readonly children: ReactNode
}

/** A field of a command form: its label and whether it must be filled in come from the command's schema. */
export function Field({ name, label, required, hint, children, className, valuePropName }: FieldProps) {
  const schema = useContext(SchemaContext)
  const path = typeof name === 'string' ? [name] : [...name]
  return (
    <Form.Item
      name={path as never}
      label={label ?? fieldTitle(schema, path)}
      required={required ?? isRequired(schema, path)}
      extra={hint}
      className={className}
      valuePropName={valuePropName}
      validateTrigger={[]}
    >
      {children}
    </Form.Item>
  )
}

function isRequired(schema: z.ZodType, [first]: FieldName): boolean {
  if (!(schema instanceof z.ZodObject)) return false
  const field = schema.shape[String(first)] as z.ZodType | undefined
  return field !== undefined && !field.safeParse(undefined).success
}
