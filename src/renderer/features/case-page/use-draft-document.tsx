import { useNavigate } from '@tanstack/react-router'
import { Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { needDraftRule, needDraftStage } from '#shared/commands/documents/document-draft'
import { latestPart } from '#shared/commands/documents/file-facts'
import { documentKinds } from '#shared/documents/kinds/registry'
import { civilDateOf } from '#shared/domain/civil-date'
import { type OfficialDocument, standingPaper } from '#shared/domain/official-document'
import type { Refusal } from '#shared/messages/catalogue'
import { useDesk, useReference } from '../../data/hooks'
import { draftPaper } from '../../ui/documents/draft-paper'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { useNow } from '../../ui/time/use-now'
import { useCase } from './case-context'
import { sectionTexts as text } from './section-messages'

/** Kinds with a line of their own on a case's page: what moves the case. */
export const mainKinds = ['notice', 'opinion', 'request', 'decision'] as const

/** Not of a case's page: 移送 lives in its own scope, the others in the modules whose data they print. */
const elsewhere = [
  'transfer-letter',
  'campaign-notice',
  'campaign-report',
  'evaluation-notice',
  'analysis-report',
  // Printed with the volume they belong to.
  'archive-cover',
  'archive-index',
  'archive-note',
  'talk-record',
]

export const otherKinds: readonly string[] = documentKinds
  .map(({ code }) => code)
  .filter((code) => !elsewhere.includes(code) && !(mainKinds as readonly string[]).includes(code))

interface DraftDocument {
  readonly busy: boolean
  /** null: possible; undefined: not known yet. */
  refusal(kind: string): Refusal | null | undefined
  /** `recordOf`: of several parts the one that the paper records, recorded then; by default the latest. */
  start(kind: string, recordOf?: string, since?: string): void
  /** Asks before a second document of a kind, and shows a refusal; belongs somewhere into the page. */
  readonly dialog: ReactNode
}

/** Drafts a document from the case's facts and opens it. */
export function useDraftDocument(): DraftDocument {
  const { bundle, offered } = useCase()
  const desk = useDesk()
  const ref = useReference()
  const navigate = useNavigate()
  const today = civilDateOf(useNow())
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refusal>()
  const [again, setAgain] = useState<OfficialDocument>()

  function refusal(kind: string): Refusal | null | undefined {
    if (!offered) return undefined
    return offered['document.draft'] ?? needDraftRule(kind, ref, today) ?? needDraftStage(kind, bundle.case) ?? null
  }

  async function draft(kindCode: string, part?: string) {
    setBusy(true)
    const { documentId, answer } = await draftPaper(desk, {
      bundle,
      ref,
      today,
      kind: kindCode,
      recordOf: part ?? latestPart(kindCode, bundle.case),
    }).finally(() => setBusy(false))
    if (answer.ok) void navigate({ to: '/documents/$documentId', params: { documentId } })
    else setRefused(answer.refusal)
  }

  const openAgain = (document: OfficialDocument) =>
    void navigate({ to: '/documents/$documentId', params: { documentId: document.id } })

  return {
    busy,
    refusal,
    start(kind, recordOf = latestPart(kind, bundle.case), since) {
      const existing = standingPaper(bundle.documents, { kind, recordOf, since })
      if (existing) setAgain(existing)
      else void draft(kind, recordOf)
    },
    dialog: (
      <>
        <Modal
          open={again !== undefined}
          title={text.againTitle}
          okText={text.openExisting}
          cancelText={text.draftAnother}
          onOk={() => again && openAgain(again)}
          onCancel={() => setAgain(undefined)}
          cancelButtonProps={{
            onClick: () => {
              setAgain(undefined)
              if (again) void draft(again.kind, again.recordOf)
            },
          }}
        >
          {again && text.againText(again.title)}
        </Modal>
        <Modal
          open={refused !== undefined}
          title={text.draftRefused}
          footer={null}
          onCancel={() => setRefused(undefined)}
        >
          {refused && <RefusalNotice refusal={refused} />}
        </Modal>
      </>
    ),
  }
}
