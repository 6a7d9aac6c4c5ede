import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { v7 as uuid } from 'uuid'
import { needFittingKind } from '#shared/commands/departments/submission-draft'
import type { InboxItem } from '#shared/domain/department-inbox'
import { isForGuests } from '#shared/domain/official-document'
import type { SubmissionKind } from '#shared/domain/submission'
import { useOffered, useReference, useSession } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { CommandMenu } from '../../ui/commands/command-menu'
import { useRun } from '../../ui/commands/use-run'
import page from '../../ui/sections/subject-page.module.css'
import { useNow } from '../../ui/time/use-now'
import { departmentTexts as text } from './messages'

const kinds: readonly SubmissionKind[] = ['reply', 'rectification', 'extension', 'objection', 'dispute']

/** What the department can do with it: sign for it first, then write. */
export function MatterButtons({ item }: { item: InboxItem }) {
  const run = useRun()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const { document, order } = item
  // An order that a document carries is answered with the document.
  const about = document
    ? ({ type: 'officialDocument', id: document.id } as const)
    : ({ type: 'supervisionOrder', id: order?.id ?? '' } as const)
  const caseId = document?.caseId ?? order?.caseId
  const acknowledging = document ? 'document.acknowledge' : 'supervision.acknowledge'
  const offered = useOffered(about, [acknowledging, 'submission.draft'])
  const refusalOf = useFitting(item)
  if (document && isForGuests(document)) return null

  async function acknowledge() {
    const input = document
      ? {
          documentId: document.id,
          caseId: document.caseId,
          deliveryId: uuid(),
          ...(document.supervisionOrderId ? { supervisionOrderId: document.supervisionOrderId } : {}),
        }
      : { supervisionOrderId: order?.id, ...(caseId ? { caseId } : {}) }
    if (await run(acknowledging, input)) void message.success(text.acknowledgeDone)
  }

  async function write(kind: SubmissionKind) {
    const submissionId = uuid()
    const done = await run('submission.draft', { submissionId, kind, about, ...(caseId ? { caseId } : {}) })
    if (done) void navigate({ to: '/submissions/$submissionId', params: { submissionId } })
  }

  const blocked = offered?.['submission.draft']
  const buttons = kinds.map((kind) => ({ kind, refusal: blocked === null ? refusalOf(kind) : blocked }))
  const main = buttons.filter(({ kind }) => kind === 'reply' || kind === 'rectification')
  const likely = main.find(({ kind, refusal }) => kind === 'rectification' && refusal === null && document) ?? main[0]
  const rest = buttons.filter((one) => one !== likely)
  return (
    <div className={page.buttons}>
      {item.state === 'toAcknowledge' && (
        <OfferedButton
          refusal={offered?.[acknowledging]}
          label={text.acknowledge}
          look="primary"
          onRun={() => void acknowledge()}
        />
      )}
      {likely && item.state !== 'toAcknowledge' && (
        <OfferedButton
          refusal={likely.refusal}
          label={text.write[likely.kind]}
          look={item.state === 'toAnswer' ? 'primary' : 'default'}
          onRun={() => void write(likely.kind)}
        />
      )}
      <CommandMenu
        label={text.more}
        hint={text.moreHint}
        groups={[
          {
            title: text.papers,
            commands: rest.map(({ kind, refusal }) => ({
              key: kind,
              label: text.write[kind],
              refusal,
              onRun: () => void write(kind),
            })),
          },
        ]}
      />
    </div>
  )
}

/** Whether a paper of a kind can be written on the thing at all. */
function useFitting(item: InboxItem) {
  const ref = useReference()
  const { userId, name, roles, organId, region } = useSession()
  const now = useNow()
  const { document, order } = item
  const found = document ? { document } : order ? { order } : {}
  const ctx = { actor: { userId, name, roles, organId, region }, now, commandId: '', ref }
  return (kind: SubmissionKind) => needFittingKind(kind, found, ctx) ?? null
}
