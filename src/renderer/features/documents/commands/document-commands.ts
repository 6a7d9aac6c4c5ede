export const documentCommands = [
  'document.edit',
  'document.submit',
  'document.approve',
  'document.return',
  'document.issue',
  'document.recordExternal',
  'document.deliver',
] as const
export type DocumentCommand = (typeof documentCommands)[number]
/** Those with a button; editing needs none. */
export type ActingCommand = Exclude<DocumentCommand, 'document.edit'>

/** The likeliest first; `return` never is the one thing to do. */
export const actingCommands: readonly ActingCommand[] = [
  'document.submit',
  'document.approve',
  'document.issue',
  'document.recordExternal',
  'document.deliver',
  'document.return',
]

export const commandGroups: { readonly review: readonly ActingCommand[]; readonly after: readonly ActingCommand[] } = {
  review: ['document.submit', 'document.approve', 'document.return', 'document.issue'],
  after: ['document.recordExternal', 'document.deliver'],
}
