import { z } from 'zod'
import { entityId } from '../../domain/common'
import { onCase } from '../guards'
import { defineCaseCommand } from './define-case-command'

const input = z.object({
  caseId: entityId,
  /** Absent takes the case out of its group. */
  groupId: entityId.optional(),
  name: z.string().trim().max(100).default('').meta({ title: '类案名称' }),
})

/** 归并同类: cases that one consultation, norm or document may serve; each keeps its own record and reply (domain.md §8). */
export const caseGroup = defineCaseCommand<z.infer<typeof input>>({
  type: 'case.group',
  input,
  offered: (tx, caseId, ctx) => onCase(tx, caseId, ctx, ['officer', 'reviewer', 'clerk']),
  apply({ set }, i) {
    set('similarGroup', i.groupId ? { id: i.groupId, name: i.name } : undefined)
    return { note: i.groupId ? i.name : '' }
  },
})
