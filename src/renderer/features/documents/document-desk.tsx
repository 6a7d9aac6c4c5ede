import { Segmented } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { caseFacts } from '#shared/commands/documents/case-facts'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { civilDateOf } from '#shared/domain/civil-date'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useDesk, useOffered, useReference } from '../../data/hooks'
import { contentFields } from '../../ui/documents/form-model'
import { PreviewPane } from '../../ui/documents/preview/preview-pane'
import { renderDocument } from '../../ui/documents/render-document'
import { EmptyState } from '../../ui/feedback/empty-state'
import { useNow } from '../../ui/time/use-now'
import { documentCommands } from './commands/document-commands'
import { DocumentBar } from './document-bar'
import styles from './document-page.module.css'
import { DraftPane } from './draft-pane'
import { documentTexts as text } from './messages'
import { TrailPane } from './trail-pane'
import { type SaveFields, travelling, useAutosave } from './use-autosave'
import { useCaseMaterial } from './use-case-material'
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
  const editor = useAutosave(document.content, writable, useSaveDocument(document))
  const { state } = editor
  const rested = useRested(state.content)
  const rendered = useMemo(() => renderDocument(kind, document, rested), [kind, document, rested])
  const facts = useDocumentFacts(bundle, document.kind)
  const problems = useProblems(kind, facts, rested)
  const fields = useMemo(() => contentFields(kind.schema), [kind])
  const [view, setView] = useState<View>('preview')
  const material = useCaseMaterial(facts)
  useIssuedFile(document, rendered, offered)
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
      <DraftPane
        kind={kind}
        editor={editor}
        refusal={refusal ?? undefined}
        problems={document.issuedOn ? undefined : problems}
        material={material}
        writable={writable}
      />
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

/** The title is kept in the register too, on one line. */
function useSaveDocument({ id, caseId, title }: OfficialDocument): SaveFields {
  const desk = useDesk()
  return useCallback(
    (fields) => {
      const written = typeof fields.title === 'string' ? fields.title.replaceAll('\n', '').trim() : ''
      return desk.run('document.edit', {
        documentId: id,
        caseId,
        title: written === '' || written === title ? undefined : written.slice(0, 200),
        content: travelling(fields),
      })
    },
    [desk, id, caseId, title],
  )
}

function useDocumentFacts({ case: found, orders, documents }: CaseBundle, kind: string) {
  const ref = useReference()
  const today = civilDateOf(useNow())
  return useMemo(
    () => caseFacts({ case: found, orders, documents, ref, today, kind }),
    [found, orders, documents, ref, today, kind],
  )
}
