import { Alert } from 'antd'
import { useRef } from 'react'
import { explain } from '#shared/messages/catalogue'
import { clockOf } from '../../../ui/time/format'
import { useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { ChecklistBlock } from './checklist-block'
import { FoundBlock } from './found-block'
import { PhotosBlock } from './photos-block'
import { useSaveState } from './save-state'
import { SignaturesBlock } from './signatures-block'
import { StartBlock } from './start-block'
import { StatementsBlock } from './statements-block'

const steps = [
  ['start', StartBlock],
  ['items', ChecklistBlock],
  ['found', FoundBlock],
  ['photos', PhotosBlock],
  ['statements', StatementsBlock],
  ['signatures', SignaturesBlock],
] as const

/** Everything of the site on one page, in the order in which it happens; each touch is kept at once. */
export function SiteView() {
  const { bundle } = useInspectionPage()
  const page = useRef<HTMLDivElement>(null)
  const begun = bundle.inspection.status !== 'planned' && bundle.inspection.status !== 'cancelled'
  const go = (step: string) => page.current?.querySelector(`[data-step="${step}"]`)?.scrollIntoView({ block: 'start' })
  return (
    <div className={styles.site}>
      <nav className={styles.steps} aria-label={text.steps.start}>
        {steps.map(([step]) => (
          <button key={step} type="button" disabled={!begun && step !== 'start'} onClick={() => go(step)}>
            {text.steps[step]}
          </button>
        ))}
        <SaveNote />
      </nav>
      <div ref={page} className={styles.siteBody}>
        {steps.map(([step, Part]) => (
          <div key={step} data-step={step}>
            {(begun || step === 'start') && <Part />}
          </div>
        ))}
      </div>
    </div>
  )
}

function SaveNote() {
  const { saving, savedAt, refusal } = useSaveState()
  if (refusal) return <Alert type="error" role="alert" title={text.notSaved} description={explain(refusal)} />
  return (
    <p className={styles.saved} role="status" title={text.savedHere}>
      {saving > 0 ? text.saving : savedAt ? text.saved(clockOf(savedAt.toISOString())) : text.savedHere}
    </p>
  )
}
