import type { LegalityProblem } from '../kind'

type Severity = LegalityProblem['severity']

/** `draft` holds while editing and submitting, `issue` at 签发. Every text says what is wrong and what to do. */
interface LegalityRule {
  readonly draft: Severity
  readonly issue: Severity
  readonly text: string
}

const error = { draft: 'error', issue: 'error' } as const
const warning = { draft: 'warning', issue: 'warning' } as const
/** May still be put right while the draft is on its way. */
const errorAtIssue = { draft: 'warning', issue: 'error' } as const

export const legalityRules = {
  fieldInvalid: { ...error, text: '{detail}。' },
  titleTooLong: { ...error, text: '标题排成 {lines} 行，超过 3 行，请精简标题。' },
  addresseeNotRespondent: { ...error, text: '主送机关“{addressee}”不是本案被监督机关“{expected}”，请改正。' },
  addresseeNotGovernment: { ...error, text: '请示应当主送“{expected}”，现为“{addressee}”，请改正。' },
  respondentDiffers: { ...error, text: '被监督机关写为“{respondent}”，案件记载为“{expected}”，请改正。' },
  addresseeMany: { ...error, text: '请示只能主送一个机关，现写了多个，请只保留一个。' },
  copyToRespondent: { ...error, text: '上行文不得抄送下级机关，请从抄送中去掉“{organ}”。' },
  signersMissing: { ...error, text: '上行文应当标注签发人，请填写签发人姓名。' },
  signatoryDiffers: { ...error, text: '署名“{signatory}”与制发机关“{expected}”不一致，请改正。' },
  dateBeforeFacts: { ...error, text: '成文日期 {date} 早于{what}（{on}），请核对成文日期。' },
  dateImpossible: { ...error, text: '“{text}”不是真实的日期，请改正。' },
  dateAfterDocument: { ...errorAtIssue, text: '所述事实的日期“{text}”晚于成文日期，请核对。' },
  dateNotInCase: { ...warning, text: '日期“{text}”在案件中没有记载，请与案件核对。' },
  actDateDiffers: { ...error, text: '{docNo} 的作出日期写为“{text}”，案件记载为{on}，请改正。' },
  actAmountDiffers: { ...error, text: '涉及 {docNo} 的金额写为“{text}”，案件记载为 {amount}，请改正。' },
  amountNotInCase: { ...warning, text: '金额“{text}”在案件中没有记载，请与案件核对。' },
  phoneInBody: { ...error, text: '正文中有电话号码“{text}”，请删去；联系方式只写在附注。' },
  identityInBody: { ...error, text: '正文中有身份证号码“{text}”，请删去。' },
  rareCharacters: {
    ...warning,
    text: '“{text}”不在仿宋_GB2312 字库中，打印可能缺字，请改用“Windows 自带”或“方正”字体。',
  },
  unprintableCharacters: { ...warning, text: '有 {n} 个看不见的控制字符，不会印出，请核对这段文字。' },
  pictographs: { ...errorAtIssue, text: '有表情符号“{text}”，公文字体中没有，请删去或改写。' },
  pictureUnreadable: { ...error, text: '图片无法读取，请重新选择 PNG 或者 JPEG 图片。' },
  pictureKind: { ...error, text: '图片不是 PNG 或者 JPEG 格式，请转换后再用。' },
  pictureLarge: { ...error, text: '图片超过 8 MB 或者 4000 万像素，请缩小后再用。' },
  chartValuesDiffer: { ...error, text: '“{name}”有 {n} 个数值，分类有 {expected} 个，请使两者相等。' },
  numberMissing: { ...warning, text: '没有写明所依据文书的文号（{what}），请补充。' },
  dueBeforeDate: { ...error, text: '期限 {due} 不晚于成文日期 {date}，无法做到，请改正。' },
  dueShort: { ...warning, text: '距期限 {due} 只有 {days} 日，请核对是否来得及。' },
  eventPast: { ...error, text: '{what} {on} 早于成文日期 {date}，请改正。' },
  eventWithout: { ...errorAtIssue, text: '没有写明{what}，请补充。' },
  eventAhead: { ...error, text: '{what} {on} 晚于成文日期 {date}，请改正。' },
  stageBackwards: { ...error, text: '{what} {on} 早于开始日期 {date}，请改正。' },
  suspensionOpen: { ...error, text: '暂扣证件应当写明期限，请填写暂扣期限届满日。' },
  inspectorsFew: { ...error, text: '行政执法监督检查应当由两人以上进行，现只写了 {n} 人，请补充。' },
  coIssuerUnsigned: { ...error, text: '联合发文机关“{organ}”没有署名，请在署名机关中补上。' },
  scopeSecret: { ...error, text: '移送文书只在移送范围内流转，不得抄送，请去掉抄送“{organ}”。' },
  remedyMissing: { ...warning, text: '没有写明救济途径和期限，请核对是否需要告知。' },
  findingMissing: { ...error, text: '没有写明认定的违法或者不当问题，请先在案件中完成认定。' },
  findingLeftOut: { ...warning, text: '案件中有 {n} 项违法或者不当的认定没有写入文书，请核对。' },
  natureDiffers: { ...error, text: '“{title}”写为{nature}，案件认定为{expected}，请改正。' },
  evidenceMissing: { ...errorAtIssue, text: '“{title}”没有列明证据，请补充。' },
  basisMissing: { ...error, text: '“{title}”没有引用依据，请在案件认定中选择依据。' },
  basisUnverified: {
    ...errorAtIssue,
    text: '依据{basis}的条文尚未核验或者已经停用，可以拟稿，有核验过的依据才能印发。',
  },
  basisNotInCase: { ...errorAtIssue, text: '依据{basis}不是本案认定或者文书规则引用的依据，请先在案件中引用。' },
  basisDemo: { ...warning, text: '依据{basis}为示例，文书每页将标注“演示”，不能对外使用。' },
  powerBasisMissing: { ...warning, text: '没有写明监督职权依据，请管理员在文书规则中配置。' },
  demandMissing: { ...error, text: '“{title}”没有提出纠正意见，请补充。' },
  limitShort: { ...warning, text: '整改期限只有 {days} 日，难以完成，请核对。' },
  limitDiffers: { ...warning, text: '整改期限 {days} 日与文书规则的 {expected} 日不一致，请核对。' },
  deadlinePast: { ...error, text: '期限“{text}”早于成文日期，无法做到，请改正。' },
  objectionMissing: { ...error, text: '没有写明提出异议的期限和方式，请补充。' },
  opinionMissing: { ...error, text: '案件中没有已印发的监督意见书，不能办理{what}。' },
  opinionNumberMissing: { ...error, text: '没有写明监督意见书的文号，请填写“{expected}”。' },
  opinionNumberDiffers: { ...error, text: '监督意见书文号写为“{number}”，案件记载为“{expected}”，请改正。' },
  opinionNotServed: { ...error, text: '监督意见书尚未登记送达，期限没有起算，不能办理{what}。' },
  opinionRunning: { ...error, text: '监督意见书的期限到{due}才届满，被监督机关也没有拒绝改正，不能办理{what}。' },
  annexDraftMissing: { ...warning, text: '附件中没有决定书代拟稿，请核对附件。' },
  peopleFew: { ...error, text: '{what}不得少于 {least} 人，现只写了 {n} 人，请补充。' },
  rightsNotTold: { ...error, text: '笔录应当记明已出示证件、告知权利义务，请核对；没有告知的，应当补办后重新制作。' },
  refusalUnexplained: { ...error, text: '未签字的，应当写明理由和见证情况，请补充。' },
  nothingSaid: { ...error, text: '没有记录陈述内容，请填写陈述意见或者问答。' },
  dissentHidden: { ...warning, text: '“{name}”的意见与结论中的“一致”不符，请核对结论。' },
  commitmentUndated: { ...warning, text: '承诺事项“{what}”没有写明完成期限，请补充。' },
  stepUndated: { ...warning, text: '调查事项“{what}”没有写明完成日期，请补充。' },
  topicOpen: { ...errorAtIssue, text: '“{topic}”还没有审查，请先完成合法性审查。' },
  reviewerIsHandler: { ...error, text: '“{name}”是本案承办人，不能同时担任{what}，请改由他人办理。' },
  avoidanceUnexplained: { ...error, text: '“{name}”申请回避，应当写明事由，请补充。' },
  proofMissing: { ...warning, text: '“{name}”没有写明证明内容，请补充。' },
  problemUnchecked: { ...errorAtIssue, text: '“{name}”还没有复查，请复查后再归档。' },
  conclusionDiffers: { ...error, text: '复查结论写为“{conclusion}”，与各项复查结果（{expected}）不符，请改正。' },
  answerMissing: { ...error, text: '没有写明对诉求人的答复情况；不能答复的，应当写明理由。' },
  decisionMissing: { ...warning, text: '案件中没有已送达的监督决定书，请核对是否可以提出追责建议。' },
  pagesBroken: { ...error, text: '“{title}”的页号与前一件不相连，请核对页号。' },
  pagesDiffer: { ...error, text: '页数写为 {n} 页，卷内目录为 {expected} 页，请改正。' },
} as const satisfies Record<string, LegalityRule>

export type LegalityCode = keyof typeof legalityRules
