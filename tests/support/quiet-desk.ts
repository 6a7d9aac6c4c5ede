import type { DeskWorker } from '../../src/renderer/data/desk-worker-api'
import { noNumbers } from '../../src/shared/domain/focus'

const unreachable = { ok: false, refusal: { code: 'focus.serverUnreachable' } } as const

/** What the worker answers where nothing has happened, and where only a server could know. */
export class QuietDesk {
  unmask: DeskWorker['unmask'] = async () => ({ ok: true, commandId: '' })
  unmasked: DeskWorker['unmasked'] = async () => ({})
  unmaskedToday: DeskWorker['unmaskedToday'] = async () => 0
  unmaskAlarms: DeskWorker['unmaskAlarms'] = async () => []
  formDrafts: DeskWorker['formDrafts'] = async () => ({})
  keepFormDrafts: DeskWorker['keepFormDrafts'] = async () => undefined
  supervisionBundle: DeskWorker['supervisionBundle'] = async () => undefined
  submissionsOfCase: DeskWorker['submissionsOfCase'] = async () => []
  departmentInbox: DeskWorker['departmentInbox'] = async () => ({ documents: [], orders: [], submissions: [] })
  callbackSamples: DeskWorker['callbackSamples'] = async () => []
  callbackPopulation: DeskWorker['callbackPopulation'] = async () => ({})
  dataReturns: DeskWorker['dataReturns'] = async () => []
  returnTemplates: DeskWorker['returnTemplates'] = async () => []
  shareAgreements: DeskWorker['shareAgreements'] = async () => []
  organGrades: DeskWorker['organGrades'] = async () => []
  sharePushes: DeskWorker['sharePushes'] = async () => []
  pushRows: DeskWorker['pushRows'] = async () => unreachable
  pushWorkbook: DeskWorker['pushWorkbook'] = async () => unreachable
  governmentRequests: DeskWorker['governmentRequests'] = async () => []
  sampledOrders: DeskWorker['sampledOrders'] = async () => []
  packView: DeskWorker['packView'] = async () => undefined
  fetchPack: DeskWorker['fetchPack'] = async () => ({ ok: true, files: 0, bytes: 0 })
  stopPack: DeskWorker['stopPack'] = async () => undefined
  transfersOf: DeskWorker['transfersOf'] = async () => []
  focusBoard: DeskWorker['focusBoard'] = async () => ({ rows: [], months: [], total: noNumbers })
  focusOrders: DeskWorker['focusOrders'] = async () => ({ total: 0, rows: [] })
  focusServerBoard: DeskWorker['focusServerBoard'] = async () => unreachable
  focusServerOrders: DeskWorker['focusServerOrders'] = async () => unreachable
  ownSessions: DeskWorker['ownSessions'] = async () => unreachable
  endSessions: DeskWorker['endSessions'] = async () => unreachable
  accounts: DeskWorker['accounts'] = async () => unreachable
  changeUser: DeskWorker['changeUser'] = async () => unreachable
  disableUser: DeskWorker['disableUser'] = async () => unreachable
  enableUser: DeskWorker['enableUser'] = async () => unreachable
  clients: DeskWorker['clients'] = async () => unreachable
  disableClient: DeskWorker['disableClient'] = async () => unreachable
  enableClient: DeskWorker['enableClient'] = async () => unreachable
  classify: DeskWorker['classify'] = async () => unreachable
  previewImport: DeskWorker['previewImport'] = async () => unreachable
  importOrders: DeskWorker['importOrders'] = async () => unreachable
  readTaxonomy: DeskWorker['readTaxonomy'] = async () => unreachable
  dispatchEntries: DeskWorker['dispatchEntries'] = async () => []
  taxonomyMaps: DeskWorker['taxonomyMaps'] = async () => []
  sheetProfiles: DeskWorker['sheetProfiles'] = async () => []
  consultationProposals: DeskWorker['consultationProposals'] = async () => []
  campaignBundle: DeskWorker['campaignBundle'] = async () => undefined
  meetingMaterial: DeskWorker['meetingMaterial'] = async () => []
  groupOpinions: DeskWorker['groupOpinions'] = async () => []
  similarCases: DeskWorker['similarCases'] = async () => []
  matchingRecords: DeskWorker['matchingRecords'] = async () => []
  suggestions: DeskWorker['suggestions'] = async () => ({ issues: [], patterns: [] })
  quarantined: DeskWorker['quarantined'] = async () => ({ ok: true, commands: [] })
  openPutAside: DeskWorker['openPutAside'] = async () => ({ ok: true, file: new Blob() })
  decideQuarantined: DeskWorker['decideQuarantined'] = async () => ({ ok: true, commandId: '' })
  auditEntries: DeskWorker['auditEntries'] = async () => ({ ok: true, entries: [], head: { seq: 0, hash: '' } })
  auditVerdict: DeskWorker['auditVerdict'] = async () => ({
    ok: true,
    entries: 0,
    head: { seq: 0, hash: '' },
    problems: [],
  })
  auditExport: DeskWorker['auditExport'] = async () => ({ ok: true, bytes: new Uint8Array() })
  rebuild: DeskWorker['rebuild'] = async () => ({ ok: false, refusal: { code: 'local.offlineRebuild' } })
}
