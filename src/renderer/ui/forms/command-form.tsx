import { Alert, App, Button, Form, type FormInstance, Popconfirm } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { commandRegistry } from '#shared/commands/registry'
import type { Refusal } from '#shared/messages/catalogue'
import { fieldTitle } from '#shared/messages/zod-chinese'
import { useDesk, useSession } from '../../data/hooks'
import { RefusalNotice } from '../feedback/refusal-notice'
import { changedMeanwhile, touchedDraft } from './draft-fields'
import { fieldMessages as text } from './field-messages'
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

const SchemaContext = createContext<z.ZodType>(z.unknown())

/**
 * One form for one command. What was typed survives errors, leaving the page and locking; problems stand at their
 * fields; Enter never sends while an input method composes, Ctrl+Enter sends from anywhere.
 */
export function CommandForm<V extends object>(props: CommandFormProps<V>) {
  const { formKey, command, initial, toInput, fieldOf = (path) => path, onDone } = props
  const desk = useDesk()
  const { enrolled } = useSession()
  const { message } = App.useApp()
  const [form] = Form.useForm<V>()
  const draft = useFormDrafts(({ drafts }) => drafts[formKey])
  const { keep, drop } = useFormDrafts.getState()
  const [refusal, setRefusal] = useState<Refusal>()
  const [loose, setLoose] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)
  const schema = schemaOf(command)
  useFollowing(form, initial, draft?.values)
  const isStored = useFormDrafts(({ stored }) => stored[formKey] === draft)
  const keptText = enrolled && isStored ? text.keptHere : text.kept
  const meanwhile = draft ? changedMeanwhile(draft, initial as Record<string, unknown>) : []

  function clearProblems() {
    setRefusal(undefined)
    setLoose([])
  }

  async function submit() {
    clearProblems()
    const input = toInput(form.getFieldsValue(true) as V)
    const parsed = schema.safeParse(input)
    if (!parsed.success) return showProblems(parsed.error)
    setBusy(true)
    const answer = await desk.run(command, input).finally(() => setBusy(false))
    if (!answer.ok) return setRefusal(answer.refusal)
    drop(formKey)
    void message.success(props.doneText ?? text.saved)
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
        initialValues={{ ...initial, ...draft?.values }}
        onFinish={() => void submit()}
        onValuesChange={(_changed, all) => {
          clearProblems()
          const next = touchedDraft(all as Record<string, unknown>, initial as Record<string, unknown>, draft)
          if (next) keep(formKey, next)
          else drop(formKey)
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
        {meanwhile.length > 0 && (
          <Alert
            type="warning"
            role="status"
            showIcon
            title={text.meanwhile(meanwhile.map((name) => fieldTitle(schema, [...fieldOf([name])])).join('、'))}
            action={
              <Button
                onClick={() => {
                  const newest = Object.fromEntries(
                    meanwhile.map((name) => [name, (initial as Record<string, unknown>)[name]]),
                  )
                  form.setFieldsValue(newest as never)
                  const next = touchedDraft(
                    { ...draft?.values, ...newest },
                    initial as Record<string, unknown>,
                    undefined,
                  )
                  if (next) keep(formKey, next)
                  else drop(formKey)
                }}
              >
                {text.takeNewest}
              </Button>
            }
          />
        )}
        {typeof props.children === 'function' ? props.children(form) : props.children}
        <div className={styles.actions}>
          {/* Named apart from its content: the spinner may outlive the work and would be read as part of the name. */}
          <Button
            type="primary"
            htmlType="submit"
            danger={props.danger}
            loading={busy}
            aria-label={props.okText}
            aria-busy={busy}
          >
            {props.okText}
          </Button>
          {draft && (
            <Popconfirm title={text.giveUpAsk} okText={text.giveUp} cancelText={text.goOn} onConfirm={giveUp}>
              <Button>{text.giveUp}</Button>
            </Popconfirm>
          )}
          <span className={styles.kept}>{draft ? keptText : text.keys}</span>
        </div>
      </Form>
    </SchemaContext.Provider>
  )
}

/** Fields that nobody touched show what the case says now, while the form stands open. */
function useFollowing<V extends object>(form: FormInstance<V>, initial: V, typed: object | undefined): void {
  const seen = useRef(JSON.stringify(initial))
  const now = JSON.stringify(initial)
  useEffect(() => {
    if (seen.current === now) return
    seen.current = now
    form.setFieldsValue({ ...(JSON.parse(now) as object), ...typed } as never)
  }, [form, now, typed])
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
