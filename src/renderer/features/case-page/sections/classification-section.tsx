import { Form, Radio } from 'antd'
import type { CaseAction } from '#shared/domain/case-action'
import { explain } from '#shared/messages/catalogue'
import { useReference, useSession } from '../../../data/hooks'
import { CheckGroup } from '../../../ui/forms/check-group'
import { DictionaryMultiSelect, DictionarySelect, useDictionaryOptions } from '../../../ui/forms/choice-fields'
import { CommandForm, Field } from '../../../ui/forms/command-form'
import { GrowingText } from '../../../ui/forms/growing-text'
import { OrganSelect } from '../../../ui/forms/organ-select'
import { Block, FactList } from '../../../ui/sections/block'
import { HighlightedText } from '../../../ui/text/highlighted-text'
import { formatMoment } from '../../../ui/time/format'
import { StandardNotes } from '../../../ui/triage/standard-notes'
import { SuggestionsToAdopt, useSuggestions } from '../../../ui/triage/suggestion-lines'
import { useCase } from '../case-context'
import styles from '../case-page.module.css'
import { type ClassificationValues, classificationInput } from '../classification-input'
import { formKey } from '../form-key'
import { leadWords } from '../lead-words'
import { caseMessages } from '../messages'
import { sectionTexts as text } from '../section-messages'

export function ClassificationSection() {
  const { bundle, offered } = useCase()
  const { userId } = useSession()
  const refusal = offered?.['case.classify']
  return (
    <div className={`${styles.section} ${styles.beside}`}>
      <div>
        {refusal ? (
          <Block title={caseMessages.commands['case.classify']}>
            <p className={styles.off}>{explain(refusal)}</p>
            <Judged />
          </Block>
        ) : (
          <ClassificationForm key={lastJudged(bundle.actions, userId)} />
        )}
      </div>
      <Hints />
    </div>
  )
}

/**
 * The officer's own last judgement: each empties the form for the next. Its time would not do, the server sets it anew
 * a moment later and the form would be taken from under the officer's hands.
 */
function lastJudged(actions: readonly CaseAction[], userId: string): string | undefined {
  return actions.findLast(({ kind, by }) => kind === 'case.classify' && by === userId)?.id
}

/** Field, type, level, issues and patterns; only what the officer changes is sent. */
function ClassificationForm() {
  const { bundle } = useCase()
  const found = bundle.case
  const levels = useDictionaryOptions('level')
  const patterns = useDictionaryOptions('patterns')
  const suggestions = useSuggestions(found.orderIds)
  const initial: ClassificationValues = {
    field: found.field,
    enforcementType: found.enforcementType,
    level: found.level,
    respondentOrganId: found.respondentOrganId,
    issues: found.issues,
    patterns: found.patterns,
    reason: '',
  }
  return (
    <Block title={caseMessages.commands['case.classify']} hint={judgedHint(found.judgement)}>
      <CommandForm<ClassificationValues>
        formKey={formKey(found.id, 'case.classify')}
        command="case.classify"
        initial={initial}
        toInput={(values) => classificationInput(found.id, initial, values)}
        fieldOf={(path) => path.slice(0, 1)}
        okText={text.saveClassification}
      >
        <>
          {bundle.orders.length > 0 && (
            <Form.Item label={text.suggested}>
              <SuggestionsToAdopt suggestions={suggestions} />
            </Form.Item>
          )}
          <Field name="respondentOrganId">
            <OrganSelect accept={(organ) => organ.id !== found.jurisdictionOrganId} />
          </Field>
          <div className={styles.two}>
            <Field name="field">
              <DictionarySelect dictionary="field" />
            </Field>
            <Field name="enforcementType">
              <DictionarySelect dictionary="enforcementType" />
            </Field>
          </div>
          <Field name="issues">
            <DictionaryMultiSelect dictionary="issue" />
          </Field>
          <div className={styles.levels}>
            <Field name="level">
              <Radio.Group options={levels} />
            </Field>
            <Field name="patterns">
              <CheckGroup label={text.patterns} options={patterns} />
            </Field>
          </div>
          <Form.Item<ClassificationValues>
            noStyle
            shouldUpdate={(a, b) => a.level !== b.level || a.patterns !== b.patterns}
          >
            {({ getFieldValue }) => (
              <div className={styles.standards}>
                <StandardNotes level={getFieldValue('level')} patterns={getFieldValue('patterns') ?? []} />
              </div>
            )}
          </Form.Item>
          <Field name="reason">
            <GrowingText minRows={3} maxRows={10} maxLength={2000} showCount />
          </Field>
        </>
      </CommandForm>
    </Block>
  )
}

function judgedHint(judgement: { at: string } | undefined): string | undefined {
  return judgement && text.judgedAt(formatMoment(judgement.at))
}

function Judged() {
  const ref = useReference()
  const found = useCase().bundle.case
  const labels = (dictionary: string, codes: readonly string[]) =>
    codes.map((code) => ref.label(dictionary, code)).join('、')
  return (
    <FactList
      rows={[
        [text.respondent, ref.organ(found.respondentOrganId)?.name],
        [text.field, ref.label('field', found.field)],
        [text.enforcementType, ref.label('enforcementType', found.enforcementType)],
        [text.level, ref.label('level', found.level)],
        [text.patterns, labels('patterns', found.patterns)],
        [text.issues, labels('issue', found.issues), 'wide'],
        [text.judgement, found.judgement?.reason, 'wide'],
      ]}
    />
  )
}

/** What intake saw in the orders. */
function Hints() {
  const { bundle } = useCase()
  const flagged = bundle.orders.filter((order) => leadWords(order).length > 0)
  if (flagged.length === 0) return null
  return (
    <aside className={styles.hints} aria-label={text.hints}>
      <h2 className={styles.blockTitle}>{text.hints}</h2>
      {flagged.map((order) => (
        <div key={order.id} className={styles.hint}>
          <p className={styles.orderNo}>{order.orderNo}</p>
          <p className={styles.hintReason}>
            {(order.lead?.reasons ?? []).map(({ topic, words }) => (
              <span key={topic}>
                {topic}：{words.join('、')}
              </span>
            ))}
          </p>
          <HighlightedText text={order.content} words={leadWords(order)} />
        </div>
      ))}
    </aside>
  )
}
