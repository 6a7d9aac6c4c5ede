import type { SupervisionCase } from '#shared/domain/supervision-case'
import type { CaseBundle } from '../../data/desk-worker-api'
import { useCase } from './case-context'
import styles from './case-page.module.css'
import { type CaseSection, caseSections } from './case-section'
import { caseMessages as text } from './messages'

/** The sections of a case with what is in each, in a word or a number. */
export function SectionNav() {
  const { bundle, section, goTo } = useCase()
  return (
    <nav className={styles.nav} aria-label={text.sectionsLabel}>
      {caseSections.map((name) => (
        <button
          key={name}
          type="button"
          className={styles.navItem}
          aria-current={name === section ? 'page' : undefined}
          onClick={() => goTo(name)}
        >
          <span>{text.sections[name]}</span>
          <span className={styles.navState}>{stateOf(name, bundle)}</span>
        </button>
      ))}
    </nav>
  )
}

function stateOf(section: CaseSection, { case: found, orders, documents, attachments }: CaseBundle): string {
  switch (section) {
    case 'overview':
      return ''
    case 'orders':
      return String(orders.length)
    case 'classification':
      return found.field && found.level ? '' : text.sectionState.unclassified
    case 'investigation':
      return investigationState(found)
    case 'aftermath':
      return aftermathState(found)
    case 'findings':
      return Object.keys(found.findings).length > 0 ? String(Object.keys(found.findings).length) : ''
    case 'consultation':
      return ''
    case 'evidence':
      return attachments.length > 0 ? String(attachments.length) : ''
    case 'hearing':
      return hearingState(found)
    case 'documents':
      return documents.length > 0 ? String(documents.length) : ''
    case 'dossier':
      return found.archives ? text.sectionState.archived : ''
    case 'closing':
      return found.closing ? text.sectionState.closed : found.answer ? text.sectionState.answered : ''
  }
}

function hearingState({ statement }: SupervisionCase): string {
  if (statement?.urgentReason) return text.sectionState.waived
  if (statement?.text !== undefined) return text.sectionState.heard
  return statement?.invitedAt ? text.sectionState.invited : ''
}

function investigationState({ fileRequests, interviews, expertOpinions }: SupervisionCase): string {
  const parts = [fileRequests, interviews].map((each) => Object.keys(each ?? {}).length)
  const n = parts.reduce((sum, each) => sum + each, expertOpinions?.length ?? 0)
  return n > 0 ? String(n) : ''
}

function aftermathState({ rectification, objections }: SupervisionCase): string {
  if (Object.values(objections ?? {}).some(({ decision }) => !decision)) return text.sectionState.objection
  const items = Object.values(rectification ?? {})
  return items.length > 0 ? `${items.filter(({ check }) => check).length}/${items.length}` : ''
}
