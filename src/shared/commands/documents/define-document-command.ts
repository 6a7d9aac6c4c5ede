import type { z } from 'zod'
import type { EntityRef } from '../../domain/entities'
import type { OfficialDocument } from '../../domain/official-document'
import type { SupervisionCase } from '../../domain/supervision-case'
import type { Refusal } from '../../messages/catalogue'
import {
  type CommandContext,
  type CommandDefinition,
  defineCommand,
  type ReadTx,
  refuse,
  type SeriesRequest,
  type Tx,
} from '../engine/command'
import { fileOf } from '../guards'

export interface DocumentInput {
  readonly documentId: string
  readonly caseId: string
}

interface DocumentCommand<I extends DocumentInput> {
  readonly type: string
  readonly input: z.ZodType<I>
  readonly also?: (input: I) => readonly EntityRef[]
  readonly offered: (tx: ReadTx, documentId: string, ctx: CommandContext) => Refusal | undefined
  readonly check?: (edit: DocumentView, input: I, ctx: CommandContext) => Refusal | undefined
  readonly series?: (view: DocumentView, ctx: CommandContext) => SeriesRequest | undefined
  readonly apply: (edit: DocumentEdit, input: I, ctx: CommandContext) => { note?: string } | undefined
}

export interface DocumentView {
  readonly document: OfficialDocument
  readonly case: SupervisionCase
  readonly tx: ReadTx
}

export interface DocumentEdit extends DocumentView {
  readonly tx: Tx
  set(path: string, to: unknown): void
  setCase(path: string, to: unknown): void
}

/** The shape that every command on one existing document shares: document and case are locked together. */
export function defineDocumentCommand<I extends DocumentInput>(command: DocumentCommand<I>): CommandDefinition<I> {
  const view = (tx: ReadTx, i: DocumentInput): DocumentView | undefined => {
    const document = tx.get('officialDocument', i.documentId)
    const found = document && fileOf(tx, document)
    return document && found ? { document, case: found, tx } : undefined
  }
  return defineCommand<I>({
    type: command.type,
    version: 1,
    input: command.input,
    entities: (i) => [
      { type: 'officialDocument', id: i.documentId },
      { type: 'supervisionCase', id: i.caseId },
      ...(command.also?.(i) ?? []),
    ],
    subject: (i) => ({ type: 'officialDocument', id: i.documentId }),
    offered: command.offered,
    check: (tx, i, ctx) => {
      const seen = view(tx, i)
      if (!seen || seen.document.caseId !== i.caseId) return refuse('general.notFound', { what: '文书所属案件' })
      return command.check?.(seen, i, ctx)
    },
    series: (tx, i, ctx) => {
      const seen = view(tx, i)
      return seen && command.series?.(seen, ctx)
    },
    apply(tx, i, ctx) {
      const seen = view(tx, i)
      if (!seen) return
      const documentRef = { type: 'officialDocument', id: i.documentId } as const
      const caseRef = { type: 'supervisionCase', id: i.caseId } as const
      const extra = command.apply(
        {
          ...seen,
          tx,
          set: (path, to) => tx.set(documentRef, path, to),
          setCase: (path, to) => tx.set(caseRef, path, to),
        },
        i,
        ctx,
      )
      tx.record({ caseId: i.caseId, region: seen.case.region, documentId: i.documentId, ...extra })
    },
  })
}
