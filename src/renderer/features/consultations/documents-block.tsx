import { draftCasePages } from '#shared/commands/consultations/case-pages'
import {
  type ConsultationDocument,
  consultationDocuments,
  draftConsultationDocument,
  guestOrgans,
} from '#shared/commands/consultations/consultation-documents'
import { caseFacts } from '#shared/commands/documents/case-facts'
import { civilDateOf } from '#shared/domain/civil-date'
import { materialLines, materialLists } from '#shared/domain/meeting-material'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { useReference } from '../../data/hooks'
import { DraftsBlock } from '../../ui/documents/drafts-block'
import { useNow } from '../../ui/time/use-now'
import { useConsultationPage } from './consultation-context'
import { consultationTexts as text } from './messages'
import { useMaterial } from './use-material'

/** 会商通知 with a page for each case, and 会商纪要, drafted from the meeting into the file of its case. */
export function DocumentsBlock() {
  const { bundle } = useConsultationPage()
  const { consultation, cases, orders } = bundle
  const ref = useReference()
  const today = civilDateOf(useNow())
  const material = useMaterial(consultation)
  const kinds: readonly string[] = consultationDocuments

  function draft(kind: ConsultationDocument, home: SupervisionCase) {
    const own = orders.filter(({ id }) => home.orderIds.includes(id))
    const facts = caseFacts({ case: home, orders: own, documents: bundle.documents, ref, today, kind })
    const source = {
      consultation,
      topics: cases.map(({ title }) => title),
      materials: materialLines(material),
      casePages: draftCasePages({ cases, orders, ref }),
      materialLists: materialLists(material),
      facts,
      ref,
    }
    return { content: draftConsultationDocument(kind, source), guestOrganIds: guestOrgans(consultation) }
  }

  return (
    <DraftsBlock
      title={text.documents}
      home={cases.find(({ id }) => id === consultation.caseId)}
      documents={bundle.documents.filter(({ kind }) => kinds.includes(kind))}
      kinds={consultationDocuments}
      label={(kind) => text.draft[kind]}
      draft={draft}
      refusedTitle={text.draftRefused}
    />
  )
}
