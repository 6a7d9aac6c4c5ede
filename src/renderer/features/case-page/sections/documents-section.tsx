import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import type { OfficialDocument } from '#shared/domain/official-document'
import { explain } from '#shared/messages/catalogue'
import { useLive, useReference } from '../../../data/hooks'
import { OfferedButton } from '../../../ui/commands/command-button'
import { documentKindName, documentKindSpoken } from '../../../ui/documents/kind-name'
import { Block } from '../../../ui/sections/block'
import { DocumentStatusTag, PendingMark } from '../../../ui/status/status-tags'
import { SubmissionsPanel } from '../../../ui/submissions/submissions-panel'
import { formatDay } from '../../../ui/time/format'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { caseMessages } from '../messages'
import { sectionTexts as text } from '../section-messages'
import { mainKinds, otherKinds, useDraftDocument } from '../use-draft-document'

export function DocumentsSection() {
  const { bundle } = useCase()
  const draft = useDraftDocument()
  const caseId = bundle.case.id
  const submissions = useLive(`submissions of ${caseId}`, ['supervision'], (desk) =>
    desk.submissionsOfCase(caseId),
  ).value
  const documents = [...bundle.documents].sort((a, b) => b.createdAt.localeCompare(a.createdAt))
  return (
    <div className={styles.section}>
      <Block title={text.draftable}>
        <ul className={styles.draftList}>
          {mainKinds.map((kind) => (
            <DraftLine key={kind} kind={kind} draft={draft} />
          ))}
          <OtherKinds draft={draft} />
        </ul>
      </Block>
      <Block title={text.documentList} hint={documents.length === 0 && text.noDocuments}>
        {documents.length > 0 && <DocumentTable documents={documents} />}
      </Block>
      <SubmissionsPanel submissions={submissions ?? []} documents={documents} />
      {draft.dialog}
    </div>
  )
}

/** One kind with its button; what stands in the way is written out, not hidden in a hint. */
function DraftLine({ kind, draft }: { kind: string; draft: ReturnType<typeof useDraftDocument> }) {
  const refusal = draft.refusal(kind)
  return (
    <li className={styles.draftLine}>
      <span>{documentKindName(kind)}</span>
      <span className={styles.draftReason}>{refusal ? explain(refusal) : text.draftFrom[kind]}</span>
      <OfferedButton
        refusal={refusal}
        label={caseMessages.draftKind(documentKindSpoken(kind))}
        look={refusal === null ? 'primary' : 'default'}
        ghost={refusal === null}
        onRun={() => draft.start(kind)}
      />
    </li>
  )
}

/** Letters, records and forms are chosen by name: none of them moves the case. */
function OtherKinds({ draft }: { draft: ReturnType<typeof useDraftDocument> }) {
  const [kind, setKind] = useState<string>()
  const refusal = kind ? draft.refusal(kind) : undefined
  return (
    <li className={styles.draftLine}>
      <Select
        aria-label={text.otherKind}
        placeholder={text.otherKind}
        value={kind}
        showSearch={{ optionFilterProp: 'label' }}
        options={otherKinds.map((code) => ({ value: code, label: documentKindName(code) }))}
        onChange={setKind}
      />
      <span className={styles.draftReason}>{refusal ? explain(refusal) : text.otherKindHint}</span>
      <OfferedButton
        refusal={kind ? refusal : ({ code: 'cases.kindNotChosen' } as const)}
        label={text.draftOther}
        look="default"
        onRun={() => kind && draft.start(kind)}
      />
    </li>
  )
}

function DocumentTable({ documents }: { documents: readonly OfficialDocument[] }) {
  const { bundle } = useCase()
  const ref = useReference()
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{text.documentTitle}</th>
          <th>{text.documentNumber}</th>
          <th>{text.documentStatus}</th>
          <th>{text.addressee}</th>
          <th>{text.issuedOn}</th>
          <th>{text.replyDue}</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.id}>
            <td>
              <Link to="/documents/$documentId" params={{ documentId: document.id }}>
                {document.title}
              </Link>
              <div className={styles.muted}>{documentKindName(document.kind)}</div>
            </td>
            <td className={styles.noWrap}>
              {document.number ?? (
                <span className={styles.muted}>
                  {document.numbering === 'external' ? text.governmentNumbers : caseMessages.awaitingNumber}
                </span>
              )}
            </td>
            <td className={styles.noWrap}>
              <DocumentStatusTag status={document.status} /> {bundle.pending.includes(document.id) && <PendingMark />}
            </td>
            <td>{ref.organ(document.addresseeOrganId)?.name}</td>
            <td className={styles.noWrap}>{formatDay(document.issuedOn)}</td>
            <td className={styles.noWrap}>{formatDay(document.replyDueAt)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
