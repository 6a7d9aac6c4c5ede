import { caseMessages as text } from './messages'

/** The commands of a case's page, in the order in which they stand in the menu. */
export const caseCommands = [
  'case.classify',
  'case.proposeFiling',
  'case.file',
  'case.returnFiling',
  'case.launch',
  'case.forward',
  'case.forwardReturned',
  'case.guide',
  'case.withdraw',
  'case.merge',
  'case.split',
  'case.check',
  'case.recordFinding',
  'case.recordAct',
  'case.inviteStatement',
  'case.recordStatement',
  'case.waiveStatement',
  'case.recordLegalReview',
  'case.recordPanel',
  'case.verify',
  'case.resumeReview',
  'case.escalate',
  'case.recordApproval',
  'case.notCorrected',
  'case.suspend',
  'case.resume',
  'case.terminate',
  'case.extend',
  'case.openTrack',
  'case.endTrack',
  'case.recuse',
  'case.assign',
  'case.handover',
  'case.designate',
  'case.elevate',
  'case.reply',
  'case.close',
  'case.reopen',
  'fields.set',
] as const
export type CaseCommand = (typeof caseCommands)[number]

/** Asked for besides: drafting has a button for each kind. */
export const askedCommands = [...caseCommands, 'case.removeFinding', 'document.draft'] as const

export const menuGroups: readonly { readonly title: string; readonly commands: readonly CaseCommand[] }[] = [
  {
    title: text.groups.triage,
    commands: [
      'case.classify',
      'case.proposeFiling',
      'case.file',
      'case.returnFiling',
      'case.launch',
      'case.forward',
      'case.forwardReturned',
      'case.guide',
      'case.withdraw',
      'case.merge',
      'case.split',
    ],
  },
  {
    title: text.groups.review,
    commands: [
      'case.check',
      'case.recordFinding',
      'case.recordAct',
      'case.inviteStatement',
      'case.recordStatement',
      'case.waiveStatement',
      'case.recordLegalReview',
      'case.recordPanel',
    ],
  },
  {
    title: text.groups.correction,
    commands: ['case.verify', 'case.resumeReview', 'case.escalate', 'case.recordApproval', 'case.notCorrected'],
  },
  {
    title: text.groups.course,
    commands: ['case.extend', 'case.suspend', 'case.resume', 'case.terminate', 'case.openTrack', 'case.endTrack'],
  },
  {
    title: text.groups.people,
    commands: ['case.recuse', 'case.assign', 'case.handover', 'case.designate', 'case.elevate'],
  },
  { title: text.groups.end, commands: ['case.reply', 'case.close', 'case.reopen', 'fields.set'] },
]
