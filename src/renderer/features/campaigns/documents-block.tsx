import {
  type CampaignDocument,
  campaignDocuments,
  draftCampaignDocument,
} from '#shared/commands/campaigns/campaign-documents'
import { caseFacts } from '#shared/commands/documents/case-facts'
import { civilDateOf } from '#shared/domain/civil-date'
import { isOver } from '#shared/domain/stages'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { useDesk, useReference } from '../../data/hooks'
import { DraftsBlock } from '../../ui/documents/drafts-block'
import { useNow } from '../../ui/time/use-now'
import { useCampaignPage } from './campaign-context'
import { campaignTexts as text } from './messages'
import { readCampaignBoard } from './use-campaign-board'

/** Notice and report, drafted from the campaign; they lie in the file of its first case. */
export function DocumentsBlock() {
  const { bundle } = useCampaignPage()
  const { campaign, cases } = bundle
  const desk = useDesk()
  const ref = useReference()
  const today = civilDateOf(useNow())
  const home = cases.find((found) => !isOver(found)) ?? cases[0]
  const kinds: readonly string[] = campaignDocuments

  async function draft(kind: CampaignDocument, found: SupervisionCase) {
    const orders = bundle.orders.filter(({ id }) => found.orderIds.includes(id))
    const documents = bundle.documents.filter(({ caseId }) => caseId === found.id)
    const facts = caseFacts({ case: found, orders, documents, ref, today, kind })
    const board = await readCampaignBoard(desk, campaign, today)
    return { content: draftCampaignDocument(kind, { campaign, cases, board, facts, ref }) }
  }

  return (
    <DraftsBlock
      title={text.documents}
      hint={!home && text.noCaseForDocument}
      home={home}
      documents={bundle.documents.filter(({ kind }) => kinds.includes(kind))}
      kinds={home ? campaignDocuments : []}
      label={(kind) => text.draft[kind]}
      draft={draft}
      refusedTitle={text.draftRefused}
    />
  )
}
