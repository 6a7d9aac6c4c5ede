/**
 * Known ways to get sync wrong, each of which the simulator must find: a test that cannot fail proves nothing.
 * `none` is the product.
 */
export const bugs = [
  'bareSequenceCursor',
  'cursorSavedBeforeData',
  'emptyAnswerReadAsDelete',
  'receiptNotStored',
  'uploadNeverReArmed',
  'newGrantNotDelivered',
  'exceptionCountedAsSuccess',
  'checkpointPastABadRow',
  'droppedScopeKept',
  'numberNotSaved',
  'numberBurnt',
  'rejectedWorkThrownAway',
  'staleBootstrapKeepsOldRows',
  'maskForgotten',
  'savedBeforeFlushed',
  'truncatedPageApplied',
  'cutMarkedEarly',
  'sentNotKept',
  'restoredRowsSkipped',
  'numberNotHonoured',
  'historyRewritten',
  'phantomConflict',
  'damageNeverLookedFor',
  'issuedStaysEditable',
  'voidNotRecorded',
  'mergeForgetsAnUpdate',
  'signedUnread',
  'storedBeforeArrived',
  'uploadForgottenOnCut',
  'filesErasedUnsent',
  'putAsideDecidedTwice',
  'putAsideThrownAway',
] as const

export type Bug = (typeof bugs)[number] | 'none'
