import { documentKindOf } from '../../documents/kinds/registry'
import { civilDateOf } from '../../domain/civil-date'
import type { ReferenceData } from '../../domain/reference-data'
import { caseFacts } from '../documents/case-facts'
import type { TestDesk } from './test-desk'
import { testReference } from './test-reference'

/** What the desk would put into a document of a kind: its content drafted from the case as it stands. For tests only. */
export function draftedContent(
  desk: TestDesk,
  caseId: string,
  kind: string,
  change: Record<string, unknown> = {},
  ref: ReferenceData = testReference,
): Record<string, unknown> {
  const found = desk.get('supervisionCase', caseId)
  const facts = caseFacts({
    case: found,
    orders: found.orderIds.map((id) => desk.get('workOrder', id)),
    documents: desk.all('officialDocument'),
    ref,
    today: civilDateOf(desk.now),
    kind,
  })
  const content = documentKindOf(kind)?.draft(facts)
  if (!content) throw new Error(`unknown kind ${kind}`)
  return { ...content, ...change }
}
