import type { CaseSection } from './case-section'
import { AftermathSection } from './sections/aftermath-section'
import { ClassificationSection } from './sections/classification-section'
import { ClosingSection } from './sections/closing-section'
import { ConsultationSection } from './sections/consultation-section'
import { DocumentsSection } from './sections/documents-section'
import { DossierSection } from './sections/dossier-section'
import { EvidenceSection } from './sections/evidence-section'
import { FindingsSection } from './sections/findings-section'
import { HearingSection } from './sections/hearing-section'
import { InvestigationSection } from './sections/investigation-section'
import { OrdersSection } from './sections/orders-section'
import { OverviewSection } from './sections/overview-section'

export function SectionBody({ section }: { section: CaseSection }) {
  switch (section) {
    case 'overview':
      return <OverviewSection />
    case 'orders':
      return <OrdersSection />
    case 'classification':
      return <ClassificationSection />
    case 'investigation':
      return <InvestigationSection />
    case 'dossier':
      return <DossierSection />
    case 'aftermath':
      return <AftermathSection />
    case 'findings':
      return <FindingsSection />
    case 'evidence':
      return <EvidenceSection />
    case 'hearing':
      return <HearingSection />
    case 'consultation':
      return <ConsultationSection />
    case 'documents':
      return <DocumentsSection />
    case 'closing':
      return <ClosingSection />
  }
}
