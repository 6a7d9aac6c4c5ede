import {
  AppstoreOutlined,
  AuditOutlined,
  CameraOutlined,
  CloudUploadOutlined,
  CustomerServiceOutlined,
  DashboardOutlined,
  ExportOutlined,
  FileDoneOutlined,
  FolderOpenOutlined,
  InboxOutlined,
  NotificationOutlined,
  SettingOutlined,
  SolutionOutlined,
  SyncOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { gradeReaders } from '#shared/domain/organ-grade'
import type { Role } from '#shared/domain/roles'
import { moduleMessages } from './messages'

export type ModuleKey = keyof typeof moduleMessages

export interface DeskModule {
  readonly key: ModuleKey
  readonly to:
    | '/inbox'
    | '/government'
    | '/assist'
    | '/workbench'
    | '/hotline/orders'
    | '/leads'
    | '/cases'
    | '/focus'
    | '/consultations'
    | '/supervision'
    | '/documents'
    | '/inspections'
    | '/standing'
    | '/evaluation'
    | '/returns'
    | '/pushes'
    | '/sync'
    | '/system'
  /** Where the other addresses of the module begin. */
  readonly also?: readonly string[]
  readonly label: string
  readonly icon: ReactNode
  /** Who sees it; absent for everyone. */
  readonly roles?: readonly Role[]
  /** Who does not see it where he has no other role. */
  readonly notOnly?: readonly Role[]
}

/** People who work on what is addressed to them, or in pages of their own; the bureau's lists would be empty to them. */
const addressees: readonly Role[] = ['departmentOperator', 'departmentLeader', 'hotline', 'government', 'station']

/** The modules in the order in which a case goes through them. Alt and its number opens one. */
export const deskModules: readonly DeskModule[] = [
  {
    key: 'inbox',
    to: '/inbox',
    also: ['/submissions'],
    label: moduleMessages.inbox,
    icon: <InboxOutlined aria-hidden />,
    roles: ['departmentOperator', 'departmentLeader'],
  },
  {
    key: 'government',
    to: '/government',
    label: moduleMessages.government,
    icon: <AuditOutlined aria-hidden />,
    roles: ['government'],
  },
  {
    key: 'assist',
    to: '/assist',
    label: moduleMessages.assist,
    icon: <CameraOutlined aria-hidden />,
    roles: ['station'],
  },
  {
    key: 'hotline',
    to: '/hotline/orders',
    also: ['/hotline'],
    label: moduleMessages.hotline,
    icon: <CustomerServiceOutlined aria-hidden />,
    roles: ['hotline'],
  },
  {
    key: 'workbench',
    to: '/workbench',
    label: moduleMessages.workbench,
    icon: <AppstoreOutlined aria-hidden />,
    notOnly: addressees,
  },
  {
    key: 'leads',
    to: '/leads',
    label: moduleMessages.leads,
    icon: <InboxOutlined aria-hidden />,
    roles: ['clerk', 'officer', 'reviewer', 'issuer', 'auditor'],
  },
  {
    key: 'cases',
    to: '/cases',
    also: ['/transfers'],
    label: moduleMessages.cases,
    icon: <FolderOpenOutlined aria-hidden />,
    notOnly: addressees,
  },
  {
    key: 'focus',
    to: '/focus',
    also: ['/campaigns', '/warnings'],
    label: moduleMessages.focus,
    icon: <DashboardOutlined aria-hidden />,
    roles: ['officer', 'reviewer', 'issuer', 'auditor'],
  },
  {
    key: 'consultations',
    to: '/consultations',
    label: moduleMessages.consultations,
    icon: <TeamOutlined aria-hidden />,
    roles: ['officer', 'reviewer', 'issuer', 'auditor'],
  },
  {
    key: 'supervision',
    to: '/supervision',
    label: moduleMessages.supervision,
    icon: <NotificationOutlined aria-hidden />,
    roles: ['officer', 'reviewer', 'issuer', 'auditor', 'hotline'],
  },
  {
    key: 'documents',
    to: '/documents',
    label: moduleMessages.documents,
    icon: <FileDoneOutlined aria-hidden />,
    notOnly: addressees,
  },
  {
    key: 'inspections',
    to: '/inspections',
    label: moduleMessages.inspections,
    icon: <CameraOutlined aria-hidden />,
    roles: ['officer', 'reviewer', 'issuer', 'auditor'],
  },
  {
    key: 'standing',
    to: '/standing',
    label: moduleMessages.standing,
    icon: <SolutionOutlined aria-hidden />,
    roles: ['departmentOperator', 'departmentLeader'],
  },
  {
    key: 'evaluation',
    to: '/evaluation',
    label: moduleMessages.evaluation,
    icon: <SolutionOutlined aria-hidden />,
    roles: gradeReaders,
  },
  {
    key: 'sharing',
    to: '/returns',
    also: ['/sharing', '/pushes'],
    label: moduleMessages.sharing,
    icon: <CloudUploadOutlined aria-hidden />,
    roles: ['officer', 'reviewer', 'issuer', 'auditor', 'departmentOperator', 'departmentLeader'],
  },
  {
    // Whoever keeps the server running has no returns, but must see what does not get through.
    key: 'pushes',
    to: '/pushes',
    label: moduleMessages.pushes,
    icon: <ExportOutlined aria-hidden />,
    roles: ['admin'],
  },
  { key: 'sync', to: '/sync', label: moduleMessages.sync, icon: <SyncOutlined aria-hidden /> },
  {
    key: 'system',
    to: '/system',
    label: moduleMessages.system,
    icon: <SettingOutlined aria-hidden />,
    // Whoever approves or signs lets a colleague stand in for him here, and verifies what documents rest on.
    roles: ['admin', 'auditor', 'reviewer', 'issuer'],
  },
]

/** Whether the page at this address belongs to the module without standing under the address of its list. */
export function isPageOf({ also = [] }: DeskModule, pathname: string): boolean {
  return also.some((begin) => pathname === begin || pathname.startsWith(`${begin}/`))
}

export function modulesFor(roles: readonly Role[]): DeskModule[] {
  return deskModules.filter(
    ({ roles: whose, notOnly }) =>
      (!whose || whose.some((role) => roles.includes(role))) &&
      (!notOnly || roles.some((role) => !notOnly.includes(role))),
  )
}
