import { z } from 'zod'
import { civilDate } from '#shared/domain/common'

/** Fields that every kind in the general format has; their titles show in forms, in errors and in the JSON Schema. */
export const line = (title: string, most = 100) => z.string().trim().min(1).max(most).meta({ title })
export const optionalLine = (title: string, most = 200) => z.string().trim().max(most).default('').meta({ title })
export const longText = (title: string, most = 8000) => z.string().trim().min(1).max(most).meta({ title })
export const optionalText = (title: string, most = 8000) => z.string().trim().max(most).default('').meta({ title })
export const names = (title: string, most = 60, longest = 200) =>
  z.array(z.string().trim().min(1).max(longest)).max(most).meta({ title })

/** Organs as they print; forms offer the list of organs for them. */
export const ORGAN_NAMES = 'organ'
const organNames = (title: string, most: number, longest?: number) =>
  names(title, most, longest).meta({ title, 'x-names': ORGAN_NAMES })

/** What the red letterhead has room for, in characters: a longer name could not be read from where a hand holds it. */
const MARK_LONGEST = 30

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
  mark: line('发文机关标志', MARK_LONGEST),
  coIssuers: organNames('联合发文机关', 8, MARK_LONGEST).default([]),
  number: documentNumber.optional(),
  pendingNumber: optionalLine('待编号样式', 40),
  copyNumber: z
    .string()
    .trim()
    .regex(/^\d{6}$/, '应为六位数字，如“000012”')
    .optional()
    .meta({ title: '份号' }),
  urgency: z.enum(['特急', '加急']).optional().meta({ title: '紧急程度' }),
  title: z.string().trim().min(1).max(200).meta({ title: '标题', description: '手工换行处即为分行处' }),
  addressee: line('主送机关', 2000),
  annexNotes: names('附件名称').default([]),
  signatories: organNames('署名机关', 9).min(1),
  draftedOn: civilDate.meta({ title: '拟稿日期' }),
  date: civilDate.optional().meta({ title: '成文日期' }),
  note: optionalLine('附注', 200),
  copiesTo: names('抄送机关').default([]),
  printingOrgan: optionalLine('印发机关', 60),
  colophonOnEvenPage: z.boolean().optional().meta({ title: '版记置于双数页' }),
}

export const limitDays = z.int().min(1).max(365).meta({ title: '整改期限（日）' })

export const dueOn = (title: string) => civilDate.meta({ title })
export const optionalDay = (title: string) => civilDate.optional().meta({ title })
export const items = (title: string, least = 1, most = 30) =>
  z.array(z.string().trim().min(1).max(2000)).min(least).max(most).meta({ title })
export const powerBases = z.array(basisField).max(10).default([]).meta({ title: '依据' })

/** `contentMediaType` tells forms that it is chosen, not typed. */
const pictureMeta = { title: '图片', description: 'PNG 或者 JPEG', contentMediaType: 'image/*' }
/** A picture of a figure or a photo annex. On the command line a file name does, and is read in. */
export const picture = z.string().max(12_000_000).meta(pictureMeta)

export const figureField = z.object({
  picture: z.string().min(1).max(12_000_000).meta(pictureMeta),
  caption: line('图题', 60),
  alt: optionalLine('图片说明', 300),
})

export const chartField = z.object({
  chart: z.enum(['柱形图', '条形图', '折线图']).default('柱形图').meta({ title: '图表类型' }),
  caption: line('图题', 60),
  unit: optionalLine('单位', 10),
  categories: z.array(z.string().trim().min(1).max(20)).min(1).max(24).meta({ title: '分类' }),
  series: z
    .array(
      z.object({
        name: line('系列名称', 20),
        values: z.array(z.number()).min(1).max(24).meta({ title: '数值' }),
      }),
    )
    .min(1)
    .max(6)
    .meta({ title: '数据系列' }),
})

export const tableField = z.object({
  caption: line('表题', 60),
  columns: z.array(z.string().trim().min(1).max(20)).min(1).max(10).meta({ title: '栏目' }),
  rows: z
    .array(z.array(z.string().trim().max(500)).max(10).meta({ title: '行' }))
    .max(500)
    .meta({ title: '各行' }),
})
