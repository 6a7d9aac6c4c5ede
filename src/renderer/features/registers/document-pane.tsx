import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { deliveryMethodLabels } from '#shared/domain/document-life'
import { documentStepLabels, type OfficialDocument } from '#shared/domain/official-document'
import { useLive, useReference } from '../../data/hooks'
import { documentKindName } from '../../ui/documents/kind-name'
import { Facts, ListPane, PaneSection } from '../../ui/list-page/list-page'
import { statusMessages } from '../../ui/status/messages'
import { DocumentStatusTag } from '../../ui/status/status-tags'
import { formatDay, formatMoment } from '../../ui/time/format'
import { registerMessages as text } from './messages'
import styles from './registers.module.css'

export function DocumentPane({ documentId, onClose }: { documentId: string; onClose: () => void }) {
  const navigate = useNavigate()
  const { value: shown, stale } = useLive(
    `register ${documentId}`,
    ['documents'],
    async (desk) => {
      const document = await desk.get('officialDocument', documentId)
      const found = document && (await desk.get('supervisionCase', document.caseId))
      return document && { document, caseTitle: found?.title ?? '' }
    },
    { keepEarlier: true },
  )
  if (!shown)
    return (
      <ListPane label={text.pane} title="" onClose={onClose}>
        {!stale && <p>{text.notHere}</p>}
      </ListPane>
    )
  const { document, caseTitle } = shown
  return (
    <ListPane
      label={text.pane}
      onClose={onClose}
      title={
        <>
          <h2>{document.title}</h2>
          <div className={styles.meta}>
            <span>{document.number ?? statusMessages.awaitingNumber}</span>
            <DocumentStatusTag status={document.status} />
          </div>
        </>
      }
      actions={
        <Button
          type="primary"
          onClick={() => void navigate({ to: '/documents/$documentId', params: { documentId: document.id } })}
        >
          {text.open}
        </Button>
      }
    >
      <DocumentEssence document={document} caseTitle={caseTitle} />
    </ListPane>
  )
}

function DocumentEssence({ document, caseTitle }: { document: OfficialDocument; caseTitle: string }) {
  const reference = useReference()
  return (
    <>
      <PaneSection title={text.facts}>
        <Facts
          rows={[
            [text.kind, documentKindName(document.kind)],
            [text.columns.addressee, reference.organ(document.addresseeOrganId)?.name],
            [text.columns.issuedOn, formatDay(document.issuedOn)],
            [text.signer, document.signerId && (reference.user(document.signerId)?.name ?? document.signerId)],
            [text.columns.replyDueAt, formatDay(document.replyDueAt)],
            [text.version, String(document.version)],
          ]}
        />
      </PaneSection>
      <PaneSection title={text.case}>
        {document.ownFile ? (
          <span className={styles.quiet}>{text.noCase}</span>
        ) : (
          <Link to="/cases/$caseId" params={{ caseId: document.caseId }}>
            {caseTitle || document.caseId}
          </Link>
        )}
      </PaneSection>
      <PaneSection title={text.approvals}>
        {document.approvals.length === 0 && <span className={styles.quiet}>{text.noApprovals}</span>}
        <ul className={styles.lines}>
          {document.approvals.map((approval) => (
            <li key={`${approval.step} ${approval.at}`}>
              <span className={styles.lineMain}>
                {reference.user(approval.by)?.name ?? approval.by}　{documentStepLabels[approval.step]}
                {approval.opinion && `：${approval.opinion}`}
              </span>
              <span className={styles.lineSide}>{formatMoment(approval.at)}</span>
            </li>
          ))}
        </ul>
      </PaneSection>
      {document.deliveries.length > 0 && (
        <PaneSection title={text.deliveries}>
          <ul className={styles.lines}>
            {document.deliveries.map((delivery) => (
              <li key={delivery.id}>
                <span className={styles.lineMain}>
                  {deliveryMethodLabels[delivery.method]}　{delivery.receiver}
                </span>
                <span className={styles.lineSide}>{formatDay(delivery.servedOn)}</span>
              </li>
            ))}
          </ul>
        </PaneSection>
      )}
    </>
  )
}
