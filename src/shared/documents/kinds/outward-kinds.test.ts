import { describe, expect, it } from 'vitest'
import { blockText } from '../blocks'
import { documentKindOf } from './registry'

type Content = Record<string, unknown>

function kindOf(code: string) {
  const kind = documentKindOf(code)
  if (!kind) throw new Error(code)
  return kind
}

function problems(code: string, change: Content) {
  return kindOf(code).check({ ...kindOf(code).example(), ...change }, { step: 'issue' })
}

const bodyOf = (code: string, change: Content = {}) =>
  kindOf(code)
    .toContent({ ...kindOf(code).example(), ...change })
    .body.map(blockText)
    .join('\n')

describe('the legality check of outward documents', () => {
  it.each<[string, string, Content, string]>([
    ['notice', 'a reply that is due before the notice', { dueOn: '2026-11-20' }, 'dueBeforeDate'],
    ['supervision-letter', 'two days to deal with a matter', { dueOn: '2026-11-25' }, 'dueShort'],
    ['talk-notice', 'a talk that is over', { heldOn: '2026-11-01' }, 'eventPast'],
    ['meeting-notice', 'a meeting that is over', { heldOn: '2026-11-01' }, 'eventPast'],
    ['meeting-notice', 'a meeting nowhere', { place: '' }, 'eventWithout'],
    ['minutes', 'minutes before their meeting', { heldOn: '2026-12-30' }, 'eventAhead'],
    ['review-decision', 'an objection from the future', { filedOn: '2027-02-01' }, 'eventAhead'],
    ['transfer-letter', 'a transfer copied to others', { copiesTo: ['市直各单位'] }, 'scopeSecret'],
    ['reply-letter', 'a reply without remedies', { remedies: '' }, 'remedyMissing'],
    ['urge-letter', 'an urging without the number it urges', { documentNumber: '' }, 'numberMissing'],
    ['cert-measure', 'a certificate withheld without end', { until: undefined }, 'suspensionOpen'],
    ['inspection-record', 'one inspector', { inspectors: [{ name: '张某', certificateNo: '1' }] }, 'inspectorsFew'],
    [
      'supervision-letter',
      'a joint issuer that does not sign',
      { coIssuers: ['示例市人民政府督查室'] },
      'coIssuerUnsigned',
    ],
    ['guidance-letter', 'no basis', { bases: [] }, 'fieldInvalid'],
    ['reminder-letter', 'a telephone number in the text', { risks: '联系13800000000核实' }, 'phoneInBody'],
  ])('%s: %s', (code, _what, change, expected) => {
    expect(problems(code, change).map((problem) => problem.code)).toContain(expected)
  })

  it('a stage of a campaign ends after it began', () => {
    const stages = [{ name: '自查', from: '2026-12-20', to: '2026-12-10', work: '自查' }]
    expect(problems('campaign-notice', { stages })).toContainEqual(
      expect.objectContaining({ code: 'stageBackwards', path: 'stages.0.to' }),
    )
  })

  it('a chart has a value for each category', () => {
    const charts = [
      { chart: '柱形图', caption: '图', unit: '', categories: ['甲', '乙'], series: [{ name: '件数', values: [1] }] },
    ]
    expect(problems('analysis-report', { charts })).toContainEqual(
      expect.objectContaining({ code: 'chartValuesDiffer', path: 'charts.0.series.0.values' }),
    )
  })
})

describe('what outward documents say', () => {
  it.each([
    ['notice', '请你局于2026年12月23日前书面回复'],
    ['review-decision', '决定维持《行政执法监督意见书》（示司执监意〔2026〕12号）'],
    ['supervision-letter', '请你局于2026年12月3日前办结，并书面反馈办理结果'],
    ['talk-notice', '2026年11月30日上午9时30分'],
    ['urge-letter', '我局向你局送达《行政执法监督意见书》（示司执监意〔2026〕12号），要求于2026年12月28日前'],
    ['transfer-letter', '现将该线索及有关材料移送你委'],
    ['reply-letter', '60日内向示例县人民政府申请行政复议'],
    ['minutes', '责任单位：市司法局，于2026年12月11日前完成'],
    ['evaluation-notice', '其中A级2个、B级2个、C级1个、D级1个'],
    ['cert-measure', '暂扣期限自2026年11月23日起至2027年2月21日止'],
  ])('%s: %s', (code, words) => {
    expect(bodyOf(code)).toContain(words)
  })

  it('a question that goes round in writing names no room, but the day by which to answer', () => {
    const written = { kind: '书面会商', time: '', place: '' }
    expect(problems('meeting-notice', written)).toEqual([])
    expect(bodyOf('meeting-notice', written)).toContain('前，就上述事项书面反馈意见并加盖公章')
    expect(bodyOf('meeting-notice', written)).not.toContain('时间和地点')
  })

  it('a report that is sent up bears its signer, one that stays has no letterhead', () => {
    const report = kindOf('analysis-report')
    expect(report.toContent(report.example())).toMatchObject({ format: 'general', signers: ['王某某'] })
    expect(report.toContent({ ...report.example(), signers: [] })).toMatchObject({ format: 'plain' })
  })

  it('number of copy and urgency stand at the upper left where they are given', () => {
    const content = { ...kindOf('supervision-letter').example(), copyNumber: '000012', urgency: '特急' }
    expect(kindOf('supervision-letter').schema.safeParse(content).success).toBe(true)
    expect(kindOf('supervision-letter').toContent(content)).toMatchObject({ copyNumber: '000012', urgency: '特急' })
    expect(problems('supervision-letter', { copyNumber: '12' }).map((one) => one.text)).toContain(
      '份号：应为六位数字，如“000012”。',
    )
  })

  it('lists of materials and files go on an annex page of their own', () => {
    for (const code of ['transfer-letter', 'file-request', 'evaluation-notice', 'meeting-notice']) {
      const content = kindOf(code).toContent(kindOf(code).example())
      expect(
        content.annexes.map((annex) => annex.title),
        code,
      ).toEqual(content.annexNotes)
    }
  })
})
