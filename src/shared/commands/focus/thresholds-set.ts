import { z } from 'zod'
import { THRESHOLDS_ID, thresholdValues } from '../../domain/thresholds'
import { defineCommand } from '../engine/command'
import { needRole } from '../guards'

const input = thresholdValues.extend({
  reason: z.string().trim().min(1, '请写明调整理由').max(500).meta({ title: '调整理由' }),
})

/** When the focus board and the warnings speak up; the same for the whole city, and the audit keeps who changed it. */
export const thresholdsSet = defineCommand<z.infer<typeof input>>({
  type: 'thresholds.set',
  version: 1,
  input,
  entities: () => [{ type: 'thresholds', id: THRESHOLDS_ID }],
  subject: () => ({ type: 'thresholds', id: THRESHOLDS_ID }),
  offered: (_tx, _id, ctx) => needRole(ctx, 'admin', 'reviewer'),
  apply(tx, i) {
    const ref = { type: 'thresholds', id: THRESHOLDS_ID } as const
    if (!tx.get('thresholds', THRESHOLDS_ID)) tx.create('thresholds', { id: THRESHOLDS_ID, ...i })
    else for (const [name, value] of Object.entries(i)) tx.set(ref, name, value)
  },
})
