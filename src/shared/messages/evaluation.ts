import { defineMessages } from './message'

const refused = { http: 409, exit: 4 } as const
const invalid = { http: 400, exit: 2 } as const

/** Refusals of 效能评价. */
export const evaluationMessages = defineMessages({
  'evaluation.ownOrgan': { ...refused, text: '不能评定本机关的等次', todo: '请由上级司法行政部门评定' },
  'evaluation.notSupervised': {
    ...refused,
    text: '{organ}不由本局评定等次',
    todo: '本局评定本级部门和下一级政府；其他机关由其同级司法局评定',
  },
  'evaluation.nothingGraded': {
    ...refused,
    text: '{year} 年度还没有评定等次的机关',
    todo: '请由审核人或者签发人评定等次后再拟制通报',
  },
  'evaluation.yearAhead': { ...invalid, text: '{year} 年还没有开始', todo: '请改选本年度或者以前的年度' },
  'evaluation.sameGrade': { ...invalid, text: '该年度已经是 {grade} 等次', todo: '等次不变的无需办理；请改选等次' },
})
