import { z } from 'zod'
import { entityId } from '../../domain/common'
import { printEntry } from '../../domain/document-life'
import { transferPaper, transferState } from '../../domain/transfer'
import { defineCommand, refuse } from '../engine/command'
import { needRole } from '../guards'
import { needHeld, panelParts } from '../panel-input'
import { needTransfer, note, onlyTransfer } from './of-transfer'

const panelInput = z.object({ transferId: entityId, ...panelParts })

/** 集体讨论 about this 移送; recorded in the case it would tell the whole bureau. */
export const transferRecordPanel = defineCommand<z.infer<typeof panelInput>>({
  type: 'transfer.recordPanel',
  version: 1,
  input: panelInput,
  ...onlyTransfer,
  offered: (tx, id, ctx) => needTransfer(tx, id, ctx, 'proposed') ?? needRole(ctx, 'officer'),
  check: (_tx, i, ctx) => needHeld(i.on, ctx),
  apply(tx, { transferId, ...panel }, ctx) {
    tx.set({ type: 'transfer', id: transferId }, 'panel', panel)
    note(tx, transferId, '集体讨论', ctx)
  },
})

const copyInput = z.object({
  transferId: entityId,
  printId: entityId,
  paper: transferPaper.meta({ title: '文书' }),
  as: printEntry.shape.as.meta({ title: '方式' }),
  copies: z.int().min(1).max(999).default(1).meta({ title: '份数' }),
  purpose: z.string().trim().min(1, '请填写用途').max(200).meta({ title: '用途' }),
})

/** Every copy of a paper of the transfer, drafts too, with its purpose; no log outside it may tell of one. */
export const transferRecordCopy = defineCommand<z.infer<typeof copyInput>>({
  type: 'transfer.recordCopy',
  version: 1,
  input: copyInput,
  ...onlyTransfer,
  offered: (tx, id, ctx) => needTransfer(tx, id, ctx, ...transferState.options),
  check: (tx, i) =>
    tx.get('transfer', i.transferId)?.copies?.some(({ id }) => id === i.printId)
      ? refuse('cases.partExists')
      : undefined,
  apply(tx, { transferId, printId, ...copy }, ctx) {
    const made = { by: ctx.actor.userId, at: ctx.now.toISOString() }
    tx.append({ type: 'transfer', id: transferId }, 'copies', { id: printId, ...copy, ...made })
  },
})
