import { z } from 'zod'
import { entityId } from '../../domain/common'
import { defineCommand, refuse } from '../engine/command'

/** More rows than this leave only by a reviewer's hand (domain.md §6). */
export const MOST_ROWS_ALONE = 100

const input = z.object({
  exportId: entityId,
  what: z.string().trim().min(1).max(100).meta({ title: '导出内容' }),
  rows: z.int().min(0).max(1_000_000).meta({ title: '条数' }),
  purpose: z.string().trim().min(1, '请填写用途').max(200).meta({ title: '用途' }),
  unmasked: z.boolean().optional().meta({ title: '不遮盖个人信息' }),
})

/** Logs an export before it is written; a refusal means that the file is not made. */
export const exportLog = defineCommand<z.infer<typeof input>>({
  type: 'export.log',
  version: 1,
  input,
  entities: (i) => [{ type: 'exportRecord', id: i.exportId }],
  subject: (i) => ({ type: 'exportRecord', id: i.exportId }),
  offered: () => undefined,
  check: (tx, i, ctx) => {
    if (tx.get('exportRecord', i.exportId)) return refuse('cases.exportLogged')
    const may = ctx.actor.roles.includes('reviewer') || ctx.actor.roles.includes('issuer')
    if (may) return undefined
    if (i.unmasked) return refuse('privacy.exportUnmasked')
    return i.rows > MOST_ROWS_ALONE ? refuse('cases.exportTooLarge', { most: MOST_ROWS_ALONE }) : undefined
  },
  apply(tx, { exportId, ...record }) {
    tx.create('exportRecord', { id: exportId, ...record })
  },
})
