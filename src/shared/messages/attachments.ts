import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const

/** Files of the record, and their bytes on the way. */
export const attachmentsMessages = defineMessages({
  'attachments.ownerUnknown': { ...refused, text: '附件所属的内容不存在或有变化', todo: '请刷新页面后重新添加' },
  'attachments.exists': { ...refused, text: '该附件已经添加', todo: '无需重复添加' },
  'attachments.withdrawn': { ...refused, text: '该附件已撤回', todo: '需要的，请重新添加' },
  'attachments.empty': { http: 400, exit: 2, text: '“{name}”是空文件', todo: '请检查文件后重新选择' },
  'attachments.tooLarge': {
    http: 413,
    exit: 2,
    text: '“{name}”有 {size} MB，超过单个附件 {limit} MB 的上限',
    todo: '请压缩或分成几个文件后添加',
  },
  'attachments.unreadable': {
    http: 400,
    exit: 2,
    text: '“{name}”读取失败',
    todo: '文件可能正被其他程序占用或已移动，请重新选择',
  },
  'attachments.notHere': {
    http: 404,
    exit: 5,
    text: '附件原件不在本机，现在无法联网取得',
    todo: '请联网后再打开；要带到无网络的地方，请提前在联网时打开一次',
  },
  'attachments.uploading': { ...refused, text: '附件仍在添加人的机器上等待上传', todo: '请稍后再打开' },
  'attachments.damaged': {
    http: 500,
    exit: 5,
    text: '附件内容与登记的校验值不符',
    todo: '请重试；仍然出现的，请联系管理员核查服务端存储',
  },
  'attachments.partMissing': {
    http: 409,
    exit: 5,
    text: '附件在本机的内容不完整，不能打开或上传',
    todo: '请找到原来的文件重新添加，并撤回这一件',
  },
  'attachments.hashMismatch': {
    http: 460,
    exit: 4,
    text: '收到的内容与声明的校验值不符，未予保存',
    todo: '系统会自动重新上传',
  },
  'attachments.notAnnounced': {
    http: 403,
    exit: 4,
    text: '没有登记过这个附件，或登记的大小不同',
    todo: '系统会在附件登记送达后自动上传',
  },
  'attachments.uploadUnknown': { http: 404, exit: 5, text: '没有这次上传，或已过期', todo: '系统会自动重新上传' },
  'attachments.shareUsed': {
    http: 507,
    exit: 4,
    text: '您的附件合计已到 {limit} GB 的上限，这个附件暂时不能上传',
    todo: '附件仍保存在本机；请联系管理员提高上限，之后自动上传',
  },
  'attachments.serverFull': {
    http: 507,
    exit: 5,
    text: '服务端存储空间不足，附件暂时不能上传',
    todo: '附件仍保存在本机，空间恢复后自动上传；请联系管理员',
  },
})
