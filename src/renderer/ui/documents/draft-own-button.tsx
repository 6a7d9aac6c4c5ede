import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { needDraftRule } from '#shared/commands/documents/document-draft'
import { ownFileFacts } from '#shared/commands/documents/own-file-facts'
import type { CaseFacts } from '#shared/documents/kinds/facts'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { civilDateOf } from '#shared/domain/civil-date'
import type { OwnFileKind } from '#shared/domain/own-file'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk, useOffered, useReference, useSession } from '../../data/hooks'
import { OfferedButton } from '../commands/command-button'
import { RefusalNotice } from '../feedback/refusal-notice'
import { useNow } from '../time/use-now'
import { documentUiMessages as text } from './messages'

interface DraftOwnButtonProps {
  readonly kind: OwnFileKind
  readonly label: string
  /** Why there is nothing to draft from. */
  readonly refusal?: Refusal | undefined
  readonly draft: (facts: CaseFacts) => Record<string, unknown>
}

const commands = ['document.draftOwn']

/** Drafts a document of no case from what the page shows, and opens it. */
export function DraftOwnButton({ kind, label, refusal, draft }: DraftOwnButtonProps) {
  const desk = useDesk()
  const ref = useReference()
  const navigate = useNavigate()
  const { organId, region } = useSession()
  const today = civilDateOf(useNow())
  const offered = useOffered({ type: 'officialDocument', id: '' }, commands)?.['document.draftOwn']
  const [refused, setRefused] = useState<Refusal>()
  const [busy, setBusy] = useState(false)

  async function start() {
    setBusy(true)
    try {
      const documentId = uuid()
      const content = draft(ownFileFacts({ organId, region, ref, today, kind }))
      const title = documentKindOf(kind)?.toContent(content).title.replaceAll('\n', '') ?? ''
      const answer = await desk.run('document.draftOwn', { documentId, fileId: documentId, kind, title, content })
      if (answer.ok) await navigate({ to: '/documents/$documentId', params: { documentId } })
      else setRefused(answer.refusal)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <OfferedButton
        refusal={offered === null ? (refusal ?? needDraftRule(kind, ref, today) ?? null) : offered}
        label={label}
        loading={busy}
        onRun={() => void start()}
      />
      <Modal
        open={refused !== undefined}
        title={text.draftRefused}
        footer={null}
        onCancel={() => setRefused(undefined)}
      >
        {refused && <RefusalNotice refusal={refused} />}
      </Modal>
    </>
  )
}
