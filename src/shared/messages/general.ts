import { defineMessages } from './message'

export const generalMessages = defineMessages({
  'general.unexpected': {
    http: 500,
    exit: 1,
    text: '程序内部出错（编号 {report}）',
    todo: '数据未受影响。请重试一次；仍然出错的，把诊断文件交给管理员。',
  },
  'general.inputInvalid': { http: 400, exit: 2, text: '填写的内容有误：{detail}', todo: '请按提示改正后重试。' },
  'general.notFound': { http: 404, exit: 2, text: '没有找到{what}', todo: '请核对编号；可能已被合并或无权查看。' },
  'general.badRequest': {
    http: 400,
    exit: 2,
    text: '请求的格式不对',
    todo: '请更新客户端后重试；自行对接的请核对接口文档。',
  },
  'general.tooLarge': { http: 413, exit: 2, text: '一次提交的内容过大', todo: '请分成几批提交。' },
  'general.mediaType': { http: 415, exit: 2, text: '不支持的内容类型', todo: '请以 JSON（application/json）提交。' },
  'general.tooMany': { http: 429, exit: 5, text: '请求过于频繁', todo: '请稍候再试。' },
})
