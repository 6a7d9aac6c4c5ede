import { MOST_UNMASKED_A_DAY } from '#shared/domain/reporter-privacy'

export const privacyTexts = {
  show: '查看',
  showField: (field: string) => `查看${field}`,
  title: (field: string) => `查看诉求人${field}`,
  reason: '查看理由',
  how: (field: string) => `${field}显示 10 分钟后重新遮盖。谁在何时查看了哪件工单的哪一项、理由是什么，登记备查。`,
  today: (n: number) =>
    n >= MOST_UNMASKED_A_DAY
      ? `您今天已查看 ${n} 项，已到 ${MOST_UNMASKED_A_DAY} 项；再查看将提请审核人核查。`
      : `您今天已查看 ${n} 项，超过 ${MOST_UNMASKED_A_DAY} 项提请审核人核查。`,
  withheld: '未存于本机',
  until: (clock: string) => `显示至 ${clock}`,
  anonymous: '匿名',
  confidential: '要求保密',
  enterprise: '企业',
  notGiven: '未提供',
} as const
