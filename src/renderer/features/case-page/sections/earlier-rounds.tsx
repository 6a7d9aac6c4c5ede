import { verifyGroundLabels } from '#shared/domain/field-text'
import { checkOutcomeLabels } from '#shared/domain/investigation'
import type { SupervisionCase } from '#shared/domain/supervision-case'
import { Block, FactList } from '../../../ui/sections/block'
import { formatDay } from '../../../ui/time/format'
import { useCase } from '../case-context'
import { investigationTexts as text } from '../investigation-texts'

type EarlierRound = NonNullable<SupervisionCase['earlierRounds']>[number]

/** What opinions before the present one led to, where the case was reviewed anew; their papers are in the file. */
export function EarlierRounds() {
  const { case: found, documents } = useCase().bundle
  const rounds = found.earlierRounds ?? []
  if (rounds.length === 0) return null
  const paper = (id: string | undefined) => documents.find((document) => document.id === id)?.number
  return (
    <Block title={text.earlierRounds} hint={text.earlierRoundsHint}>
      <FactList
        rows={rounds.map((round, index) => [text.round(index + 1), linesOf(round, paper).join('\n') || '—', 'wide'])}
      />
    </Block>
  )
}

function linesOf(round: EarlierRound, paper: (id: string | undefined) => string | undefined): string[] {
  const { verification, approval, refusal, accountability } = round
  const checks = Object.values(round.rectification ?? {}).flatMap(({ problem, check }) =>
    check ? [`${problem}：${checkOutcomeLabels[check.result]}${check.note && `，${check.note}`}`] : [],
  )
  return [
    [round.opinionId, round.requestId, round.decisionId].map(paper).filter(Boolean).join('　'),
    verification && `${verifyGroundLabels[verification.ground]}　${formatDay(verification.at)}　${verification.text}`,
    ...checks,
    approval && `${text.approvedBy}：${approval.instruction}　${approval.signer}　${formatDay(approval.on)}`,
    refusal && `${text.refusedKinds[refusal.kind]}：${refusal.reason}　${refusal.signer}　${formatDay(refusal.on)}`,
    accountability && `${text.accountable}：${accountability.text}`,
  ].filter((line): line is string => Boolean(line))
}
