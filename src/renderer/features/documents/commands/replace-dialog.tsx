import { useNavigate } from '@tanstack/react-router'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { caseFacts } from '#shared/commands/documents/case-facts'
import { movesCase } from '#shared/commands/documents/document-delivery'
import type { DocumentKind } from '#shared/documents/kinds/kind'
import { documentKindOf, documentKinds } from '#shared/documents/kinds/registry'
import { civilDateOf } from '#shared/domain/civil-date'
import type { ReplacementMode } from '#shared/domain/document-life'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { Refusal } from '#shared/messages/catalogue'
import type { CaseBundle } from '../../../data/desk-worker-api'
import { useDesk, useReference } from '../../../data/hooks'
import { draftCommandOf } from '../../../ui/documents/draft-command'
import { contentFields } from '../../../ui/documents/form-model'
import { ReasonDialog } from '../../../ui/feedback/reason-dialog'
import { useNow } from '../../../ui/time/use-now'
import { documentTexts as text } from '../messages'
import { correctedContent, replacementSentence, withLead } from '../replacement-draft'

interface ReplaceDialogProps {
  readonly mode: ReplacementMode
  readonly bundle: CaseBundle
  readonly document: OfficialDocument
  readonly onClose: () => void
}

/** Drafts the document that revokes or corrects this one, and opens it. */
export function ReplaceDialog({ mode, bundle, document, onClose }: ReplaceDialogProps) {
  const desk = useDesk()
  const ref = useReference()
  const navigate = useNavigate()
  const today = civilDateOf(useNow())
  const kinds = revokingKinds((kind) => ref.rule(kind, today) !== undefined)
  const [chosen, setChosen] = useState(kinds[0]?.code)
  const kind = documentKindOf(mode === 'correct' ? document.kind : (chosen ?? ''))

  async function draft(reason: string): Promise<Refusal | undefined> {
    if (!kind) return { code: 'cases.noDocumentRule', args: { kind: text.revokingKind } }
    const documentId = uuid()
    const content = mode === 'correct' ? corrected(kind, reason) : revoking(kind, reason)
    const { type, file } = draftCommandOf(document)
    const answer = await desk.run(type, {
      documentId,
      ...file,
      kind: kind.code,
      title: String(content.title ?? '').replaceAll('\n', ''),
      addresseeOrganId: document.addresseeOrganId,
      content,
      replaces: { documentId: document.id, mode, reason },
    })
    if (!answer.ok) return answer.refusal
    void navigate({ to: '/documents/$documentId', params: { documentId } })
    return undefined
  }

  const corrected = (same: DocumentKind, reason: string) =>
    correctedContent(contentFields(same.schema), document, reason, today)

  function revoking(other: DocumentKind, reason: string) {
    const { case: found, orders, documents } = bundle
    const facts = caseFacts({ case: found, orders, documents, ref, today, kind: other.code })
    const drafted = { ...other.draft(facts), title: text.revokingTitle(document.number ?? document.title) }
    return withLead(contentFields(other.schema), drafted, replacementSentence(document, 'revoke', reason))
  }

  return (
    <ReasonDialog
      open
      title={text.replaceTitles[mode]}
      description={text.replaceTexts[mode]}
      label={text.replaceReasons[mode]}
      okText={text.replaceDraft}
      onSubmit={draft}
      onClose={onClose}
    >
      {mode === 'revoke' && (
        <Form.Item label={text.revokingKind} htmlFor="revoking-kind">
          <Select
            id="revoking-kind"
            value={chosen}
            options={kinds.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={setChosen}
          />
        </Form.Item>
      )}
    </ReasonDialog>
  )
}

/** A notice is the usual one; what demands a correction itself cannot end another document. */
function revokingKinds(hasRule: (kind: string) => boolean): readonly DocumentKind[] {
  const fit = documentKinds.filter(
    ({ code, numbering }) => numbering === 'own' && !movesCase({ kind: code }) && hasRule(code),
  )
  return [...fit].sort((a, b) => Number(b.code === 'notice') - Number(a.code === 'notice'))
}
