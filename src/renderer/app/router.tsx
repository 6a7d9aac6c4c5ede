import {
  createHashHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { z } from 'zod'
import { campaignSearch } from '../features/campaigns/campaign-search'
import { casePageSearch } from '../features/case-page/case-section'
import { caseSearch } from '../features/cases-list/case-search'
import { consultationSearch } from '../features/consultations/consultation-search'
import { inboxSearch } from '../features/departments/inbox-search'
import { evaluationSearch } from '../features/evaluation/evaluation-search'
import { focusOrdersSearch, focusSearch } from '../features/focus/focus-search'
import { requestSearch } from '../features/government/request-search'
import { catalogueSearch, classifySearch, hotlineOrderSearch } from '../features/hotline/hotline-search'
import { inspectionPageSearch, inspectionSearch } from '../features/inspections/inspection-search'
import { leadSearch } from '../features/leads/lead-search'
import { documentSearch } from '../features/registers/document-search'
import { ledgerSearch } from '../features/registers/ledger-search'
import type { SessionControl } from '../features/session/session-gate'
import { pushSearch, returnSearch } from '../features/sharing/sharing-search'
import { callbackSearch, supervisionSearch } from '../features/supervision/supervision-search'
import { warningSearch } from '../features/warnings/warning-search'
import { EmptyState } from '../ui/feedback/empty-state'
import { AddressWords } from './address-words'
import { DeskFrame } from './frame/desk-frame'
import { frameMessages, moduleMessages } from './frame/messages'

interface RouterContext {
  readonly control: SessionControl
}

const root = createRootRouteWithContext<RouterContext>()({
  component: Frame,
  notFoundComponent: () => (
    <EmptyState title={frameMessages.notFound} action={<Link to="/workbench">{moduleMessages.workbench}</Link>}>
      {frameMessages.notFoundTodo}
    </EmptyState>
  ),
})

function Frame() {
  const { control } = root.useRouteContext()
  return <DeskFrame control={control} />
}

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/workbench' })
    },
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/workbench',
    component: lazyRouteComponent(() => import('../features/workbench/workbench-page'), 'WorkbenchPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/leads',
    validateSearch: leadSearch,
    component: lazyRouteComponent(() => import('../features/leads/leads-page'), 'LeadsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cases',
    validateSearch: caseSearch,
    component: lazyRouteComponent(() => import('../features/cases-list/cases-page'), 'CasesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/cases/$caseId',
    validateSearch: casePageSearch,
    component: lazyRouteComponent(() => import('../features/case-page/case-page'), 'CasePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/documents',
    validateSearch: documentSearch,
    component: lazyRouteComponent(() => import('../features/registers/documents-page'), 'DocumentsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/documents/registers',
    validateSearch: ledgerSearch,
    component: lazyRouteComponent(() => import('../features/registers/ledger-page'), 'LedgerPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/documents/$documentId',
    component: lazyRouteComponent(() => import('../features/documents/document-page'), 'DocumentPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/transfers/$transferId',
    component: lazyRouteComponent(() => import('../features/documents/transfer-letter-page'), 'TransferLetterPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/transfers/$transferId/$paper',
    component: lazyRouteComponent(() => import('../features/documents/transfer-paper-page'), 'TransferPaperPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/focus',
    validateSearch: focusSearch,
    component: lazyRouteComponent(() => import('../features/focus/focus-page'), 'FocusPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/focus/orders',
    validateSearch: focusOrdersSearch,
    component: lazyRouteComponent(() => import('../features/focus/focus-orders-page'), 'FocusOrdersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/campaigns',
    validateSearch: campaignSearch,
    component: lazyRouteComponent(() => import('../features/campaigns/campaigns-page'), 'CampaignsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/campaigns/$campaignId',
    component: lazyRouteComponent(() => import('../features/campaigns/campaign-page'), 'CampaignPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/warnings',
    validateSearch: warningSearch,
    component: lazyRouteComponent(() => import('../features/warnings/warnings-page'), 'WarningsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/consultations',
    validateSearch: consultationSearch,
    component: lazyRouteComponent(() => import('../features/consultations/consultations-page'), 'ConsultationsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/consultations/$consultationId',
    component: lazyRouteComponent(() => import('../features/consultations/consultation-page'), 'ConsultationPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/inbox',
    validateSearch: inboxSearch,
    component: lazyRouteComponent(() => import('../features/departments/inbox-page'), 'InboxPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/inbox/$matterId',
    component: lazyRouteComponent(() => import('../features/departments/matter-page'), 'MatterPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/submissions/$submissionId',
    component: lazyRouteComponent(() => import('../features/departments/submission-page'), 'SubmissionPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/supervision',
    validateSearch: supervisionSearch,
    component: lazyRouteComponent(
      () => import('../features/supervision/supervision-orders-page'),
      'SupervisionOrdersPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/supervision/callbacks',
    validateSearch: callbackSearch,
    component: lazyRouteComponent(() => import('../features/supervision/callbacks-page'), 'CallbacksPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/supervision/$supervisionOrderId',
    component: lazyRouteComponent(
      () => import('../features/supervision/supervision-order-page'),
      'SupervisionOrderPage',
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/inspections',
    validateSearch: inspectionSearch,
    component: lazyRouteComponent(() => import('../features/inspections/inspections-page'), 'InspectionsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/inspections/$inspectionId',
    validateSearch: inspectionPageSearch,
    component: lazyRouteComponent(() => import('../features/inspections/inspection-page'), 'InspectionPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/hotline/orders',
    validateSearch: hotlineOrderSearch,
    component: lazyRouteComponent(() => import('../features/hotline/orders-page'), 'HotlineOrdersPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/hotline/catalogue',
    validateSearch: catalogueSearch,
    component: lazyRouteComponent(() => import('../features/hotline/catalogue-page'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/hotline/import',
    component: lazyRouteComponent(() => import('../features/hotline/import-page'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/hotline/taxonomy',
    component: lazyRouteComponent(() => import('../features/hotline/taxonomy-page'), 'TaxonomyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/hotline/classify',
    validateSearch: classifySearch,
    component: lazyRouteComponent(() => import('../features/hotline/classify-page'), 'ClassifyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/assist',
    component: lazyRouteComponent(() => import('../features/assist/assist-page'), 'AssistPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/government',
    validateSearch: requestSearch,
    component: lazyRouteComponent(() => import('../features/government/requests-page'), 'RequestsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/government/$requestId',
    component: lazyRouteComponent(() => import('../features/government/request-page'), 'RequestPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/standing',
    component: lazyRouteComponent(() => import('../features/evaluation/standing-page'), 'StandingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/evaluation',
    validateSearch: evaluationSearch,
    component: lazyRouteComponent(() => import('../features/evaluation/grades-page'), 'GradesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/returns',
    validateSearch: returnSearch,
    component: lazyRouteComponent(() => import('../features/sharing/returns-page'), 'ReturnsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/returns/$returnId',
    component: lazyRouteComponent(() => import('../features/sharing/return-page'), 'ReturnPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pushes',
    validateSearch: pushSearch,
    component: lazyRouteComponent(() => import('../features/sharing/pushes-page'), 'PushesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/pushes/$pushId',
    component: lazyRouteComponent(() => import('../features/sharing/push-page'), 'PushPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sharing',
    component: lazyRouteComponent(() => import('../features/sharing/sharing-page'), 'SharingPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sync',
    component: lazyRouteComponent(() => import('../features/sync-centre/sync-page'), 'SyncPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/system',
    validateSearch: z.object({ part: z.coerce.string().optional().catch(undefined) }),
    component: lazyRouteComponent(() => import('../features/system/system-page'), 'SystemPage'),
  }),
] as const

const words = new AddressWords()

export const router = createRouter({
  routeTree: root.addChildren(routes),
  // Addresses after `#`, so that every host serves the same page: app:// in Electron, files, the hotline server.
  history: createHashHistory(),
  parseSearch: words.parse,
  stringifySearch: words.stringify,
  // Given by the provider as soon as a session is open.
  context: { control: undefined as unknown as SessionControl },
  defaultPreload: false,
  scrollRestoration: false,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
