import { z } from 'zod'
import { entityId } from '../domain/common'
import type { EntityRef } from '../domain/entities'
import type { SupervisionCase } from '../domain/supervision-case'
import type { ReadTx, Tx } from './engine/command'

/** The paper whose answer the case waits for: the decision where there is one, else the opinion. */
export function demandingId(found: Pick<SupervisionCase, 'decisionId' | 'opinionId'>): string | undefined {
  return found.decisionId ?? found.opinionId
}

/** That paper, where it is of this very case: an opinion that serves a group keeps the day of its own case. */
export function ownDemandingId(
  found: Pick<SupervisionCase, 'decisionId' | 'opinionId' | 'sharedOpinion'>,
): string | undefined {
  return found.decisionId ?? (found.sharedOpinion ? undefined : found.opinionId)
}

/**
 * The last day of the correction stands on the paper too: there the department reads it, and its answer is late by it.
 * Only a paper that the command has named is at hand; where it was replaced meanwhile, the new one has its own day.
 */
export function movePaperDue(tx: Tx, found: SupervisionCase, dueAt: string): void {
  const document = tx.get('officialDocument', ownDemandingId(found) ?? '')
  if (!document?.replyDueAt) return
  tx.set({ type: 'officialDocument', id: document.id }, 'replyDueAt', dueAt)
}

/** The part of an input that names the paper of the case, so that it is at hand when the day moves. */
export const rectifyPaper = { documentId: entityId.optional() }

export function rectifyPaperRefs({ documentId }: { readonly documentId?: string | undefined }): EntityRef[] {
  return documentId === undefined ? [] : [{ type: 'officialDocument', id: documentId }]
}

const unnamed = z.looseObject({ caseId: entityId })

/** Version 1 of the commands that move a limit named their case alone: the paper is the one that the case goes by. */
export const paperOfEarlier = {
  upcastReads: (input: unknown): EntityRef[] => {
    const given = unnamed.safeParse(input).data
    return given ? [{ type: 'supervisionCase', id: given.caseId }] : []
  },
  upcasts: {
    1: (input: unknown, rows: ReadTx): unknown => {
      const given = unnamed.safeParse(input).data
      const found = given && rows.get('supervisionCase', given.caseId)
      const documentId = found && ownDemandingId(found)
      return documentId ? { documentId, ...given } : input
    },
  },
}
