import { RightOutlined } from '@ant-design/icons'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { isPrintedIn } from '#shared/documents/head-fields'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { contentFields, type FieldSpec } from '../../ui/documents/form-model'
import styles from './document-page.module.css'
import type { Content } from './editor-state'
import { fieldElementId } from './fields/field-context'
import { FieldEditor, topLevelChange } from './fields/field-editor'
import { isEdgeField, orderFields } from './form-order'
import { documentTexts as text } from './messages'

interface ContentFormProps {
  readonly kind: DocumentKind
  readonly content: Content
  readonly onEdit: (key: string, value: unknown) => void
  /** The field to go to; a new object goes there again. */
  readonly goTo: { readonly path: string } | undefined
}

/** The fields of a document, made from its kind's schema. */
export function ContentForm({ kind, content, onEdit, goTo }: ContentFormProps) {
  const ordered = useMemo(() => orderFields(contentFields(kind.schema)), [kind])
  // What does not print is not asked for; what stands there all the same can be taken away.
  const isAsked = ({ key }: FieldSpec) => isPrintedIn(kind.format, key) || isFilled(content[key])
  const [main, edge] = [ordered.main.filter(isAsked), ordered.edge.filter(isAsked)]
  const [edgeOpen, setEdgeOpen] = useState(false)
  const latest = useRef({ content, onEdit })
  latest.current = { content, onEdit }
  const change = useCallback((path: string, value: unknown) => {
    const { key, value: next } = topLevelChange(latest.current.content, path, value)
    latest.current.onEdit(key, next)
  }, [])

  useEffect(() => {
    if (!goTo) return
    if (isEdgeField(goTo.path)) setEdgeOpen(true)
    const frame = requestAnimationFrame(() => showField(goTo.path))
    return () => cancelAnimationFrame(frame)
  }, [goTo])

  return (
    <form className={styles.form} aria-label={text.fieldsOf} onSubmit={(event) => event.preventDefault()}>
      <p className={styles.formHint}>{text.paragraphHint}</p>
      {main.map((spec) => (
        <FieldEditor key={spec.key} spec={spec} path={spec.key} value={content[spec.key]} onChange={change} />
      ))}
      <button type="button" className={styles.edge} aria-expanded={edgeOpen} onClick={() => setEdgeOpen(!edgeOpen)}>
        <RightOutlined aria-hidden rotate={edgeOpen ? 90 : 0} />
        <span className={styles.edgeTitle}>{text.edge}</span>
        <span className={styles.edgeHint}>{text.edgeHint}</span>
      </button>
      {edgeOpen &&
        edge.map((spec) => (
          <FieldEditor key={spec.key} spec={spec} path={spec.key} value={content[spec.key]} onChange={change} />
        ))}
    </form>
  )
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== ''
}

/** Goes to the field of a problem, or to the nearest one around it. */
function showField(path: string): void {
  for (let steps = path.split('.'); steps.length > 0; steps = steps.slice(0, -1)) {
    const at = steps.join('.')
    const frame = document.querySelector(`[data-field="${CSS.escape(at)}"]`)
    const input = document.getElementById(fieldElementId(at))
    if (!frame && !input) continue
    const shown = frame ?? input
    shown?.scrollIntoView({ block: 'center' })
    input?.focus({ preventScroll: true })
    return
  }
}
