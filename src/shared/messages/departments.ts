import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const
const invalid = { http: 400, exit: 2 } as const

/** Refusals of what departments do with what is addressed to them. */
export const departmentMessages = defineMessages({
  'departments.notAddressed': {
    http: 403,
    exit: 4,
    text: '这不是发给贵单位的文书或者事项',
    todo: '请从收件箱中打开发给贵单位的文书；如属误发，请联系发文单位',
  },
  'departments.acknowledgeFirst': { ...refused, text: '尚未签收', todo: '请先签收，再办理反馈' },
  'departments.acknowledged': { ...refused, text: '已经签收', todo: '无需再次签收' },
  'departments.matterOver': { ...refused, text: '这一事项已经办结或者撤销', todo: '如有补充，请联系发文单位' },
  'departments.wrongStatus': {
    ...refused,
    text: '来文“{status}”，此操作须在“{needed}”时办理',
    todo: '请刷新后查看来文的最新情况',
  },
  'departments.otherKind': { ...refused, text: '这件来文不是这一类别', todo: '请按来文的类别办理' },
  'departments.incomplete': { ...invalid, text: '还没有填写{what}', todo: '请补充后再办理' },
  'departments.unsaved': {
    ...invalid,
    text: '表单里有内容还没有保存',
    todo: '请先保存（或者放弃填写），再送签、签发',
  },
  'departments.noObjection': {
    ...refused,
    text: '这件文书不适用异议复核',
    todo: '有不同意见的，可以在反馈中说明，或者提出管辖异议',
  },
  'departments.noRectification': {
    ...refused,
    text: '这件文书没有要求整改',
    todo: '请办理反馈',
  },
  'departments.nothingDue': { ...refused, text: '这件文书没有反馈期限', todo: '无需申请延期' },
  'departments.scanMissing': {
    ...invalid,
    text: '还没有选择盖章扫描件',
    todo: '请上传负责人签发、加盖公章的扫描件，并选为盖章扫描件',
  },
  'departments.scanNoPicture': {
    ...invalid,
    text: '“{name}”不是图片，也不是 PDF',
    todo: '盖章扫描件请使用 JPG、PNG 等图片或者 PDF；其他格式可作为附件',
  },
  'departments.fileForeign': { ...invalid, text: '附件不属于这件来文，或者已经撤回', todo: '请刷新后重新选择附件' },
  'departments.fileUnderWay': { ...refused, text: '“{name}”还在上传', todo: '请等上传完成后再提交' },
  'departments.noRequest': { ...refused, text: '这件来文不需要答复', todo: '反馈请核验，异议请办理复核' },
  'departments.disputeOwn': {
    ...invalid,
    text: '“应由何单位办理”选的是本单位',
    todo: '请改选认为有管辖权的单位；由本单位办理的，请直接反馈',
  },
  'departments.disputeLate': {
    ...refused,
    text: '反馈期限已过，不能再提出管辖异议',
    todo: '请先反馈，管辖问题写在反馈里；确有需要的，请先申请延期',
  },
  'departments.proposalTaken': { ...refused, text: '会商提议的编号已被使用', todo: '请关闭窗口后重新提交' },
  'departments.decided': { ...refused, text: '这件来文已经答复，或者尚未提交', todo: '请刷新后查看' },
})
