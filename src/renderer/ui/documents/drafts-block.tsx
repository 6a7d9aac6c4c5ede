import { Link, useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { documentKindOf } from '#shared/documents/kinds/registry'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk, useOffered } from '../../data/hooks'
import { OfferedButton } from '../commands/command-button'
import { RefusalNotice } from '../feedback/refusal-notice'
import { Block } from '../sections/block'
import page from '../sections/subject-page.module.css'
import { DocumentStatusTag } from '../status/status-tags'
import { documentKindName } from './kind-name'

interface Draft {
  readonly content: Record<string, unknown>
  readonly addresseeOrganId?: string
  readonly guestOrganIds?: readonly string[]
  readonly supervisionOrderId?: string
}

interface DraftsBlockProps<K extends string> {
  readonly title: string
  readonly hint?: string | false | undefined
  /** The case in whose file the documents lie; nothing can be drafted where it is not known. */
  readonly home: SupervisionCase | undefined
  readonly documents: readonly OfficialDocument[]
  /** What can be drafted. */
  readonly kinds: readonly K[]
  readonly label: (kind: K) => string
  readonly draft: (kind: K, home: SupervisionCase) => Draft | Promise<Draft>
  readonly refusedTitle: string
}

/** The documents that a subject has given rise to, and buttons that draft the next from it into the file of its case. */
export function DraftsBlock<K extends string>(props: DraftsBlockProps<K>) {
  const { title, hint, home, documents, kinds, label, draft, refusedTitle } = props
  const desk = useDesk()
  const navigate = useNavigate()
  const [refused, setRefused] = useState<Refusal>()
  const offered = useOffered({ type: 'supervisionCase', id: home?.id ?? '' }, ['document.draft'])

  async function start(kind: K) {
    if (!home) return
    const { content, ...more } = await draft(kind, home)
    const documentId = uuid()
    const heading = documentKindOf(kind)?.toContent(content).title.replaceAll('\n', '') ?? ''
    const answer = await desk.run('document.draft', {
      documentId,
      caseId: home.id,
      kind,
      title: heading,
      content,
      ...more,
    })
    if (answer.ok) void navigate({ to: '/documents/$documentId', params: { documentId } })
    else setRefused(answer.refusal)
  }

  return (
    <Block
      title={title}
      hint={hint}
      actions={kinds.map((kind) => (
        <OfferedButton
          key={kind}
          refusal={home && offered?.['document.draft']}
          label={label(kind)}
          onRun={() => void start(kind)}
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
                  {one.number && <div className={page.muted}>{one.number}</div>}
                </td>
                <td className={page.end}>
                  <DocumentStatusTag status={one.status} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Modal open={refused !== undefined} title={refusedTitle} footer={null} onCancel={() => setRefused(undefined)}>
        {refused && <RefusalNotice refusal={refused} />}
      </Modal>
    </Block>
  )
}
