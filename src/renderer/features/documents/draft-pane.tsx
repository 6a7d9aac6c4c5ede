import { Alert, Button } from 'antd'
import { useMemo, useState } from 'react'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { explain, type Refusal } from '#shared/messages/catalogue'
import { contentFields } from '../../ui/documents/form-model'
import { useShortcuts } from '../../ui/keyboard/use-shortcuts'
import { ContentForm } from './content-form'
import styles from './document-page.module.css'
import { FieldsContext } from './fields/field-context'
import { documentTexts as text } from './messages'
import { ProblemList } from './problem-list'
import type { RankedProblem } from './rank-problems'
import { redoCombos, undoCombos } from './undo-keys'
import type { DraftEditor } from './use-autosave'
import type { CaseMaterial } from './use-case-material'

interface DraftPaneProps {
  readonly kind: DocumentKind
  readonly editor: DraftEditor
  /** Why it cannot be edited. */
  readonly refusal: Refusal | undefined
  /** Absent once it is issued: then nothing of it can be mended. */
  readonly problems: readonly RankedProblem[] | undefined
  readonly material: CaseMaterial
  readonly writable: boolean
}

/** The fields of a draft, with what its legality check says and what colleagues changed meanwhile. */
export function DraftPane({ kind, editor, refusal, problems, material, writable }: DraftPaneProps) {
  const { state, dispatch } = editor
  const fields = useMemo(() => contentFields(kind.schema), [kind])
  const [goTo, setGoTo] = useState<{ path: string }>()
  const fieldsView = useMemo(
    () => ({ problems: writable ? (problems ?? []) : [], readOnly: !writable, ...material }),
    [problems, writable, material],
  )
  useUndoKeys(writable, dispatch)
  return (
    <section className={styles.left} aria-label={text.fieldsOf}>
      {refusal && <p className={styles.readOnly}>{whyReadOnly(refusal)}</p>}
      {editor.refusal && <Alert type="error" role="alert" showIcon title={explain(editor.refusal)} />}
      {Object.keys(state.contested).map((key) => (
        <Alert
          key={key}
          type="warning"
          role="alert"
          showIcon
          title={text.contested(fields.find((field) => field.key === key)?.title ?? key)}
          action={
            <span className={styles.choice}>
              <Button size="small" onClick={() => dispatch({ type: 'settle', key, choice: 'mine' })}>
                {text.keepMine}
              </Button>
              <Button size="small" onClick={() => dispatch({ type: 'settle', key, choice: 'theirs' })}>
                {text.takeTheirs}
              </Button>
            </span>
          }
        />
      ))}
      {problems && <ProblemList problems={problems} onGoTo={(path) => setGoTo({ path })} />}
      <FieldsContext value={fieldsView}>
        <ContentForm
          kind={kind}
          content={state.content}
          goTo={goTo}
          onEdit={(key, value) => dispatch({ type: 'edit', key, value, at: Date.now() })}
        />
      </FieldsContext>
    </section>
  )
}

/** Undo of the whole draft; fields of dialogs keep the undo of the browser. */
function useUndoKeys(writable: boolean, dispatch: (event: { type: 'undo' } | { type: 'redo' }) => void): void {
  const inForm = ({ target }: KeyboardEvent) =>
    !(target instanceof Element && target.closest('[role="dialog"], .ant-drawer'))
  useShortcuts(
    [
      { keys: undoCombos, whileTyping: true, when: inForm, run: () => dispatch({ type: 'undo' }) },
      { keys: redoCombos, whileTyping: true, when: inForm, run: () => dispatch({ type: 'redo' }) },
    ],
    writable,
  )
}

/** Who reviews or issues has not come to write: to send him to a colleague would say that he is at the wrong desk. */
function whyReadOnly(refusal: Refusal): string {
  return refusal.code === 'cases.roleNeeded' ? text.writtenByHandlers : explain(refusal)
}
