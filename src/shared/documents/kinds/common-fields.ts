import { z } from 'zod'
import { civilDate } from '#shared/domain/common'

/** Fields that every kind in the general format has; their titles show in forms, in errors and in the JSON Schema. */
export const line = (title: string, most = 100) => z.string().trim().min(1).max(most).meta({ title })
export const optionalLine = (title: string, most = 200) => z.string().trim().max(most).default('').meta({ title })
export const longText = (title: string, most = 8000) => z.string().trim().min(1).max(most).meta({ title })
export const optionalText = (title: string, most = 8000) => z.string().trim().max(most).default('').meta({ title })
export const names = (title: string, most = 40) => z.array(z.string().trim().min(1).max(200)).max(most).meta({ title })

export const documentNumber = z
  .string()
  .trim()
  .regex(/^.{1,20}〔\d{4}〕[1-9]\d{0,5}号$/, '格式应为“驻司执监意〔2026〕12号”（六角括号、年份四位、序号不编虚位）')
  .meta({ title: '发文字号' })

export const basisField = z
  .object({
    law: line('法规名称', 100),
    article: optionalLine('条款', 60),
    text: optionalLine('条文内容', 2000),
    verified: z.boolean().default(false).meta({ title: '已核对' }),
    demo: z.boolean().default(false).meta({ title: '示例' }),
  })
  .meta({ title: '依据' })

export const findingField = z
  .object({
    title: line('问题名称', 60),
    fact: longText('事实'),
    evidence: optionalText('证据', 4000),
    bases: z.array(basisField).min(1).max(20).meta({ title: '依据' }),
    nature: z.enum(['违法', '不当']).meta({ title: '性质' }),
    conclusion: longText('认定意见', 2000),
    correction: longText('纠正意见', 4000),
  })
  .meta({ title: '认定的问题' })
export type FindingContent = z.infer<typeof findingField>

export const commonFields = {
  mark: line('发文机关标志', 30),
  number: documentNumber.optional(),
  pendingNumber: optionalLine('待编号样式', 40),
  urgency: z.enum(['特急', '加急']).optional().meta({ title: '紧急程度' }),
  title: z.string().trim().min(1).max(120).meta({ title: '标题', description: '手工换行处即为分行处' }),
  addressee: line('主送机关', 200),
  annexNotes: names('附件名称').default([]),
  signatories: names('署名机关', 9).min(1),
  draftedOn: civilDate.meta({ title: '拟稿日期' }),
  date: civilDate.optional().meta({ title: '成文日期' }),
  note: optionalLine('附注', 200),
  copiesTo: names('抄送机关').default([]),
  printingOrgan: optionalLine('印发机关', 60),
}

export const limitDays = z.int().min(1).max(365).meta({ title: '整改期限（日）' })
