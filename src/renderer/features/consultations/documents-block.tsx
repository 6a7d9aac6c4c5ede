import { Link, useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import {
  type ConsultationDocument,
  consultationDocuments,
  draftConsultationDocument,
} from '#shared/commands/consultations/consultation-documents'
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
import { useConsultationPage } from './consultation-context'
import { consultationTexts as text } from './messages'

/** 会商通知 and 会商纪要, drafted from the meeting into the file of its case. */
export function DocumentsBlock() {
  const { bundle } = useConsultationPage()
  const desk = useDesk()
  const ref = useReference()
  const navigate = useNavigate()
  const today = civilDateOf(useNow())
  const [refused, setRefused] = useState<Refusal>()
  const { consultation, cases } = bundle
  const home = cases.find(({ id }) => id === consultation.caseId)
  const offered = useOffered({ type: 'supervisionCase', id: consultation.caseId }, ['document.draft'])
  const kinds: readonly string[] = consultationDocuments
  const documents = bundle.documents.filter(({ kind }) => kinds.includes(kind))

  async function draft(kind: ConsultationDocument) {
    if (!home) return
    const facts = caseFacts({ case: home, orders: bundle.orders, documents: bundle.documents, ref, today, kind })
    const topics = cases.map(({ title }) => title)
    const content = draftConsultationDocument(kind, { consultation, topics, facts, ref })
    const documentId = uuid()
    const title = documentKindOf(kind)?.toContent(content).title.replaceAll('\n', '') ?? ''
    const answer = await desk.run('document.draft', { documentId, caseId: home.id, kind, title, content })
    if (answer.ok) void navigate({ to: '/documents/$documentId', params: { documentId } })
    else setRefused(answer.refusal)
  }

  return (
    <Block
      title={text.documents}
      actions={consultationDocuments.map((kind) => (
        <OfferedButton
          key={kind}
          refusal={home ? offered?.['document.draft'] : undefined}
          label={text.draft[kind]}
          onRun={() => void draft(kind)}
        />
      ))}
    >
      {documents.length > 0 && (
        <table className={page.table}>
          <tbody>
            {documents.map((one) => (
              <tr key={one.id}>
                <td className={page.noWrap}>{documentKindName(one.kind)}</td>
                <td>
                  <Link to="/documents/$documentId" params={{ documentId: one.id }}>
                    {one.title}
                  </Link>
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
