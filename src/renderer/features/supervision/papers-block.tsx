import { caseFacts } from '#shared/commands/documents/case-facts'
import { draftOrderPaper, papersOf } from '#shared/commands/supervision/supervision-documents'
import { civilDateOf } from '#shared/domain/civil-date'
import { deadStatuses } from '#shared/domain/official-document'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { useReference } from '../../data/hooks'
import { DraftsBlock } from '../../ui/documents/drafts-block'
import { documentKindName } from '../../ui/documents/kind-name'
import { useNow } from '../../ui/time/use-now'
import { supervisionTexts as text } from './messages'
import { useOrderPage } from './order-context'

/** The papers of an order, drafted from it into the file of its case. */
export function PapersBlock() {
  const { bundle } = useOrderPage()
  const { order, papers, case: home } = bundle
  const ref = useReference()
  const today = civilDateOf(useNow())
  // Papers lie in the file of a case; one that is on its way already is not drafted twice.
  const living = new Set(papers.filter(({ status }) => !deadStatuses.includes(status)).map(({ kind }) => kind))

  function draft(kind: string, found: SupervisionCase) {
    const { orders, documents } = bundle
    const facts = caseFacts({ case: found, orders, documents, ref, today, kind, talk: order })
    const paper = papers.find(({ id }) => id === order.paperId)
    return {
      content: draftOrderPaper(kind, { order, facts, paper, ref }),
      addresseeOrganId: order.targetOrganId,
      supervisionOrderId: order.id,
    }
  }

  if (!home && papers.length === 0) return null
  const hint = order.status === 'draft' && papers.length === 0
  return (
    <DraftsBlock
      title={text.papers}
      hint={hint && (order.kind === 'letter' ? text.noPapers.letter : text.noPapers.other)}
      home={home}
      documents={papers}
      kinds={home ? papersOf(order).filter((kind) => !living.has(kind)) : []}
      label={(kind) => text.draft(documentKindName(kind))}
      draft={draft}
      refusedTitle={text.draftRefused}
    />
  )
}
