import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const

/** Minutes that several write. */
export const minutesMessages = defineMessages({
  'minutes.ownerUnknown': { ...refused, text: '纪要所属的内容不存在或有变化', todo: '请刷新页面后重试' },
  'minutes.exists': { ...refused, text: '该纪要内容已经保存', todo: '无需重复保存' },
  'minutes.unreadable': { http: 400, exit: 2, text: '纪要的改动格式有误', todo: '请刷新页面后重新填写' },
  'minutes.baseMissing': {
    ...refused,
    text: '这段文字接在一段没有计入纪要的文字之后，现在不能计入',
    todo: '请先处理前一段；前一段不予执行的，请抄录这里的文字，重新打开纪要后补记',
  },
  'minutes.frozen': {
    ...refused,
    text: '纪要已签署定稿，此后的改动没有计入',
    todo: '确需修改的，请审核人退回定稿后再写',
  },
  'minutes.notFrozen': { ...refused, text: '纪要尚未定稿', todo: '可以直接修改' },
  'minutes.signed': { ...refused, text: '您已签署本纪要', todo: '无需重复签署' },
  'minutes.changed': {
    ...refused,
    text: '纪要内容在您阅读之后有变化，没有签署',
    todo: '请核对最新内容后重新签署',
  },
})
