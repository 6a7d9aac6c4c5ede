import type { IntakeField } from './intake-fields'

/** Other names for the same column, as hotline platforms, petition offices and departments export them. */
const names: Readonly<Record<IntakeField, string>> = {
  orderNo:
    '编号 工单号 工单流水号 流水号 留言编号 受理编号 受理单号 诉求编号 诉求单号 来电编号 ' +
    '投诉编号 信件编号 信访编号 登记编号 业务编号 案件编号 单号 工单ID 订单编号 任务编号',
  channel: '渠道 来源渠道 受理渠道 诉求来源 工单来源 来源 来件渠道 受理方式 诉求方式 反映渠道',
  appealType: '类型 工单类型 诉求性质 诉求类别 来电类型 信件类型 事项类型 业务类型 留言类型',
  category: '一级分类 问题分类 事项分类 诉求分类一级 归口分类 一级类别 分类',
  category2: '二级 诉求分类二级 二级类别',
  category3: '三级 诉求分类三级 三级类别',
  title:
    '主题 工单标题 留言主题 留言标题 诉求标题 诉求主题 来电主题 工单主题 信件标题 事项标题 ' +
    '事项名称 问题标题 概要 摘要 诉求摘要',
  content:
    '内容 详情 留言详情 留言内容 诉求详情 工单内容 工单详情 来电内容 问题描述 诉求描述 ' +
    '反映内容 信件内容 投诉内容 举报内容 主要内容 受理内容 事项描述 详细内容',
  'reporter.name':
    '姓名 诉求人 来电人 来电人姓名 反映人 反映人姓名 投诉人 投诉人姓名 举报人 举报人姓名 ' +
    '联系人 联系人姓名 留言用户 留言人 当事人 市民姓名 信访人 信访人姓名 用户姓名',
  'reporter.phone':
    '电话 手机 手机号 手机号码 联系方式 联系号码 来电号码 主叫号码 电话号码 来电电话 ' +
    '诉求人电话 投诉人电话 举报人电话',
  'reporter.address': '住址 联系地址 诉求人住址 来电人地址 通讯地址 家庭住址 反映人地址 投诉人地址',
  'reporter.isEnterprise': '企业诉求 涉企 是否涉企 是否企业诉求 涉企标识 是否为企业',
  'reporter.ownership': '企业性质 所有制 经济类型',
  'reporter.creditCode': '社会信用代码 信用代码 统一信用代码 企业信用代码',
  'reporter.confidential': '保密 信息保密 是否要求保密 隐私保护',
  'reporter.anonymous': '匿名 匿名举报 是否匿名举报',
  region:
    '区域 所属区县 区县 县区 所属县区 行政区划 诉求区域 事发区域 辖区 所属辖区 行政区域 ' +
    '归属地 所属地区 地区 问题属地 属地',
  place: '地点 地址 事发地址 问题地址 诉求地址 发生地点 发生地址 详细地址 事件地址 位置',
  occurredAt: '发生时间 事件时间 问题发生时间',
  receivedAt:
    '时间 留言时间 来电时间 受理日期 登记时间 登记日期 诉求时间 创建时间 提交时间 反映时间 ' +
    '投诉时间 举报时间 受理登记时间 来信时间 信访时间 建单时间 工单时间',
  dueAt: '截止时间 办结期限 办理时限 到期时间 要求办结时间 应办结时间 办结时限 承办时限',
  handlingOrgan:
    '承办部门 办理单位 办理部门 责任单位 责任部门 主办单位 主办部门 处理单位 处理部门 ' +
    '转办单位 派单单位 交办单位 被投诉单位 被反映单位 承办机构 答复单位 回复单位',
  process: '状态 工单状态 办理进度 处理状态 当前状态 办件状态 流程状态',
  referred: '执法监督线索 是否移交 是否执法监督线索 涉执法 是否涉执法',
  reply:
    '答复 回复 答复意见 回复内容 办理结果 处理结果 回复意见 办理意见 处理意见 办理情况 ' +
    '办结意见 反馈内容 反馈结果 处理情况',
  repliedAt: '回复时间 答复日期 办结时间 反馈时间 回复日期 办结日期 处理时间 办理时间',
  satisfaction: '满意情况 满意度评价 评价结果 满意度结果 回访满意度 是否满意 群众评价 评价',
  resolved: '是否解决 解决结果 是否已解决 问题是否解决',
  verified: '是否属实 核实情况 属实情况 调查结果 核查结果',
}

export function headingNames(field: IntakeField): readonly string[] {
  return names[field].split(' ')
}
