export const documentCommands = [
  'document.edit',
  'document.submit',
  'document.withdraw',
  'document.approve',
  'document.return',
  'document.issue',
  'document.recordExternal',
  'document.recordSeal',
  'document.recordFile',
  'document.recordPrint',
  'document.deliver',
  'document.addReceipt',
  'document.recordReply',
  'document.file',
  'document.recall',
  'document.void',
] as const
export type DocumentCommand = (typeof documentCommands)[number]
/** Those with a button; editing, fixing the file and logging prints need none. */
export type ActingCommand = Exclude<DocumentCommand, 'document.edit' | 'document.recordFile' | 'document.recordPrint'>

/** The likeliest first; what takes something back never is the one thing to do. */
export const actingCommands: readonly ActingCommand[] = [
  'document.submit',
  'document.approve',
  'document.issue',
  'document.recordExternal',
  'document.recordReply',
  'document.deliver',
  'document.file',
  'document.return',
]

export const commandGroups: {
  readonly review: readonly ActingCommand[]
  readonly after: readonly ActingCommand[]
  readonly undo: readonly ActingCommand[]
} = {
  review: ['document.submit', 'document.approve', 'document.return', 'document.issue'],
  after: [
    'document.recordExternal',
    'document.recordSeal',
    'document.deliver',
    'document.addReceipt',
    'document.recordReply',
    'document.file',
  ],
  undo: ['document.withdraw', 'document.void', 'document.recall'],
}
