import { examplePicture } from './example-picture'
import type { InspectionRecord } from './inspection-record'

/** Everything a record may say, for `desk document --example` and the tests. */
export function inspectionExample(blank: InspectionRecord): InspectionRecord {
  return {
    ...blank,
    place: '示例县市场监督管理局三楼档案室',
    startedAt: '2026年10月20日9时10分',
    endedAt: '2026年10月20日11时40分',
    inspectors: [
      { name: '张某', certificateNo: '示监0012' },
      { name: '李某', certificateNo: '示监0027' },
    ],
    attending: '赵某某（法规股股长）、钱某某（承办人）',
    observers: ['孙某某（该局办公室工作人员）'],
    recusalAnswer: '表示不申请回避',
    checklist: [
      { item: '案卷材料是否齐全', result: '不符合', note: '缺少集体讨论记录' },
      { item: '告知书送达与决定作出的间隔', result: '不符合', note: '间隔1日' },
      { item: '罚没收入是否缴入国库', result: '符合', note: '见票据复制件' },
      { item: '裁量理由是否说明', result: '不符合', note: '案卷和决定书均未说明' },
    ],
    found:
      '核查人员在档案室调阅示县市监罚〔2026〕37号行政处罚案卷1册，共46页。经逐页核对，卷内有立案审批表、现场检查笔录、抽检报告、询问笔录、行政处罚告知书及送达回证、行政处罚决定书及送达回证、罚没收入票据，未见集体讨论记录。\n告知书送达回证载明的送达时间为2026年8月24日，决定书落款日期为2026年8月25日。\n核查人员对案卷目录、告知书送达回证和决定书进行了复制，复制件由在场人员核对无误后签名。',
    statements: [
      {
        person: '赵某某（法规股股长）',
        question: '该案是否经过集体讨论？',
        answer: '当时案件较多，由分管负责人直接签批，没有召开案件审理会，也没有制作讨论记录。',
      },
      {
        person: '钱某某（承办人）',
        question: '为什么在陈述申辩期限届满前作出决定？',
        answer: '当事人在送达告知书时口头表示没有意见，我们就没有再等，但是没有让当事人书面确认。',
      },
    ],
    photos: [
      { picture: examplePicture(), caption: '案卷目录' },
      { picture: examplePicture(), caption: '行政处罚告知书送达回证' },
    ],
    signatures: [
      {
        title: '被核查单位在场人员',
        name: '赵某某',
        signedAt: '2026-10-20 11:35',
        picture: '',
        refusal: '理由：称须请示单位负责人。见证人：孙某某',
      },
      { title: '核查人员', name: '张某', signedAt: '2026-10-20 11:38', picture: examplePicture(320, 120), refusal: '' },
      { title: '核查人员', name: '李某', signedAt: '2026-10-20 11:39', picture: '', refusal: '' },
    ],
    corrections: ['2026年10月20日14时0分，李某对“第二页照片说明”更正为：案卷目录第一页。更正理由：说明与照片不符'],
  }
}
