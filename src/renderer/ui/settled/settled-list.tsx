import type { Classification } from '#shared/classify/classification'
import page from '../sections/subject-page.module.css'
import { StatusTag } from '../status/status-tag'
import { settledTexts as text } from './messages'

export type Settled = Omit<Classification['settled'][number], 'words'>

/** What consultations settled for matters of the kind: who deals with it, how, and where that was agreed. */
export function SettledList({ settled }: { settled: readonly Settled[] }) {
  return settled.map(({ entryId, matter, organ, agreed, basis, state }) => (
    <article key={entryId} className={page.entry}>
      <p className={page.entryHead}>
        <strong>{matter}</strong>
        <span>{text.organ(organ)}</span>
        {state === 'proposed' && <StatusTag tone="amber">{text.proposed}</StatusTag>}
      </p>
      <p className={page.text}>{agreed}</p>
      <span className={page.muted}>{basis}</span>
    </article>
  ))
}
