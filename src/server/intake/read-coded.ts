import type { WorkOrderInput } from '#shared/intake/work-order-input'

const yes = /^(?:是|y|yes|true|1|√|✓|有|要|需要|保密|匿名|企业|涉企|移交)$/i
const no = /^(?:否|n|no|false|0|×|x|无|没有|不|不是|不要|不需要|不保密|公开|实名|非企业|个人|群众|)$/i

/** 是/否 in the forms sheets write; anything else is given back, so that the schema refuses it by name. */
export function readFlag(text: string): boolean | string {
  const word = text.trim()
  return yes.test(word) ? true : no.test(word) ? false : word
}

type Process = NonNullable<WorkOrderInput['process']>

/** In this order: 待办结 is not 办结, 待回复 is not 回复. */
const processWords: readonly (readonly [RegExp, Process])[] = [
  [/重办|重启|重新办理|再次办理|退回重/, 'reopened'],
  [/撤回|撤单|撤销|撤诉|作废|取消/, 'withdrawn'],
  [/待派|待受理/, 'accepted'],
  [/办理中|处理中|在办|承办中|[待未](?:办结|结案|完成|回复|答复|反馈)|已签收/, 'handling'],
  [/办结|结案|完结|归档|关闭|完成/, 'closed'],
  [/答复|回复|反馈|待回访|待评价|已处理/, 'replied'],
  [/派单|转办|交办|派发|转派|待签收|待办/, 'dispatched'],
  [/受理|登记|新建|待处理/, 'accepted'],
]

const processes: ReadonlySet<string> = new Set<Process>([
  'accepted',
  'dispatched',
  'handling',
  'replied',
  'closed',
  'reopened',
  'withdrawn',
]) // prettier-ignore

/** The state of an order in our words; nothing where the platform's word is not known. */
export function readProcess(text: string): Process | undefined {
  if (processes.has(text)) return text as Process
  return processWords.find(([pattern]) => pattern.test(text))?.[1]
}

/** Other words for codes of our dictionaries, by dictionary: what platforms write instead of our labels. */
const otherWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  channel: {
    电话: 'phone12345',
    来电: 'phone12345',
    热线电话: 'phone12345',
    '12345热线': 'phone12345',
    '12345': 'phone12345',
    网络: 'web12345',
    网站: 'web12345',
    微信: 'web12345',
    APP: 'web12345',
    小程序: 'web12345',
    网上: 'web12345',
    人民网: 'peopleMessage',
    领导留言板: 'peopleMessage',
    中国政府网: 'stateCouncilMessage',
    '互联网+督查': 'stateCouncilInspection',
    '110': 'police110',
    营商专线: 'businessLine',
    问政: 'onlinePolitics',
  },
  appealType: {
    建议: 'suggestion',
    意见: 'suggestion',
    投诉举报: 'complaint',
    检举: 'report',
    咨询求助: 'help',
    感谢: 'praise',
  },
  satisfaction: {
    非常满意: 'satisfied',
    很满意: 'satisfied',
    比较满意: 'fairlySatisfied',
    非常不满意: 'dissatisfied',
    很不满意: 'dissatisfied',
    未接: 'unreached',
    无人接听: 'unreached',
    拒绝评价: 'declined',
    未回访: 'unrated',
  },
  resolved: { 是: 'resolved', 解决: 'resolved', 否: 'unresolved', 没有解决: 'unresolved', 不合理: 'unreasonable' },
  verified: { 是: 'confirmed', 基本属实: 'partlyConfirmed', 否: 'unconfirmed', 核实中: 'pending', 待核实: 'pending' },
  ownership: {
    民营企业: 'private',
    私营: 'private',
    私营企业: 'private',
    国企: 'stateOwned',
    国有企业: 'stateOwned',
    外商投资: 'foreign',
    外资企业: 'foreign',
  },
}

export function otherWordFor(dictionaryId: string, text: string): string | undefined {
  return otherWords[dictionaryId]?.[text]
}
