import { z } from 'zod'
import { categoryEnforcement } from '../domain/taxonomy-map'
import { inputLimits } from '../intake/work-order-input'

/** The recogniser for sources and hotline staff (domain.md §8): a text goes in, what it is and what to say comes out. */
export const classifyPath = '/intake/v1/classify'

export const classifyAsked = z
  .object({
    title: z.string().trim().max(inputLimits.title).default('').meta({ title: '标题' }),
    content: z.string().trim().max(inputLimits.content).default('').meta({ title: '诉求内容' }),
    region: z.string().trim().max(inputLimits.coded).default('').meta({ title: '所属区域' }),
    place: z.string().trim().max(inputLimits.line).default('').meta({ title: '事发地点' }),
    category: z.string().trim().max(inputLimits.line).default('').meta({ title: '诉求分类' }),
  })
  .refine(({ title, content }) => title !== '' || content !== '', {
    path: ['content'],
    message: '请粘贴或者填写诉求内容',
  })
export type ClassifyAsked = z.infer<typeof classifyAsked>

const words = z.array(z.string())
const told = z.object({ code: z.string(), label: z.string(), sure: z.boolean(), words })

/** `lead`: goes to the supervisors. `possible`: a person should look. `none`: not about enforcement. */
export const verdict = z.enum(['lead', 'possible', 'none'])
export type Verdict = z.infer<typeof verdict>

export const verdictLabels: Readonly<Record<Verdict, string>> = {
  lead: '涉执法，建议移交监督线索',
  possible: '可能涉执法，请人工判断',
  none: '未发现涉执法内容',
}

export const classification = z.object({
  verdict,
  verdictLabel: z.string(),
  /** Sum of the weights of the rules met; the threshold is that of the rule set. */
  score: z.number(),
  /** Why: what it may be, and the words of the text that led there. */
  reasons: z.array(z.object({ topic: z.string(), label: z.string(), words })),
  /** What the hotline's own taxonomy says, where a category was given and somebody mapped it. */
  category: z.object({ path: words, isEnforcement: categoryEnforcement }).optional(),
  field: told.optional(),
  enforcementType: told.optional(),
  issues: z.array(told),
  /** Who should deal with it, and how that is known. */
  organ: z
    .object({
      id: z.string(),
      name: z.string(),
      why: z.enum(['catalogue', 'named', 'field']),
      words,
      /** Of an entry of the dispatch catalogue: what it says and rests on. */
      matter: z.string(),
      basis: z.string(),
      entryId: z.string(),
    })
    .optional(),
  /** What consultations settled for matters like this one, with the entry of the catalogue that keeps or proposes it. */
  settled: z.array(
    z.object({
      entryId: z.string(),
      matter: z.string(),
      organ: z.string(),
      agreed: z.string(),
      basis: z.string(),
      state: z.enum(['proposed', 'inForce', 'retired']),
      words,
    }),
  ),
  /** Legal routes the text speaks of, with their time limits, the nearest first. */
  routes: z.array(z.object({ code: z.string(), label: z.string(), limit: z.string(), verified: z.boolean(), words })),
  /** A ready sentence for the citizen. */
  say: z.string(),
})
export type Classification = z.infer<typeof classification>
export type OrganAdvice = NonNullable<Classification['organ']>
export type RouteAdvice = Classification['routes'][number]
