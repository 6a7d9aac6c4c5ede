import { formatCivilDate } from '#shared/domain/civil-date'
import type { ActFacts, BasisFacts, CaseFacts, EarlierDocument, OrderFacts } from './facts'

/** How a letter calls the organ it is written to: 你局, 你委, 你县. */
export function secondPerson(organ: string): string {
  return `你${organWord(organ)}`
}

export function firstPerson(organ: string): string {
  return `我${organWord(organ)}`
}

function organWord(organ: string): string {
  const government = organ.match(/([县区市镇乡])人民政府$/)?.[1]
  if (government) return government
  if (/街道办事处$/.test(organ)) return '街道'
  if (/委员会$|委$/.test(organ)) return '委'
  if (/(局|厅|部|署)$/.test(organ)) return organ.slice(-1)
  return '单位'
}

/** 甲、乙、丙; past `most` of them: 甲、乙等 5 件 is said by the caller. */
export function listed(items: readonly string[]): string {
  return items.filter((item) => item.trim() !== '').join('、')
}

/** Ends with one full stop, whatever the officer typed. */
export function sentence(text: string): string {
  const bare = text.trim().replace(/[。；;，,、.\s]+$/, '')
  if (bare === '') return ''
  return /[。！？]”?$/.test(bare) || /[！？]$/.test(bare) ? bare : `${bare}。`
}

/** Without its full stop, to stand in the middle of a sentence. */
export function clause(text: string): string {
  return text.trim().replace(/[。；;，,\s]+$/, '')
}

/** Words that end in 案 and name no case. */
const notACase = '方备档立草个报预结提答图破议教医办作涉销并翻此该本'
const ownWord = new RegExp(`(?<![${notACase}])案$`)

/** What a case is about, for between marks: its title without the 案 that the sentence says itself. */
export function caseMatter(title: string): string {
  return clause(title).replace(ownWord, '')
}

/** 50000元 is written 5万元 only where that is exact and usual. */
export function yuan(amount: number): string {
  return amount >= 10_000 && amount % 1000 === 0 ? `${amount / 10_000}万元` : `${amount}元`
}

/** 《行政处罚法》第五条第二款. A law that was recorded with its marks, perhaps with its number behind them, keeps them. */
export function basisName(basis: Pick<BasisFacts, 'law' | 'article'>): string {
  return `${basis.law.startsWith('《') ? basis.law : `《${basis.law}》`}${basis.article}`
}

/** What the bases say, word for word as they are recorded; a basis without its text is named only. */
export function basisSentences(bases: readonly BasisFacts[]): string {
  const quoted = bases.filter((basis) => basis.text.trim() !== '')
  const named = bases.filter((basis) => basis.text.trim() === '')
  const quotes = quoted.map((basis) => `${basisName(basis)}规定：“${sentence(basis.text)}”`).join('')
  if (named.length === 0) return quotes
  return `${quotes}有关要求见${listed(named.map(basisName))}。`
}

/** How the matter reached the bureau: orders with their dates and numbers, or another origin. */
export function sourceSentence(facts: CaseFacts, we: string): string {
  const { orders } = facts
  const filed = facts.filedOn ? `经初步核查，于${formatCivilDate(facts.filedOn)}立案开展行政执法监督。` : ''
  const about = facts.caseTitle ? `反映“${caseMatter(facts.caseTitle)}”` : '反映行政执法'
  const first = orders[0]
  if (!first) {
    const how = facts.origin ? `根据${facts.origin}线索` : '根据工作中发现的线索'
    return `${how}，${we}对“${caseMatter(facts.caseTitle)}”事项进行核查。${filed}`
  }
  const last = orders.at(-1) ?? first
  const numbers = facts.party.confidential ? '' : orderNumbers(orders)
  if (orders.length === 1) {
    const from = first.channel ? `${first.channel}渠道转来的工单` : '转办的工单'
    return `${formatCivilDate(first.receivedOn)}，${we}收到${from}${numbers}，${about}问题。${filed}`
  }
  return (
    `${formatCivilDate(first.receivedOn)}至${formatCivilDate(last.receivedOn)}，${we}先后收到${fromAll(orders)}` +
    `工单${orders.length}件${numbers}，${about}问题。${filed}`
  )
}

/** Of many channels the first is named; 等 only where there are others. */
function fromAll(orders: readonly OrderFacts[]): string {
  const known = [...new Set(orders.map(({ channel }) => channel).filter(Boolean))]
  if (known.length === 0) return '转办的'
  const others = known.length > 1 || orders.some(({ channel }) => !channel)
  return `${known[0]}${others ? '等' : ''}渠道转来的`
}

const NUMBERS_SHOWN = 3

function orderNumbers(orders: readonly OrderFacts[]): string {
  const shown = orders.slice(0, NUMBERS_SHOWN).map((order) => order.orderNo)
  return `（编号：${listed(shown)}${orders.length > NUMBERS_SHOWN ? '等' : ''}）`
}

/** The acts under supervision, one sentence each; the party is left out where the reporter must stay unknown. */
export function actSentences(acts: readonly ActFacts[], actor: string, confidential: boolean): string {
  return acts
    .map((act) => {
      const on = act.decidedOn ? `于${formatCivilDate(act.decidedOn)}` : ''
      const number = act.docNo ? `（${act.docNo}）` : ''
      const party = !confidential && act.party ? `对${act.party}` : ''
      const result = act.result
        ? `，决定内容为：${clause(act.result)}`
        : act.amount
          ? `，涉及金额${yuan(act.amount)}`
          : ''
      return `${actor}${on}${party}作出${act.kind || '行政执法'}决定${number}${result}。`
    })
    .join('')
}

/** What the bureau did: only what the case records. */
export function processSentence(facts: CaseFacts, we: string, they: string): string {
  const steps: string[] = []
  const evidence = [...new Set(facts.findings.flatMap((finding) => finding.evidence.map(clause)))].filter(Boolean)
  if (evidence.length > 0) steps.push(`收集、审查了${listed(evidence)}等材料`)
  if (facts.statement?.invitedOn) {
    steps.push(`于${formatCivilDate(facts.statement.invitedOn)}通知${they}陈述意见`)
  }
  const reviews: string[] = []
  if (facts.legalReview?.passed) reviews.push(`法制审核（${formatCivilDate(facts.legalReview.on)}）`)
  if (facts.panel) reviews.push(`集体讨论（${formatCivilDate(facts.panel.on)}）`)
  const reviewed = reviews.length > 0 ? `本案已经${reviews.join('、')}。` : ''
  return `${steps.length > 0 ? `核查期间，${we}${steps.join('，')}。` : ''}${reviewed}`
}

/** What the respondent said and what became of it. */
export function hearingText(facts: CaseFacts, we: string, they: string): string {
  const { statement } = facts
  if (!statement) return ''
  if (statement.text.trim() === '') {
    return statement.urgentReason ? `因${clause(statement.urgentReason)}，未能事先听取${they}的陈述意见。` : ''
  }
  const answer =
    statement.accepted === 'all'
      ? '予以采纳'
      : statement.accepted === 'part'
        ? '部分予以采纳'
        : statement.accepted === 'none'
          ? '不予采纳'
          : ''
  const why = statement.why.trim() === '' ? '' : `，理由是：${clause(statement.why)}`
  const outcome = answer ? `${we}研究认为，对上述意见${answer}${why}。` : ''
  return `${they}陈述称：${sentence(statement.text)}${outcome}`
}

/** What became of the opinion: issued, served, its limit, and how the respondent answered, as far as recorded. */
export function handlingText(opinion: EarlierDocument | undefined, we: string, to: string, they: string): string {
  if (!opinion) return ''
  const issued = opinion.issuedOn ? `${formatCivilDate(opinion.issuedOn)}，` : ''
  const number = opinion.number ? `（${opinion.number}）` : ''
  const served = opinion.servedOn ? `，于${formatCivilDate(opinion.servedOn)}送达` : ''
  const due = opinion.dueOn ? `，整改期限至${formatCivilDate(opinion.dueOn)}届满` : ''
  const answer = opinion.response ? sentence(`经核查，${clause(opinion.response)}`) : ''
  const outcome = opinion.refused ? `${they}拒绝改正。` : `${they}逾期未改正。`
  return `${issued}${we}向${to}制发《行政执法监督意见书》${number}${served}${due}。${answer}${outcome}`
}

/** What a paper of the file tells of a case in a few sentences: how it came up, what was done, what was found. */
export function issueSummary(facts: CaseFacts): string {
  const we = firstPerson(facts.bureau.name)
  const they = thirdPerson(facts.respondent.name)
  const found = facts.findings.map(
    (finding) =>
      `经核查，${facts.respondent.name || they}存在${finding.issueLabel}问题（${finding.nature}）：${sentence(finding.fact)}`,
  )
  return [
    sourceSentence(facts, we),
    actSentences(facts.acts, facts.respondent.name || they, facts.party.confidential),
    ...found,
  ]
    .filter((part) => part !== '')
    .join('\n')
    .replaceAll(secondPerson(facts.respondent.name), they)
}

/** 该局, 该委: how a paper that stays in the house speaks of the organ. */
export function thirdPerson(organ: string): string {
  return secondPerson(organ).replace('你', '该')
}
