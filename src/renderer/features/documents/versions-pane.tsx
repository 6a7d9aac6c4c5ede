import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { OfficialDocument } from '#shared/domain/official-document'
import { useReference } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { TextDifference } from '../../ui/text/text-difference'
import { formatMoment } from '../../ui/time/format'
import { contentDifferences } from './content-diff'
import styles from './document-page.module.css'
import type { Content } from './editor-state'
import type { FieldSpec } from './form-model'
import { documentTexts as text } from './messages'

interface VersionsPaneProps {
  readonly document: OfficialDocument
  readonly fields: readonly FieldSpec[]
  readonly content: Content
}

/** The draft as it stands, read against what was submitted earlier. */
export function VersionsPane({ document, fields, content }: VersionsPaneProps) {
  const ref = useReference()
  const [chosen, setChosen] = useState(document.versions.at(-1)?.version)
  const earlier = document.versions.find(({ version }) => version === chosen) ?? document.versions.at(-1)
  const differences = useMemo(
    () => (earlier ? contentDifferences(fields, earlier.content, content) : []),
    [fields, earlier, content],
  )
  if (!earlier) return <EmptyState title={text.noVersions}>{text.noVersionsTodo}</EmptyState>
  return (
    <div className={styles.sidePane}>
      <div className={styles.compare}>
        <label htmlFor="document-compare">{text.compareWith}</label>
        <Select
          id="document-compare"
          value={earlier.version}
          className={styles.compareChoice}
          options={document.versions.map(({ version, at, by }) => ({
            value: version,
            label: text.versionOption(version, formatMoment(at), ref.user(by)?.name ?? ''),
          }))}
          onChange={setChosen}
        />
      </div>
      {differences.length === 0 ? (
        <p className={styles.quiet}>{text.sameAsVersion}</p>
      ) : (
        differences.map((difference) => (
          <section key={difference.path} className={styles.difference}>
            <h3 className={styles.differenceTitle}>{difference.title}</h3>
            <TextDifference from={difference.from} to={difference.to} />
          </section>
        ))
      )}
    </div>
  )
}
