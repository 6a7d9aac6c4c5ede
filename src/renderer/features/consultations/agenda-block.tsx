import { Link } from '@tanstack/react-router'
import { App } from 'antd'
import { explain } from '#shared/messages/catalogue'
import { useDesk, useReference } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { statusMessages } from '../../ui/status/messages'
import { PendingMark, StageTag } from '../../ui/status/status-tags'
import { StepButton, useConsultationPage } from './consultation-context'
import { idsOf } from './forms/form-props'
import { consultationTexts as text } from './messages'

/** The cases that are spoken of; each opens, each keeps its own record. */
export function AgendaBlock() {
  const { bundle, offered } = useConsultationPage()
  const desk = useDesk()
  const ref = useReference()
  const { message } = App.useApp()
  const { consultation, cases } = bundle
  const hidden = consultation.caseIds.length - cases.length

  async function drop(otherCaseId: string) {
    const answer = await desk.run('consultation.dropCase', { ...idsOf(consultation), otherCaseId })
    if (!answer.ok) void message.error(explain(answer.refusal))
  }

  return (
    <Block
      title={text.agenda}
      hint={hidden > 0 && text.notVisible(hidden)}
      actions={<StepButton form={{ command: 'consultation.addCase' }} label={text.addCase} />}
    >
      <table className={page.table}>
        <tbody>
          {cases.map((found) => (
            <tr key={found.id}>
              <td className={page.noWrap}>{found.caseNo ?? statusMessages.awaitingNumber}</td>
              <td>
                <Link to="/cases/$caseId" params={{ caseId: found.id }}>
                  {found.title}
                </Link>
                <div className={page.muted}>{ref.organ(found.respondentOrganId)?.name}</div>
              </td>
              <td className={page.noWrap}>
                <StageTag stage={found.stage} /> {bundle.pending && <PendingMark />}
              </td>
              <td className={page.end}>
                {found.id === consultation.caseId ? (
                  <span className={page.muted}>{text.leadCase}</span>
                ) : (
                  <OfferedButton
                    refusal={offered?.['consultation.dropCase']}
                    label={text.drop}
                    look="link"
                    size="small"
                    aria-label={text.dropCase(found.title)}
                    onRun={() => void drop(found.id)}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}
