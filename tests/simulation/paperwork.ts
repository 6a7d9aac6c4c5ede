import { caseFacts } from '#shared/commands/documents/case-facts'
import { relatedOf } from '#shared/commands/documents/legality-guard'
import { documentKindOf } from '#shared/documents/kinds/registry'
import { civilDateOf } from '#shared/domain/civil-date'
import type { OfficialDocument } from '#shared/domain/official-document'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { SeededRandom } from '../support/sync/seeded-random'
import { cityReference } from './city'
import { oneOf, seen } from './officer-views'
import type { SimClient } from './sim-client'
import type { SimWorld } from './sim-world'

const KIND = 'notice'

/**
 * The next step of a case towards a document, or of a document towards its end, as far as this officer sees it: others
 * may have taken it meanwhile, or another one.
 */
export function doPaperwork(client: SimClient, { random, newId, server }: SimWorld) {
  const document = random.chance(0.7) && oneOf(random, seen(client, 'officialDocument'))
  const own = seen(client, 'supervisionCase').filter(({ handlerIds, jurisdictionOrganId, stage }) => {
    if (jurisdictionOrganId !== 'bureau' || stage === 'forwarded') return false
    return handlerIds.length === 0 || handlerIds.includes(client.userId)
  })
  const found = document ? own.find(({ id }) => id === document.caseId) : oneOf(random, own)
  if (!found) return
  if (document) return handleDocument(client, random, document, found)
  if (found.stage === 'triage') return openCase(client, found)
  if (found.stage === 'review') draftNotice(client, found, newId(), server.instant())
}

/** From triage to review in three steps: judged, proposed, filed. */
function openCase(client: SimClient, { id: caseId, field, level, filing }: SupervisionCase) {
  if (!field || !level)
    client.act('case.classify', { caseId, reason: '研判', field: field ?? 'urban', level: level ?? 'general' })
  else if (filing?.state === 'proposed') client.act('case.file', { caseId, opinion: '同意立案' })
  else
    client.act('case.proposeFiling', { caseId, handlerIds: ['zhang', 'li'], reason: '涉嫌程序违法', noInterest: true })
}

function draftNotice(client: SimClient, found: SupervisionCase, documentId: string, now: Date) {
  const orders = seen(client, 'workOrder').filter(({ id }) => found.orderIds.includes(id))
  const facts = caseFacts({
    case: found,
    orders,
    documents: [],
    ref: cityReference,
    today: civilDateOf(now),
    kind: KIND,
  })
  const content = documentKindOf(KIND)?.draft(facts)
  const about = { documentId, caseId: found.id, kind: KIND, title: `通知书 ${found.title}`.slice(0, 100) }
  client.act('document.draft', { ...about, addresseeOrganId: found.respondentOrganId, content })
}

function handleDocument(client: SimClient, random: SeededRandom, document: OfficialDocument, found: SupervisionCase) {
  const names = { documentId: document.id, caseId: document.caseId }
  const related = relatedOf(found, document)
  const edit = () => {
    const report = `回复材料应当加盖公章，第 ${random.below(1000)} 稿。`
    client.act('document.edit', { ...names, content: { report } })
  }
  const why = { ...names, reason: '核对后另行制作' }
  switch (document.status) {
    case 'draft':
    case 'returned':
      if (random.chance(0.4)) return edit()
      if (random.chance(0.1)) return client.act('document.void', why)
      return client.act('document.submit', { ...names, ...related })
    case 'inReview':
      if (random.chance(0.15)) return client.act('document.withdraw', why)
      if (random.chance(0.15)) return client.act('document.return', { ...names, opinion: '再核实' })
      return client.act('document.approve', { ...names, opinion: '同意' })
    case 'approved':
      if (random.chance(0.1)) return client.act('document.return', { ...names, opinion: '再核实' })
      return client.act('document.issue', { ...names, ...related })
    case 'issued':
      // His own desk refuses to change what went out.
      if (random.chance(0.3)) return edit()
      if (random.chance(0.6)) client.act('document.recall', why)
  }
}
