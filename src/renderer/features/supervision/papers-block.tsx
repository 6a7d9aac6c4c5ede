import { Link, useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { caseFacts } from '#shared/commands/documents/case-facts'
import { draftOrderPaper, papersOf } from '#shared/commands/supervision/supervision-documents'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { civilDateOf } from '#shared/domain/civil-date'
import { deadStatuses } from '#shared/domain/official-document'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk, useOffered, useReference } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { documentKindName } from '../../ui/documents/kind-name'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { DocumentStatusTag } from '../../ui/status/status-tags'
import { useNow } from '../../ui/time/use-now'
import { supervisionTexts as text } from './messages'
import { useOrderPage } from './order-context'

/** The papers of an order, drafted from it into the file of its case. */
export function PapersBlock() {
  const { bundle } = useOrderPage()
  const { order, papers, case: home } = bundle
  const desk = useDesk()
  const ref = useReference()
  const navigate = useNavigate()
  const today = civilDateOf(useNow())
  const [refused, setRefused] = useState<Refusal>()
  const offered = useOffered({ type: 'supervisionCase', id: order.caseId ?? '' }, ['document.draft'])
  // Papers lie in the file of a case; one that is on its way already is not drafted twice.
  const living = new Set(papers.filter(({ status }) => !deadStatuses.includes(status)).map(({ kind }) => kind))
  const kinds = home ? papersOf(order).filter((kind) => !living.has(kind)) : []

  async function draft(kind: string) {
    if (!home) return
    const facts = caseFacts({ case: home, orders: bundle.orders, documents: bundle.documents, ref, today, kind })
    const paper = bundle.papers.find(({ id }) => id === order.paperId)
    const content = draftOrderPaper(kind, { order, facts, paper, ref })
    const documentId = uuid()
    const answer = await desk.run('document.draft', {
      documentId,
      caseId: home.id,
      kind,
      title: documentKindOf(kind)?.toContent(content).title.replaceAll('\n', '') ?? '',
      addresseeOrganId: order.targetOrganId,
      content,
      supervisionOrderId: order.id,
    })
    if (answer.ok) void navigate({ to: '/documents/$documentId', params: { documentId } })
    else setRefused(answer.refusal)
  }

  if (!home && papers.length === 0) return null
  const hint = order.status === 'draft' && papers.length === 0
  return (
    <Block
      title={text.papers}
      hint={hint && (order.kind === 'letter' ? text.noPapers.letter : text.noPapers.other)}
      actions={kinds.map((kind) => (
        <OfferedButton
          key={kind}
          refusal={offered?.['document.draft']}
          label={text.draft(documentKindName(kind))}
          onRun={() => void draft(kind)}
        />
      ))}
    >
      {papers.length > 0 && (
        <table className={page.table}>
          <tbody>
            {papers.map((one) => (
              <tr key={one.id}>
                <td className={page.noWrap}>{documentKindName(one.kind)}</td>
                <td>
                  <Link to="/documents/$documentId" params={{ documentId: one.id }}>
                    {one.title}
                  </Link>
                  <div className={page.muted}>{one.number}</div>
                </td>
                <td className={page.end}>
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
