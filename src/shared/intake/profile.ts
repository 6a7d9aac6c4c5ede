import { z } from 'zod'
import { code } from '../domain/common'
import { intakeFields } from './intake-fields'

const heading = z.string().trim().min(1).max(100)
const columnNames = z.union([heading, z.array(heading).min(1).max(10)])

/**
 * How one kind of sheet is read (`resources/import-profiles/NAME.json`): which heading feeds which field, and what is true
 * of every row that does not say it itself.
 */
export const importProfile = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,40}$/, '只能用小写字母、数字和连字符')
    .meta({ title: '方案名称' }),
  title: z.string().min(1).max(100).meta({ title: '说明' }),
  /** Field → heading, or headings in order of preference. Fields left out are recognised by the usual names. */
  columns: z.partialRecord(z.enum(intakeFields), columnNames).default({}).meta({ title: '栏目对应' }),
  defaults: z
    .strictObject({
      channel: code.optional().meta({ title: '诉求渠道' }),
      appealType: code.optional().meta({ title: '诉求类型' }),
      region: code.optional().meta({ title: '所属区域' }),
      handlingOrgan: z.string().min(1).max(200).optional().meta({ title: '承办单位' }),
    })
    .default({})
    .meta({ title: '默认值' }),
  /** Only the columns named above are read; what the usual names would recognise besides stays beside the fields. */
  onlyNamed: z.boolean().optional().meta({ title: '只读指定的栏目' }),
  /** Headings that are not even kept in `raw`: what the source's sharing agreement does not allow. */
  ignore: z.array(heading).max(100).default([]).meta({ title: '不保存的栏目' }),
  /** The name of the sheet to read; without it the first one with known headings. */
  sheet: z.string().min(1).optional().meta({ title: '工作表' }),
})
export type ImportProfile = z.infer<typeof importProfile>
