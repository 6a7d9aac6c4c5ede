import { z } from 'zod'
import { civilDateOf } from '../domain/civil-date'
import { civilDate } from '../domain/common'
import type { Refusal } from '../messages/catalogue'
import { type CommandContext, refuse } from './engine/command'

const LEAST_MEMBERS = 3

/** What is recorded of a collective discussion, of a case or of a 移送 alike. */
export const panelParts = {
  on: civilDate.meta({ title: '讨论日期' }),
  chair: z.string().trim().min(1, '请填写主持人').max(50).meta({ title: '主持人' }),
  members: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(50),
        opinion: z.string().trim().min(1, '请记录每名成员的意见').max(2000),
      }),
    )
    .min(LEAST_MEMBERS, '集体讨论须有三名以上成员')
    .max(30)
    .meta({ title: '成员意见' }),
  conclusion: z.string().trim().min(1, '请填写讨论结论').max(4000).meta({ title: '结论' }),
}

/** What has been held is recorded, not what will be. */
export function needHeld(on: string, ctx: CommandContext): Refusal | undefined {
  return on > civilDateOf(ctx.now) ? refuse('cases.dateAhead', { what: '讨论日期' }) : undefined
}
