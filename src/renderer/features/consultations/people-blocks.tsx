import { App } from 'antd'
import { Fragment } from 'react'
import { civilDateOf } from '#shared/domain/civil-date'
import {
  type Attendance,
  attendanceLabels,
  type OpinionState,
  opinionState,
  orderedParticipants,
  type Participant,
} from '#shared/domain/consultation'
import { explain } from '#shared/messages/catalogue'
import { useDesk, useReference } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { StepButton, useConsultationPage } from './consultation-context'
import { idsOf } from './forms/form-props'
import { consultationTexts as text } from './messages'

const tones: Readonly<Record<Attendance, Tone>> = {
  invited: 'accentOutline',
  present: 'accent',
  absent: 'quiet',
  observer: 'neutral',
}

const opinionTones: Readonly<Record<OpinionState, Tone>> = {
  given: 'accent',
  late: 'amber',
  awaited: 'accentOutline',
  overdue: 'red',
}

export function ParticipantsBlock() {
  const { bundle, offered } = useConsultationPage()
  const desk = useDesk()
  const ref = useReference()
  const { message } = App.useApp()
  const { consultation } = bundle
  const people = orderedParticipants(consultation)
  const written = consultation.kind === 'written'

  async function drop(participantId: string) {
    const answer = await desk.run('consultation.dropParticipant', { ...idsOf(consultation), participantId })
    if (!answer.ok) void message.error(explain(answer.refusal))
  }

  return (
    <Block
      title={text.participants}
      hint={people.length > 0 ? text.openParticipants(people.length) : text.noParticipants}
      actions={<StepButton form={{ command: 'consultation.setParticipant' }} label={text.addParticipant} />}
    >
      {people.length > 0 && (
        <table className={page.table}>
          <tbody>
            {people.map((one) => (
              <Fragment key={one.id}>
                <tr className={one.opinion ? page.joined : undefined}>
                  <td>
                    {ref.organ(one.organId)?.name}
                    {written && <div className={page.muted}>{one.name}</div>}
                  </td>
                  {!written && <td>{one.name}</td>}
                  <td className={page.tight}>
                    <Standing one={one} />
                  </td>
                  <td className={`${page.end} ${page.tight}`}>
                    {written && (
                      <StepButton
                        form={{ command: 'consultation.recordOpinion', id: one.id }}
                        label={text.addOpinion}
                        look="link"
                      />
                    )}
                    <StepButton
                      form={{ command: 'consultation.setParticipant', id: one.id }}
                      label={text.edit}
                      look="link"
                    />
                    <OfferedButton
                      refusal={offered?.['consultation.dropParticipant']}
                      label={text.drop}
                      look="link"
                      size="small"
                      onRun={() => void drop(one.id)}
                    />
                  </td>
                </tr>
                {one.opinion && (
                  <tr>
                    <td colSpan={written ? 3 : 4} className={page.text}>
                      {one.opinion.text}
                    </td>
                  </tr>
                )}
              </Fragment>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}

/** Who came; of a 书面会商, who has answered and who is late. */
function Standing({ one }: { one: Participant }) {
  const { consultation } = useConsultationPage().bundle
  const state = opinionState(consultation, one, civilDateOf(useNow()))
  if (!state) return <StatusTag tone={tones[one.attendance]}>{attendanceLabels[one.attendance]}</StatusTag>
  return (
    <>
      <StatusTag tone={opinionTones[state]}>{text.opinionStates[state]}</StatusTag>
      {one.opinion && <div className={page.muted}>{formatDay(one.opinion.on)}</div>}
    </>
  )
}

export function SignOffsBlock() {
  const { bundle } = useConsultationPage()
  const ref = useReference()
  const signed = Object.values(bundle.consultation.signOffs)
  return (
    <Block
      title={text.signOffs}
      hint={signed.length === 0 && text.noSignOffs}
      actions={<StepButton form={{ command: 'consultation.signOff' }} label={text.addSignOff} />}
    >
      {signed.length > 0 && (
        <table className={page.table}>
          <tbody>
            {signed.map((one) => (
              <tr key={one.organId}>
                <td>
                  {ref.organ(one.organId)?.name}
                  {one.reservation && (
                    <div className={page.late}>
                      {text.reservation}：{one.reservation}
                    </div>
                  )}
                </td>
                <td>{one.person}</td>
                <td className={page.noWrap}>{formatDay(one.on)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}
