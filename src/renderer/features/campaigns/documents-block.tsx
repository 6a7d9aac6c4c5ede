import { Link, useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import {
  type CampaignDocument,
  campaignDocuments,
  draftCampaignDocument,
} from '#shared/commands/campaigns/campaign-documents'
import { caseFacts } from '#shared/commands/documents/case-facts'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { civilDateOf } from '#shared/domain/civil-date'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk, useOffered, useReference } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { documentKindName } from '../../ui/documents/kind-name'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { DocumentStatusTag } from '../../ui/status/status-tags'
import { useNow } from '../../ui/time/use-now'
import { useCampaignPage } from './campaign-context'
import styles from './campaigns.module.css'
import { campaignTexts as text } from './messages'
import { readCampaignBoard } from './use-campaign-board'

/** Notice and report, drafted from the campaign; they lie in the file of its first case. */
export function DocumentsBlock() {
  const { bundle } = useCampaignPage()
  const { campaign, cases } = bundle
  const desk = useDesk()
  const ref = useReference()
  const navigate = useNavigate()
  const today = civilDateOf(useNow())
  const [refused, setRefused] = useState<Refusal>()
  const home = cases.find(({ stage }) => stage !== 'closed' && stage !== 'archived') ?? cases[0]
  const offered = useOffered({ type: 'supervisionCase', id: home?.id ?? '' }, ['document.draft'])
  const kinds: readonly string[] = campaignDocuments
  const documents = bundle.documents.filter(({ kind }) => kinds.includes(kind))

  async function draft(kind: CampaignDocument) {
    if (!home) return
    const orders = bundle.orders.filter(({ id }) => home.orderIds.includes(id))
    const own = bundle.documents.filter(({ caseId }) => caseId === home.id)
    const facts = caseFacts({ case: home, orders, documents: own, ref, today, kind })
    const board = await readCampaignBoard(desk, campaign, today)
    const content = draftCampaignDocument(kind, { campaign, cases, board, facts, ref })
    const documentId = uuid()
    const title = documentKindOf(kind)?.toContent(content).title.replaceAll('\n', '') ?? ''
    const answer = await desk.run('document.draft', { documentId, caseId: home.id, kind, title, content })
    if (answer.ok) void navigate({ to: '/documents/$documentId', params: { documentId } })
    else setRefused(answer.refusal)
  }

  return (
    <Block
      title={text.documents}
      hint={!home && text.noCaseForDocument}
      actions={
        home &&
        campaignDocuments.map((kind) => (
          <OfferedButton
            key={kind}
            refusal={offered?.['document.draft']}
            label={text.draft[kind]}
            onRun={() => void draft(kind)}
          />
        ))
      }
    >
      {documents.length > 0 && (
        <table className={styles.table}>
          <tbody>
            {documents.map((one) => (
              <tr key={one.id}>
                <td className={page.noWrap}>{documentKindName(one.kind)}</td>
                <td>
                  <Link to="/documents/$documentId" params={{ documentId: one.id }}>
                    {one.title}
                  </Link>
                </td>
                <td className={styles.end}>
                  <DocumentStatusTag status={one.status} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Modal
        open={refused !== undefined}
        title={text.draftRefused}
        footer={null}
        onCancel={() => setRefused(undefined)}
      >
        {refused && <RefusalNotice refusal={refused} />}
      </Modal>
    </Block>
  )
}
