import { Link, useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { civilDateOf } from '#shared/domain/civil-date'
import { type OfficialDocument, outwardStatuses, standingPaper } from '#shared/domain/official-document'
import { explain } from '#shared/messages/catalogue'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useDesk, useOffered, useReference } from '../../data/hooks'
import { draftCommandOf } from '../../ui/documents/draft-command'
import { draftPaper } from '../../ui/documents/draft-paper'
import { useNow } from '../../ui/time/use-now'
import styles from './document-page.module.css'
import { documentTexts as text } from './messages'

interface RelatedPapersProps {
  readonly document: OfficialDocument
  readonly bundle: CaseBundle
}

type Related = keyof typeof text.relatedPapers

/** The papers that a document gives birth to on its way: 审批表 once it was sent for review, 送达回证 once it is out. */
export function RelatedPapers({ document, bundle }: RelatedPapersProps) {
  const papers = papersOf(document)
  if (papers.length === 0) return null
  return (
    <section aria-label={text.related}>
      <h3 className={styles.differenceTitle}>{text.related}</h3>
      <ul className={styles.related}>
        {papers.map((kind) => (
          <li key={kind}>
            <Paper kind={kind} document={document} bundle={bundle} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function papersOf({ numbering, approvals, status, external }: OfficialDocument): Related[] {
  if (numbering === 'none') return []
  const out = outwardStatuses.includes(status) || external !== undefined
  return [
    ...(approvals.length > 0 ? (['approval-form'] as const) : []),
    ...(out ? (['delivery-receipt'] as const) : []),
  ]
}

function Paper({ kind, document, bundle }: RelatedPapersProps & { kind: Related }) {
  const desk = useDesk()
  const ref = useReference()
  const today = civilDateOf(useNow())
  const navigate = useNavigate()
  const { message } = App.useApp()
  const { type, subject } = draftCommandOf(document)
  const offered = useOffered(subject, [type])
  const open = (documentId: string) => void navigate({ to: '/documents/$documentId', params: { documentId } })
  const existing = standingPaper(bundle.documents, { kind, recordOf: document.id })
  if (existing)
    return (
      <Link to="/documents/$documentId" params={{ documentId: existing.id }}>
        {text.relatedPapers[kind]}
      </Link>
    )
  const refusal = offered?.[type]
  if (refusal) return <span className={styles.quiet}>{`${text.relatedPapers[kind]}：${explain(refusal)}`}</span>
  async function draft(): Promise<void> {
    const { documentId, answer } = await draftPaper(desk, { bundle, ref, today, kind, recordOf: document.id })
    if (answer.ok) open(documentId)
    else void message.error(explain(answer.refusal))
  }
  return (
    <Button size="small" onClick={() => void draft()}>
      {text.draftRelated(text.relatedPapers[kind])}
    </Button>
  )
}
