import { Alert, Button, Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { basisFacts, caseFacts } from '#shared/commands/documents/case-facts'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { civilDateOf } from '#shared/domain/civil-date'
import type { OfficialDocument } from '#shared/domain/official-document'
import { explain } from '#shared/messages/catalogue'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useOffered, useReference } from '../../data/hooks'
import { contentFields } from '../../ui/documents/form-model'
import { PreviewPane } from '../../ui/documents/preview/preview-pane'
import { renderDocument } from '../../ui/documents/render-document'
import { EmptyState } from '../../ui/feedback/empty-state'
import { useShortcuts } from '../../ui/keyboard/use-shortcuts'
import { useNow } from '../../ui/time/use-now'
import { documentCommands } from './commands/document-commands'
import { ContentForm } from './content-form'
import { DocumentBar } from './document-bar'
import styles from './document-page.module.css'
import { insertionsOf } from './editor/insertions'
import { FieldsContext } from './fields/field-context'
import { documentTexts as text } from './messages'
import { ProblemList } from './problem-list'
import { TrailPane } from './trail-pane'
import { useAutosave } from './use-autosave'
import { useIssuedFile } from './use-issued-file'
import { useProblems, useRested } from './use-rendered'
import { VersionsPane } from './versions-pane'

interface DocumentDeskProps {
  readonly bundle: CaseBundle
  readonly document: OfficialDocument
}

export function DocumentDesk({ bundle, document }: DocumentDeskProps) {
  const kind = documentKindOf(document.kind)
  if (!kind) return <EmptyState title={text.unknownKind(document.kind)}>{text.unknownKindTodo}</EmptyState>
  return <KnownDocument bundle={bundle} document={document} kind={kind} />
}

type View = 'preview' | 'changes' | 'trail'
const views: readonly View[] = ['preview', 'changes', 'trail']

/** Left the fields, right the page they make; saved as one types. */
function KnownDocument({ bundle, document, kind }: DocumentDeskProps & { kind: DocumentKind }) {
  const offered = useOffered({ type: 'officialDocument', id: document.id }, documentCommands)
  const writable = offered?.['document.edit'] === null
  const editor = useAutosave(document, writable)
  const { state, dispatch } = editor
  const rested = useRested(state.content)
  const rendered = useMemo(() => renderDocument(kind, document, rested), [kind, document, rested])
  const problems = useProblems(kind, document, bundle, rested)
  const fields = useMemo(() => contentFields(kind.schema), [kind])
  const [goTo, setGoTo] = useState<{ path: string }>()
  const [view, setView] = useState<View>('preview')
  const material = useCaseMaterial(bundle, document)
  const fieldsView = useMemo(
    () => ({ problems: writable ? problems : [], readOnly: !writable, ...material }),
    [problems, writable, material],
  )
  useIssuedFile(document, rendered, offered)
  useUndoKeys(writable, dispatch)
  const refusal = offered?.['document.edit']

  return (
    <article className={styles.page} aria-label={document.title}>
      <DocumentBar
        bundle={bundle}
        document={document}
        kind={kind}
        offered={offered}
        editor={editor}
        render={() => renderDocument(kind, document, state.content)}
        problems={problems}
        writable={writable}
      />
      <section className={styles.left} aria-label={text.fieldsOf}>
        {refusal && <p className={styles.readOnly}>{explain(refusal)}</p>}
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
        {!document.issuedOn && <ProblemList problems={problems} onGoTo={(path) => setGoTo({ path })} />}
        <FieldsContext value={fieldsView}>
          <ContentForm
            kind={kind}
            content={state.content}
            goTo={goTo}
            onEdit={(key, value) => dispatch({ type: 'edit', key, value, at: Date.now() })}
          />
        </FieldsContext>
      </section>
      <section className={styles.right} aria-label={text.views[view]}>
        <div className={styles.views}>
          <Segmented<View>
            value={view}
            options={views.map((value) => ({ value, label: text.views[value] }))}
            onChange={setView}
          />
        </div>
        {view === 'preview' && <PreviewPane pages={rendered.pages} />}
        {view === 'changes' && (
          <VersionsPane
            document={document}
            replaced={bundle.documents.find(({ id }) => id === document.replaces?.documentId)}
            fields={fields}
            content={rested}
          />
        )}
        {view === 'trail' && <TrailPane document={document} bundle={bundle} />}
      </section>
    </article>
  )
}

/** What the case gives to its texts: bases it rests on itself, and what the tools put in. */
function useCaseMaterial({ case: found, orders, documents }: CaseBundle, document: OfficialDocument) {
  const ref = useReference()
  const today = civilDateOf(useNow())
  return useMemo(() => {
    const facts = caseFacts({ case: found, orders, documents, ref, today, kind: document.kind })
    const citedBases = [...facts.powerBases, ...facts.findings.flatMap((finding) => finding.bases)]
    const all = ref.bases().flatMap(({ id }) => basisFacts(id, ref))
    return { citedBases, insertions: insertionsOf(facts, all, ref.dictionary('documentPhrase')) }
  }, [found, orders, documents, ref, today, document.kind])
}

/** Undo of the whole draft; fields of dialogs keep the undo of the browser. */
function useUndoKeys(writable: boolean, dispatch: (event: { type: 'undo' } | { type: 'redo' }) => void): void {
  const inForm = ({ target }: KeyboardEvent) =>
    !(target instanceof Element && target.closest('[role="dialog"], .ant-drawer'))
  useShortcuts(
    [
      { keys: ['ctrl+z'], whileTyping: true, when: inForm, run: () => dispatch({ type: 'undo' }) },
      { keys: ['ctrl+y', 'ctrl+shift+z'], whileTyping: true, when: inForm, run: () => dispatch({ type: 'redo' }) },
    ],
    writable,
  )
}
