import { ArrowLeftOutlined } from '@ant-design/icons'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Popconfirm, Spin } from 'antd'
import { useCallback, useMemo } from 'react'
import { letterFacts } from '#shared/commands/transfers/transfer-letter'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { TRANSFER_LETTER } from '#shared/documents/kinds/transfer-letter'
import { civilDateOf } from '#shared/domain/civil-date'
import { type Transfer, type TransferLetter, transferStateLabels } from '#shared/domain/transfer'
import { explain, type Refusal } from '#shared/messages/catalogue'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useCaseBundle, useDesk, useLive, useOffered, useReference } from '../../data/hooks'
import { useRun } from '../../ui/commands/use-run'
import { PaperExports } from '../../ui/documents/paper-exports'
import { PreviewPane } from '../../ui/documents/preview/preview-pane'
import { renderDocument } from '../../ui/documents/render-document'
import { EmptyState } from '../../ui/feedback/empty-state'
import { StatusTag } from '../../ui/status/status-tag'
import { useNow } from '../../ui/time/use-now'
import { FontChoice, SaveMark, UndoButtons } from './bar-parts'
import styles from './document-page.module.css'
import { DraftPane } from './draft-pane'
import { documentTexts, transferLetterTexts as text } from './messages'
import { type DraftEditor, type SaveFields, travelling, useAutosave } from './use-autosave'
import { useCaseMaterial } from './use-case-material'
import { useProblems, useRested } from './use-rendered'

const kind = documentKindOf(TRANSFER_LETTER)
const commands = ['transfer.editLetter', 'transfer.issueLetter']

/** 移送函, drafted and signed in its transfer: nothing of it stands among the documents of the case. */
export function TransferLetterPage() {
  const { transferId = '' } = useParams({ strict: false })
  const transfer = useLive(`transfer ${transferId}`, ['transfers'], (desk) =>
    desk.get('transfer', transferId).then((found) => found ?? null),
  ).value
  if (transfer === undefined) return <Waiting />
  if (!transfer?.letter || !kind) return <NotFound />
  return <OfCase transfer={transfer} letter={transfer.letter} kind={kind} />
}

interface LetterProps {
  readonly transfer: Transfer
  readonly letter: TransferLetter
  readonly kind: DocumentKind
}

function OfCase(props: LetterProps) {
  const { value, stale } = useCaseBundle(props.transfer.caseId)
  if (value) return <LetterDesk key={props.transfer.id} bundle={value} {...props} />
  return stale ? <Waiting /> : <NotFound />
}

function LetterDesk({ transfer, letter, kind, bundle }: LetterProps & { bundle: CaseBundle }) {
  const offered = useOffered({ type: 'transfer', id: transfer.id }, commands)
  const refusal = offered?.['transfer.editLetter']
  const writable = refusal === null
  const editor = useAutosave(letter.content, writable, useSaveLetter(transfer.id))
  const facts = useLetterFacts(transfer, bundle)
  const rested = useRested(editor.state.content)
  const { printable, pages } = useMemo(() => renderDocument(kind, letter, rested), [kind, letter, rested])
  const problems = useProblems(kind, facts, rested)
  return (
    <article className={styles.page} aria-label={kind.name}>
      <header className={styles.bar}>
        <div className={styles.barNames}>
          <Link
            to="/cases/$caseId"
            params={{ caseId: transfer.caseId }}
            search={{ section: 'aftermath' }}
            className={styles.back}
          >
            <ArrowLeftOutlined aria-hidden /> {bundle.case.caseNo ?? documentTexts.toCase}
          </Link>
          <h1 className={styles.kind}>{kind.name}</h1>
          <span className={styles.number}>{letter.number ?? documentTexts.awaitingNumber}</span>
          <StatusTag tone="accentOutline">
            {letter.issuedOn && transfer.state === 'approved' ? text.issued : transferStateLabels[transfer.state]}
          </StatusTag>
          {writable && <SaveMark state={editor.saveState} />}
        </div>
        <div className={styles.barTools}>
          {writable && <UndoButtons editor={editor} />}
          <FontChoice />
          <PaperExports
            paper={printable}
            pages={pages}
            name={`${letter.number ?? documentTexts.awaitingNumber} ${printable.title}`}
          />
          {!letter.issuedOn && (
            <IssueButton transfer={transfer} refusal={offered?.['transfer.issueLetter']} editor={editor} />
          )}
        </div>
      </header>
      <DraftPane
        kind={kind}
        editor={editor}
        refusal={refusal ?? undefined}
        problems={letter.issuedOn ? undefined : problems}
        material={useCaseMaterial(facts)}
        writable={writable}
      />
      <section className={styles.right} aria-label={documentTexts.views.preview}>
        <p className={styles.secret}>{text.secret}</p>
        <PreviewPane pages={pages} />
      </section>
    </article>
  )
}

interface IssueProps {
  readonly transfer: Transfer
  readonly refusal: Refusal | null | undefined
  readonly editor: DraftEditor
}

/** Whoever may not sign reads who does. */
function IssueButton({ transfer, refusal, editor }: IssueProps) {
  const run = useRun()
  if (refusal === undefined) return null
  if (refusal) return <span className={styles.saveMark}>{explain(refusal)}</span>
  const issue = async () => {
    if (await editor.flush()) await run('transfer.issueLetter', { transferId: transfer.id, caseId: transfer.caseId })
  }
  return (
    <Popconfirm title={text.issueTitle} description={text.issueNote} okText={text.issue} onConfirm={issue}>
      <Button type="primary">{text.issue}</Button>
    </Popconfirm>
  )
}

function useSaveLetter(transferId: string): SaveFields {
  const desk = useDesk()
  return useCallback(
    (fields) => desk.run('transfer.editLetter', { transferId, content: travelling(fields) }),
    [desk, transferId],
  )
}

function useLetterFacts(transfer: Transfer, { case: found, orders }: CaseBundle) {
  const ref = useReference()
  const today = civilDateOf(useNow())
  return useMemo(
    () => letterFacts({ case: found, orders, transfer, ref, today }),
    [found, orders, transfer, ref, today],
  )
}

function Waiting() {
  return (
    <div className={styles.waiting} role="status" aria-busy="true">
      <Spin delay={150} />
      <span className="visually-hidden">{documentTexts.loading}</span>
    </div>
  )
}

function NotFound() {
  return (
    <EmptyState title={text.notFound} action={<Link to="/workbench">{text.toWorkbench}</Link>}>
      {documentTexts.notFoundTodo}
    </EmptyState>
  )
}
