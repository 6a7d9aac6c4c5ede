import { civilDateOf, formatCivilDate } from './civil-date'
import { itemResultLabels } from './inspection'
import { documentStatusLabels } from './official-document'
import type { ReferenceData } from './reference-data'
import { stageLabels } from './supervision-case'

/** What a field of a case or document is called, and how its value is said. Fields without an entry are bookkeeping. */
interface FieldText {
  readonly label: string
  readonly value?: (value: unknown, ref: ReferenceData) => string
}

const byDictionary = (dictionary: string) => (value: unknown, ref: ReferenceData) =>
  listed(value, (code) => ref.label(dictionary, code))
const organName = (value: unknown, ref: ReferenceData) => listed(value, (id) => ref.organ(id)?.name ?? id)
const userName = (value: unknown, ref: ReferenceData) => listed(value, (id) => ref.user(id)?.name ?? id)
const basisName = (value: unknown, ref: ReferenceData) =>
  listed(value, (id) => {
    const basis = ref.basis(id)
    return basis ? `${basis.law}${basis.article}` : id
  })
const day = (value: unknown) =>
  listed(value, (text) => {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatCivilDate(text)
    return /^\d{4}-\d{2}-\d{2}T/.test(text) ? formatCivilDate(civilDateOf(text)) : text
  })
const oneOf = (labels: Readonly<Record<string, string>>) => (value: unknown) =>
  listed(value, (code) => labels[code] ?? code)

export const natureLabels: Readonly<Record<string, string>> = {
  unlawful: '违法',
  improper: '不当',
  noProblem: '无问题',
  unclear: '无法查清',
}
export const checkResultLabels: Readonly<Record<string, string>> = { ok: '无问题', problem: '有问题', unclear: '待查' }
export const acceptedLabels: Readonly<Record<string, string>> = { all: '全部采纳', part: '部分采纳', none: '不予采纳' }
export const verifyGroundLabels: Readonly<Record<string, string>> = {
  report: '已报告整改情况',
  refusal: '拒绝改正',
  overdue: '逾期未报告',
}
export const answerViaLabels: Readonly<Record<string, string>> = {
  hotline: '经热线答复',
  letter: '书面答复',
  none: '不答复',
}
export const closingLabels: Readonly<Record<string, string>> = {
  noViolation: '未发现违法或者不当',
  corrected: '已改正',
  accountable: '已移交追责',
  answered: '已答复处理情况',
  refused: '政府未批准',
  guided: '已告知法定途径',
  withdrawn: '诉求人撤回',
  terminated: '终止监督',
  merged: '并入他案',
}
const filingLabels = { proposed: '已提请', approved: '批准立案', returned: '退回' }

/** The last step of a pattern may be an id: `findings.*.fact`. */
const fields: readonly (readonly [RegExp, FieldText])[] = [
  [/^stage$/, { label: '阶段', value: oneOf(stageLabels) }],
  [/^status$/, { label: '文书状态', value: oneOf(documentStatusLabels) }],
  [/^title$/, { label: '名称' }],
  [/^field$/, { label: '执法领域', value: byDictionary('field') }],
  [/^enforcementType$/, { label: '执法类型', value: byDictionary('enforcementType') }],
  [/^level$/, { label: '等级', value: byDictionary('level') }],
  [/^issues$/, { label: '问题类型', value: byDictionary('issue') }],
  [/^patterns$/, { label: '事项类别', value: byDictionary('patterns') }],
  [/^respondentOrganId$/, { label: '被监督机关', value: organName }],
  [/^addresseeOrganId$/, { label: '主送机关', value: organName }],
  [/^handlerIds$/, { label: '承办人', value: userName }],
  [/^tags$/, { label: '标签', value: (value) => listed(value, (text) => text) }],
  [/^notes$/, { label: '备注' }],
  [/^originNote$/, { label: '来源说明' }],
  [/^party$/, { label: '相对人' }],
  [/^judgement$/, { label: '研判' }],
  [/^flags$/, { label: '标记' }],
  [/^judgement\.reason$/, { label: '研判理由' }],
  [/^filing\.state$/, { label: '立案审批', value: oneOf(filingLabels) }],
  [/^orderIds$/, { label: '来件' }],
  [/^acts\.[^.]+$/, { label: '被监督的执法行为' }],
  [/^findings\.[^.]+$/, { label: '认定' }],
  [/^findings\.[^.]+\.topic$/, { label: '认定 · 审查要素', value: byDictionary('checklistTopic') }],
  [/^findings\.[^.]+\.issue$/, { label: '认定 · 问题类型', value: byDictionary('issue') }],
  [/^findings\.[^.]+\.fact$/, { label: '认定 · 查明的事实' }],
  [/^findings\.[^.]+\.evidence$/, { label: '认定 · 证据', value: (value) => listed(value, (text) => text) }],
  [/^findings\.[^.]+\.basisIds$/, { label: '认定 · 依据', value: basisName }],
  [/^findings\.[^.]+\.nature$/, { label: '认定 · 性质', value: oneOf(natureLabels) }],
  [/^findings\.[^.]+\.correction$/, { label: '认定 · 纠正意见' }],
  [/^statement\.invitedAt$/, { label: '通知陈述', value: day }],
  [/^statement\.method$/, { label: '通知方式' }],
  [/^statement\.dueOn$/, { label: '陈述期限', value: day }],
  [/^statement\.text$/, { label: '陈述意见' }],
  [/^statement\.receivedAt$/, { label: '收到日期', value: day }],
  [/^statement\.accepted$/, { label: '采纳情况', value: oneOf(acceptedLabels) }],
  [/^statement\.why$/, { label: '采纳或不采纳的理由' }],
  [/^statement\.urgentReason$/, { label: '紧急理由' }],
  [/^forward\.returnReason$/, { label: '退回情况' }],
  [/^jurisdictionOrganId$/, { label: '监督机关', value: organName }],
  [/^similarGroup$/, { label: '类案' }],
  [/^sharedOpinion$/, { label: '同类意见书' }],
  [/^mode$/, { label: '监督方式', value: byDictionary('supervisionMode') }],
  [/^guidance\.route$/, { label: '法定途径', value: byDictionary('remedyRoute') }],
  [/^requirement$/, { label: '督办要求' }],
  [/^wantedOn$/, { label: '要求完成日期', value: day }],
  [/^talk\.record\./, { label: '约谈记录' }],
  [/^talk\.commitments\./, { label: '约谈承诺' }],
  [/^goal$/, { label: '监督目标' }],
  [/^scope$/, { label: '监督范围和重点', value: (value) => listed(value, (text) => text) }],
  [/^summary$/, { label: '总结' }],
  [/^leaderId$/, { label: '负责人', value: userName }],
  [/^respondentOrganIds$/, { label: '被监督单位', value: organName }],
  [/^jointOrganIds$/, { label: '联合单位', value: organName }],
  [/^tasks\.[^.]+$/, { label: '任务' }],
  [/^text$/, { label: '正文' }],
  [/^until$/, { label: '申请延至', value: day }],
  [/^items$/, { label: '整改事项' }],
  [/^competentOrganId$/, { label: '应由何单位办理', value: organName }],
  [/^basis$/, { label: '依据' }],
  [/^panel$/, { label: '集体讨论' }],
  [/^letter\.content\./, { label: '移送函内容' }],
  [/^reply$/, { label: '办理答复' }],
  [/^reason$/, { label: '理由' }],
  [/^note$/, { label: '说明' }],
  [/^remark$/, { label: '备注' }],
  [/^rows$/, { label: '报送数据' }],
  [/^topic$/, { label: '会商议题' }],
  [/^discussion$/, { label: '会商情况' }],
  [/^scheduledOn$/, { label: '会商日期', value: day }],
  [/^resolutions\.[^.]+\.content$/, { label: '议定内容' }],
  [/^resolutions\.[^.]+\.organId$/, { label: '责任单位', value: organName }],
  [/^resolutions\.[^.]+\.dueOn$/, { label: '完成期限', value: day }],
  [/^resolutions\./, { label: '议定事项' }],
  [/^signOffs\./, { label: '会签' }],
  [/^found$/, { label: '现场核查情况' }],
  [/^remarks$/, { label: '被核查单位意见' }],
  [/^items\.[^.]+\.result$/, { label: '核查结果', value: oneOf(itemResultLabels) }],
  [/^items\.[^.]+\.note$/, { label: '核查备注' }],
  [/^items\.[^.]+\.item$/, { label: '核查事项' }],
  [/^statements\.[^.]+\.person$/, { label: '被询问人' }],
  [/^statements\.[^.]+\.identity$/, { label: '被询问人身份' }],
  [/^statements\./, { label: '现场询问' }],
  [/^number$/, { label: '文号' }],
  [/^issuedOn$/, { label: '印发日期', value: day }],
  [/^signerId$/, { label: '签发人', value: userName }],
  [/^version$/, { label: '稿次' }],
  [/^replyDueAt$/, { label: '整改期限', value: day }],
  [/^evidence$/, { label: '证据说明' }],
  [/^limits\.rectify\.dueAt$/, { label: '整改期限', value: day }],
  [/^limits\.[^.]+\.dueAt$/, { label: '期限届满', value: day }],
]

/** The label of a changed field; undefined where the field is bookkeeping nobody asks about. */
export function fieldLabel(path: string, ref: ReferenceData): string | undefined {
  const topic = /^checklist\.([^.]+)$/.exec(path)?.[1]
  if (topic) return `合法性审查 · ${ref.label('checklistTopic', topic)}`
  if (/^content\.[^.]+$/.test(path)) return '文书内容'
  return fields.find(([pattern]) => pattern.test(path))?.[1].label
}

/** A value in words; empty for nothing, and for what the record does not keep (whole groups of fields). */
export function fieldValueText(path: string, value: unknown, ref: ReferenceData): string {
  if (value === undefined || value === null) return ''
  const known = fields.find(([pattern]) => pattern.test(path))?.[1]
  if (known?.value) return known.value(value, ref)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function listed(value: unknown, text: (one: string) => string): string {
  const all = Array.isArray(value) ? value : [value]
  return all
    .filter((one) => one !== undefined && one !== null && one !== '')
    .map((one) => text(String(one)))
    .join('、')
}
