import { useDesk } from '../../../data/hooks'
import { GrowingText } from '../../../ui/forms/growing-text'
import { TextListField } from '../../../ui/forms/text-list-field'
import { Block } from '../../../ui/sections/block'
import page from '../../../ui/sections/subject-page.module.css'
import { idsOf, useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { useSavedValue } from './use-saved-value'

/** What was seen, what the organ says to it, and who else was there. */
export function FoundBlock() {
  const { bundle, writable } = useInspectionPage()
  const { inspection } = bundle
  const desk = useDesk()
  const write = (change: object) => desk.run('inspection.write', { ...idsOf(inspection), ...change })
  const always = () => true
  const found = useSavedValue(inspection.found, (value) => write({ found: value }), always)
  const remarks = useSavedValue(inspection.remarks, (value) => write({ remarks: value }), always)
  const observers = useSavedValue<readonly string[]>(
    inspection.observers,
    (value) => write({ observers: value.filter((name) => name.trim() !== '') }),
    always,
  )
  return (
    <Block title={text.steps.found} hint={text.foundHint}>
      <GrowingText
        aria-label={text.found}
        minRows={5}
        maxRows={20}
        maxLength={20_000}
        readOnly={!writable}
        value={found.value}
        onChange={(event) => found.change(event.target.value)}
        {...found.fieldEvents}
      />
      <div className={page.two}>
        <div className={styles.labelled}>
          <h3>{text.remarks}</h3>
          <GrowingText
            aria-label={text.remarks}
            placeholder={text.remarksHint}
            minRows={2}
            maxRows={8}
            maxLength={2000}
            readOnly={!writable}
            value={remarks.value}
            onChange={(event) => remarks.change(event.target.value)}
            {...remarks.fieldEvents}
          />
        </div>
        <div className={styles.labelled}>
          <h3>{text.observers}</h3>
          <TextListField
            label={text.observers}
            addText={text.addObserver}
            maxLength={60}
            disabled={!writable}
            value={observers.value}
            onChange={observers.change}
          />
        </div>
      </div>
    </Block>
  )
}
