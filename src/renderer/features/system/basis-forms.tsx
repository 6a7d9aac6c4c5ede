import { Input } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import type { LegalBasis } from '#shared/domain/reference'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { GrowingText } from '../../ui/forms/growing-text'
import { basisMessages as text } from './basis-messages'
import styles from './system.module.css'

export function AddBasisForm({ onDone }: { onDone: () => void }) {
  const [basisId] = useState(() => newId())
  return (
    <CommandForm<{ law: string; article: string; text: string }>
      formKey="legalBasis.add"
      command="legalBasis.add"
      initial={{ law: '', article: '', text: '' }}
      toInput={(values) => ({ basisId, ...values })}
      okText={text.save}
      doneText={text.saved}
      onDone={onDone}
    >
      <Field name="law" hint={text.lawHint}>
        <Input maxLength={200} />
      </Field>
      <Field name="article" hint={text.articleHint}>
        <Input maxLength={50} />
      </Field>
      <Field name="text">
        <GrowingText minRows={5} maxRows={16} maxLength={10_000} />
      </Field>
    </CommandForm>
  )
}

interface JudgeProps {
  readonly basis: LegalBasis
  readonly onDone: () => void
}

/** Shows what is compared; the command says it too, so that nobody verifies what he did not see. */
export function VerifyBasisForm({ basis, onDone }: JudgeProps) {
  return (
    <>
      <Provision basis={basis} />
      <CommandForm<object>
        formKey={`legalBasis.verify ${basis.id}`}
        command="legalBasis.verify"
        initial={{}}
        toInput={() => ({ basisId: basis.id, text: basis.text })}
        okText={text.verifyOk}
        doneText={text.verifyDone}
        onDone={onDone}
      >
        <p className={styles.quiet}>{text.verifyHint}</p>
      </CommandForm>
    </>
  )
}

export function RetireBasisForm({ basis, onDone }: JudgeProps) {
  return (
    <>
      <Provision basis={basis} />
      <CommandForm<{ reason: string }>
        formKey={`legalBasis.retire ${basis.id}`}
        command="legalBasis.retire"
        initial={{ reason: '' }}
        toInput={(values) => ({ basisId: basis.id, ...values })}
        okText={text.retireOk}
        danger
        onDone={onDone}
      >
        <p className={styles.quiet}>{text.retireHint}</p>
        <Field name="reason">
          <GrowingText minRows={2} maxRows={6} maxLength={500} />
        </Field>
      </CommandForm>
    </>
  )
}

function Provision({ basis: { law, article, text: provision } }: { basis: LegalBasis }) {
  return (
    <div className={styles.compared}>
      <strong>
        {law}
        {article}
      </strong>
      <p>{provision}</p>
    </div>
  )
}
