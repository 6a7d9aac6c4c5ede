import { Drawer, Form, Input, InputNumber } from 'antd'
import { useMemo } from 'react'
import { v7 as uuid } from 'uuid'
import type { Population } from '#shared/domain/callback-sample'
import { addCivilDays, civilDateOf } from '#shared/domain/civil-date'
import { useLive } from '../../data/hooks'
import { CommandForm, Field } from '../../ui/forms/command-form'
import { DateField } from '../../ui/forms/date-field'
import page from '../../ui/sections/subject-page.module.css'
import { formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { callbackPageTexts as text } from './callback-messages'

interface DrawValues {
  readonly title: string
  readonly from?: string
  readonly until?: string
  readonly seed: string
  readonly percent: number | null
  readonly least: number | null
}

const PERIOD_DAYS = 30

/** Draws a sample: days, seed and share; what it is drawn from stands there before it is drawn. */
export function DrawDrawer({ onClose, onDrawn }: { onClose: () => void; onDrawn: (id: string) => void }) {
  const today = civilDateOf(useNow())
  const sampleId = useMemo(() => uuid(), [])
  const from = addCivilDays(today, -PERIOD_DAYS)
  const seed = useMemo(() => crypto.getRandomValues(new Uint32Array(2)).join('-'), [])
  return (
    <Drawer open title={text.draw} size={520} mask={false} onClose={onClose}>
      <DrawForm today={today} from={from} seed={seed} sampleId={sampleId} onDrawn={onDrawn} />
    </Drawer>
  )
}

interface DrawFormProps {
  readonly today: string
  readonly from: string
  readonly seed: string
  readonly sampleId: string
  readonly onDrawn: (id: string) => void
}

function DrawForm({ today, from, seed, sampleId, onDrawn }: DrawFormProps) {
  const populations = useMemo(() => new Map<string, Population>(), [])
  return (
    <CommandForm<DrawValues>
      formKey="callback.draw"
      command="callback.draw"
      initial={{
        title: text.defaultTitle(formatDay(from), formatDay(today)),
        from,
        until: today,
        seed,
        percent: 5,
        least: 1,
      }}
      toInput={({ percent, least, ...values }) => ({
        sampleId,
        ...values,
        percent: percent ?? undefined,
        least: least ?? undefined,
        population: populations.get(`${values.from}/${values.until}`) ?? {},
      })}
      okText={text.draw}
      onDone={() => onDrawn(sampleId)}
    >
      <Field name="title">
        <Input maxLength={200} />
      </Field>
      <div className={page.two}>
        <Field name="from">
          <DateField disabledDate={(date) => date > today} />
        </Field>
        <Field name="until">
          <DateField disabledDate={(date) => date > today} />
        </Field>
      </div>
      <Form.Item noStyle dependencies={['from', 'until']}>
        {({ getFieldValue }) => (
          <PopulationLine from={getFieldValue('from')} until={getFieldValue('until')} known={populations} />
        )}
      </Form.Item>
      <div className={page.two}>
        <Field name="percent">
          <InputNumber<number> min={1} max={100} precision={0} />
        </Field>
        <Field name="least">
          <InputNumber<number> min={0} max={100} precision={0} />
        </Field>
      </div>
      <Field name="seed" hint={text.seedHint}>
        <Input maxLength={64} />
      </Field>
    </CommandForm>
  )
}

interface PopulationLineProps {
  readonly from: string | undefined
  readonly until: string | undefined
  /** Takes the population of the chosen days, for the command. */
  readonly known: Map<string, Population>
}

function PopulationLine({ from = '', until = '', known }: PopulationLineProps) {
  const chosen = from !== '' && until !== '' && from <= until
  const population: Population | undefined = useLive(`population ${from}/${until}`, ['orders'], async (desk) =>
    chosen ? desk.callbackPopulation(from, until) : {},
  ).value
  if (population) known.set(`${from}/${until}`, population)
  if (!population) return <p className={page.muted}>{text.reading}</p>
  const sizes = Object.values(population).map((ids) => ids.length)
  const orders = sizes.reduce((sum, size) => sum + size, 0)
  return <p className={page.muted}>{orders > 0 ? text.population(orders, sizes.length) : text.populationEmpty}</p>
}
