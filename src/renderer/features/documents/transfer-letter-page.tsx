import { Button, Popconfirm } from 'antd'
import { useCallback, useMemo } from 'react'
import { letterFacts } from '#shared/commands/transfers/transfer-letter'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { TRANSFER_LETTER } from '#shared/documents/kinds/transfer-letter'
import { civilDateOf } from '#shared/domain/civil-date'
import { type Transfer, type TransferLetter, transferStateLabels } from '#shared/domain/transfer'
import { explain, type Refusal } from '#shared/messages/catalogue'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useDesk, useOffered, useReference } from '../../data/hooks'
import { useRun } from '../../ui/commands/use-run'
import { PaperExports } from '../../ui/documents/paper-exports'
import { PreviewPane } from '../../ui/documents/preview/preview-pane'
import { renderDocument } from '../../ui/documents/render-document'
import { StatusTag } from '../../ui/status/status-tag'
import { useNow } from '../../ui/time/use-now'
import { FontChoice, SaveMark, UndoButtons } from './bar-parts'
import styles from './document-page.module.css'
import { DraftPane } from './draft-pane'
import { documentTexts, transferLetterTexts as text } from './messages'
import { OfTransfer, ToTransfer, TransferNotFound, useCopyLog } from './of-transfer'
import { type DraftEditor, type SaveFields, travelling, useAutosave } from './use-autosave'
import { useCaseMaterial } from './use-case-material'
import { useProblems, useRested } from './use-rendered'

const kind = documentKindOf(TRANSFER_LETTER)
const commands = ['transfer.editLetter', 'transfer.issueLetter']

/** 移送函, drafted and signed in its transfer: nothing of it stands among the documents of the case. */
export function TransferLetterPage() {
  return (
    <OfTransfer>
      {(transfer, bundle) =>
        transfer.letter && kind ? (
          <LetterDesk key={transfer.id} transfer={transfer} letter={transfer.letter} kind={kind} bundle={bundle} />
        ) : (
          <TransferNotFound />
        )
      }
    </OfTransfer>
  )
}

interface LetterProps {
  readonly transfer: Transfer
  readonly letter: TransferLetter
  readonly kind: DocumentKind
  readonly bundle: CaseBundle
}

function LetterDesk({ transfer, letter, kind, bundle }: LetterProps) {
  const offered = useOffered({ type: 'transfer', id: transfer.id }, commands)
  const refusal = offered?.['transfer.editLetter']
  const writable = refusal === null
  const copyLog = useCopyLog(transfer, 'letter')
  const editor = useAutosave(letter.content, writable, useSaveLetter(transfer.id))
  const facts = useLetterFacts(transfer, bundle)
  const rested = useRested(editor.state.content)
  const { printable, pages } = useMemo(() => renderDocument(kind, letter, rested), [kind, letter, rested])
  const problems = useProblems(kind, facts, rested)
  return (
    <article className={styles.page} aria-label={kind.name}>
      <header className={styles.bar}>
        <div className={styles.barNames}>
          <ToTransfer transfer={transfer} bundle={bundle} />
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
            log={copyLog}
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
