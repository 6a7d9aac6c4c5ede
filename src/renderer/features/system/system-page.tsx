import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Role } from '#shared/domain/roles'
import { useSession } from '../../data/hooks'
import { ViewTabs } from '../../ui/list-page/view-tabs'
import { ThresholdForm } from '../../ui/thresholds/threshold-form'
import { accountMessages } from './account-messages'
import { AccountTable } from './account-table'
import { auditMessages } from './audit-messages'
import { AuditView } from './audit-view'
import { BasesView } from './bases-view'
import { basisMessages } from './basis-messages'
import { DelegationView } from './delegation-view'
import { DeviceTable } from './device-table'
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
/** Parts that only one role works with. */
const keptFor: Readonly<Partial<Record<Part, Role>>> = { devices: 'admin', audit: 'auditor' }
const notes: Readonly<Partial<Record<Part, string>>> = {
  audit: auditMessages.note,
  devices: accountMessages.devicesNote,
  bases: basisMessages.note,
}

/** What everything else refers to, as the server has it. */
export function SystemPage() {
  const { roles } = useSession()
  const parts = allParts.filter((key) => !keptFor[key] || roles.includes(keptFor[key]))
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
      <p className={styles.note}>{notes[part] ?? text.readOnly}</p>
      <div className={styles.body}>
        <PartView part={part} isAdmin={roles.includes('admin')} />
      </div>
    </section>
  )
}

function PartView({ part, isAdmin }: { part: Part; isAdmin: boolean }) {
  switch (part) {
    case 'organs':
      return <OrganTable />
    case 'users':
      return isAdmin ? <AccountTable /> : <UserTable />
    case 'devices':
      return <DeviceTable />
    case 'dictionaries':
      return <DictionaryView />
    case 'rules':
      return <RulesView />
    case 'bases':
      return <BasesView />
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
