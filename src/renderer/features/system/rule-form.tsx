import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { documentKinds } from '#shared/documents/kinds/registry'
import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import { type LimitRule, limitRule } from '#shared/domain/limit'
import { type DocumentRule, documentRule, type Prerequisite, prerequisite } from '#shared/domain/reference'
import { BasisPicker } from '../../ui/forms/basis-picker'
import { CheckGroup } from '../../ui/forms/check-group'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { DateField } from '../../ui/forms/date-field'
import { useNow } from '../../ui/time/use-now'
import { issuerLabels, limitUnitLabels, prerequisiteLabels, ruleMessages as text } from './rule-messages'
import styles from './system.module.css'

interface RuleValues {
  kind?: string
  issuer: DocumentRule['issuer']
  prerequisites: readonly Prerequisite[]
  basisIds: readonly string[]
  limitN: number | null
  limitUnit: LimitRule['unit']
  limitLegal: boolean
  numberFormat: string
  colophonOnEvenPage: boolean
  objectionDays: number | null
  objectionTo: string
  validFrom?: string
}

/** A rule that is in force is saved as a new one; one that is not yet in force is changed. */
export function RuleForm({ rule, onDone }: { rule: DocumentRule | undefined; onDone: () => void }) {
  const today = civilDateOf(useNow())
  const ahead = rule !== undefined && rule.validFrom > today
  const [ruleId] = useState(() => (ahead ? rule.id : newId()))
  return (
    <CommandForm<RuleValues>
      formKey={`documentRule.save ${rule?.id ?? 'new'}`}
      command="documentRule.save"
      initial={valuesOf(rule, ahead ? rule.validFrom : addCivilDays(today, 1))}
      toInput={(values) => inputOf(ruleId, values)}
      fieldOf={([first, ...rest]) => (first === 'limit' ? ['limitN'] : [first ?? '', ...rest])}
      okText={text.save}
      doneText={text.saved}
      onDone={onDone}
    >
      {rule && !ahead && <p className={styles.quiet}>{text.inForceHint}</p>}
      <Field name="kind">
        <Select
          disabled={rule !== undefined}
          showSearch={{ optionFilterProp: 'label' }}
          options={documentKinds.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Field>
      <Field name="validFrom">
        <DateField disabledDate={(date) => date < today} />
      </Field>
      <Field name="issuer">
        <Radio.Group
          options={documentRule.shape.issuer.options.map((value) => ({ value, label: issuerLabels[value] }))}
        />
      </Field>
      <Field name="numberFormat" hint={text.numberFormatHint}>
        <Input maxLength={60} />
      </Field>
      <Field name="colophonOnEvenPage" label="" required={false} valuePropName="checked">
        <Checkbox>{text.colophonOnEvenPage}</Checkbox>
      </Field>
      <Field name="prerequisites">
        <CheckGroup
          label={text.prerequisites}
          options={prerequisite.options.map((value) => ({ value, label: prerequisiteLabels[value] }))}
        />
      </Field>
      <Field name="basisIds">
        <BasisPicker />
      </Field>
      <div className={styles.limit}>
        <Field name="limitN" label={text.limitN} required={false} hint={text.limitHint}>
          <InputNumber<number> min={1} max={3650} precision={0} />
        </Field>
        <Field name="limitUnit" label={text.limitUnit} required={false}>
          <Select options={limitRule.shape.unit.options.map((value) => ({ value, label: limitUnitLabels[value] }))} />
        </Field>
      </div>
      <Field name="limitLegal" label="" required={false} valuePropName="checked">
        <Checkbox>{text.limitLegal}</Checkbox>
      </Field>
      <div className={styles.limit}>
        <Field name="objectionDays">
          <InputNumber<number> min={1} max={365} precision={0} />
        </Field>
        <Field name="objectionTo">
          <Input maxLength={60} />
        </Field>
      </div>
    </CommandForm>
  )
}

function valuesOf(rule: DocumentRule | undefined, validFrom: string): RuleValues {
  return {
    ...(rule ? { kind: rule.kind } : {}),
    issuer: rule?.issuer ?? 'bureau',
    prerequisites: rule?.prerequisites ?? [],
    basisIds: rule?.basisIds ?? [],
    limitN: rule?.limit?.n ?? null,
    limitUnit: rule?.limit?.unit ?? 'workday',
    limitLegal: rule?.limit?.legal ?? false,
    numberFormat: rule?.numberFormat ?? '',
    colophonOnEvenPage: rule?.colophonOnEvenPage ?? true,
    objectionDays: rule?.objectionDays ?? null,
    objectionTo: rule?.objectionTo ?? '',
    validFrom,
  }
}

function inputOf(ruleId: string, values: RuleValues) {
  const { limitN, limitUnit, limitLegal, objectionDays, objectionTo, ...rest } = values
  return {
    ruleId,
    ...rest,
    needsGovernmentApproval: values.issuer === 'government',
    ...(limitN ? { limit: { n: limitN, unit: limitUnit, legal: limitLegal } } : {}),
    ...(objectionDays ? { objectionDays } : {}),
    ...(objectionTo.trim() ? { objectionTo } : {}),
  }
}
