import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { orderedStatements, type SiteStatement } from '#shared/domain/inspection'
import { useDesk } from '../../../data/hooks'
import { GrowingText } from '../../../ui/forms/growing-text'
import { Block } from '../../../ui/sections/block'
import { formatMoment } from '../../../ui/time/format'
import { usePresent } from '../../../ui/time/use-now'
import { idsOf, useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { useSaveState } from './save-state'
import { useSavedValue } from './use-saved-value'

/** 现场询问: each person's questions and answers, kept as they are typed. */
export function StatementsBlock() {
  const { bundle, writable } = useInspectionPage()
  const stored = orderedStatements(bundle.inspection)
  const present = usePresent()
  const [begun, setBegun] = useState<readonly SiteStatement[]>([])
  const fresh = begun.filter(({ id }) => !bundle.inspection.statements[id])
  const begin = () =>
    setBegun((before) => [
      ...before,
      {
        ...{ id: uuid(), person: '', identity: '', startedAt: present().toISOString() },
        answers: text.openers.map((question) => ({ question, answer: '' })),
      },
    ])
  return (
    <Block
      title={text.steps.statements}
      hint={stored.length + fresh.length === 0 && text.noStatements}
      actions={
        writable && (
          <Button icon={<PlusOutlined aria-hidden />} onClick={begin}>
            {text.addStatement}
          </Button>
        )
      }
    >
      {[...stored, ...fresh].map((statement) => (
        <StatementEditor
          key={statement.id}
          statement={statement}
          onGiveUp={() => setBegun((before) => before.filter(({ id }) => id !== statement.id))}
        />
      ))}
    </Block>
  )
}

type Said = Pick<SiteStatement, 'person' | 'identity' | 'answers'>

const isComplete = ({ person, answers }: Said) =>
  person.trim() !== '' && answers.some(({ question }) => question.trim() !== '')

function StatementEditor({ statement, onGiveUp }: { statement: SiteStatement; onGiveUp: () => void }) {
  const { bundle, writable } = useInspectionPage()
  const { inspection } = bundle
  const desk = useDesk()
  const report = useSaveState((state) => state.report)
  const { id, startedAt, person, identity, answers } = statement
  const names = { ...idsOf(inspection), statementId: id }
  const said = useSavedValue<Said>(
    { person, identity, answers },
    (value) => desk.run('inspection.recordStatement', { ...names, startedAt, ...value }),
    isComplete,
  )
  const { value, change } = said
  const setAnswers = (next: Said['answers']) => change({ ...value, answers: next })
  function drop() {
    if (inspection.statements[id]) report(desk.run('inspection.dropStatement', names))
    onGiveUp()
  }
  return (
    <section className={styles.statement} aria-label={`${text.person} ${value.person}`}>
      <div className={styles.statementHead}>
        <Input
          aria-label={text.person}
          placeholder={text.person}
          maxLength={40}
          readOnly={!writable}
          value={value.person}
          onChange={(event) => change({ ...value, person: event.target.value })}
          {...said.fieldEvents}
        />
        <Input
          aria-label={text.identity}
          placeholder={text.identity}
          maxLength={200}
          readOnly={!writable}
          value={value.identity}
          onChange={(event) => change({ ...value, identity: event.target.value })}
          {...said.fieldEvents}
        />
        <span className={styles.muted}>{isComplete(value) ? formatMoment(startedAt) : text.statementIncomplete}</span>
        {writable && (
          <Popconfirm title={text.dropAsk} okText={text.dropStatement} cancelText={text.close} onConfirm={drop}>
            <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text.dropStatement} />
          </Popconfirm>
        )}
      </div>
      {value.answers.map((one, at) => {
        const put = (patch: Partial<typeof one>) =>
          setAnswers(value.answers.map((other, index) => (index === at ? { ...other, ...patch } : other)))
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: questions may repeat and have no other identity
          <div key={at} className={styles.asked}>
            <GrowingText
              aria-label={text.questionNo(at + 1)}
              placeholder={text.question}
              minRows={1}
              maxRows={4}
              maxLength={500}
              readOnly={!writable}
              value={one.question}
              onChange={(event) => put({ question: event.target.value })}
              {...said.fieldEvents}
            />
            <GrowingText
              aria-label={text.answerNo(at + 1)}
              placeholder={text.answer}
              minRows={1}
              maxRows={10}
              maxLength={4000}
              readOnly={!writable}
              value={one.answer}
              onChange={(event) => put({ answer: event.target.value })}
              {...said.fieldEvents}
            />
            {writable && (
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={text.removeQuestion(at + 1)}
                onClick={() => setAnswers(value.answers.filter((_one, index) => index !== at))}
              />
            )}
          </div>
        )
      })}
      {writable && (
        <Button
          type="dashed"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setAnswers([...value.answers, { question: '', answer: '' }])}
        >
          {text.addQuestion}
        </Button>
      )}
    </section>
  )
}
