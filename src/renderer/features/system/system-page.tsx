import { useNavigate, useSearch } from '@tanstack/react-router'
import { useSession } from '../../data/hooks'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { ThresholdForm } from '../../ui/thresholds/threshold-form'
import { auditMessages } from './audit-messages'
import { AuditView } from './audit-view'
import { DelegationView } from './delegation-view'
import { DictionaryView } from './dictionary-view'
import { HolidayView } from './holiday-view'
import { systemMessages as text } from './messages'
import { OrganTable } from './organ-table'
import { RulesView } from './rules-view'
import styles from './system.module.css'
import { TemplatesView } from './templates-view'
import { UserTable } from './user-table'

type Part = keyof typeof text.parts
const allParts = Object.keys(text.parts) as Part[]

/** What everything else refers to, as the server has it. */
export function SystemPage() {
  const { roles } = useSession()
  const parts = allParts.filter((key) => key !== 'audit' || roles.includes('auditor'))
  const search = useSearch({ from: '/system' })
  const navigate = useNavigate({ from: '/system' })
  const part = parts.find((each) => each === search.part) ?? 'organs'
  return (
    <section className={styles.page} aria-label={text.title}>
      <h1 className="visually-hidden">{text.title}</h1>
      <div className={styles.top}>
        <ViewTabs
          views={parts.map((key) => ({ key, label: text.parts[key] }))}
          current={part}
          onChange={(key) => void navigate({ search: { part: key }, replace: true })}
        />
      </div>
      <p className={styles.note}>{part === 'audit' ? auditMessages.note : text.readOnly}</p>
      <div className={styles.body}>
        <PartView part={part} />
      </div>
    </section>
  )
}

function PartView({ part }: { part: Part }) {
  switch (part) {
    case 'organs':
      return <OrganTable />
    case 'users':
      return <UserTable />
    case 'dictionaries':
      return <DictionaryView />
    case 'rules':
      return <RulesView />
    case 'templates':
      return <TemplatesView />
    case 'holidays':
      return <HolidayView />
    case 'delegations':
      return <DelegationView />
    case 'thresholds':
      return (
        <div className={styles.narrow}>
          <ThresholdForm />
        </div>
      )
    case 'audit':
      return <AuditView />
  }
}
