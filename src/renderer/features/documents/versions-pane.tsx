import { Select } from 'antd'
import { useMemo, useState } from 'react'
import type { OfficialDocument } from '#shared/domain/official-document'
import { useReference } from '../../data/hooks'
import type { FieldSpec } from '../../ui/documents/form-model'
import { EmptyState } from '../../ui/feedback/empty-state'
import { TextDifference } from '../../ui/text/text-difference'
import { formatMoment } from '../../ui/time/format'
import { contentDifferences } from './content-diff'
import styles from './document-page.module.css'
import type { Content } from './editor-state'
import { documentTexts as text } from './messages'
import { versionSources } from './version-sources'

interface VersionsPaneProps {
  readonly document: OfficialDocument
  /** The document this one revokes or corrects. */
  readonly replaced: OfficialDocument | undefined
  readonly fields: readonly FieldSpec[]
  readonly content: Content
}

/** Any two texts of the document side by side, field by field, differences marked in both. */
export function VersionsPane({ document, replaced, fields, content }: VersionsPaneProps) {
  const ref = useReference()
  const sources = versionSources(document, replaced, content, {
    moment: formatMoment,
    name: (id) => ref.user(id)?.name ?? '',
  })
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({})
  const from = sources.find(({ key }) => key === chosen.from) ?? sources.at(-2)
  const to = sources.find(({ key }) => key === chosen.to) ?? sources.at(-1)
  const differences = useMemo(
    () => (from && to ? contentDifferences(fields, from.content, to.content) : []),
    [fields, from, to],
  )
  if (!from || !to) return <EmptyState title={text.noVersions}>{text.noVersionsTodo}</EmptyState>
  const options = sources.map(({ key, label }) => ({ value: key, label }))
  return (
    <div className={styles.sidePane}>
      <div className={styles.sides}>
        <Select
          aria-label={text.compareFrom}
          value={from.key}
          options={options}
          onChange={(key) => setChosen({ ...chosen, from: key })}
        />
        <Select
          aria-label={text.compareTo}
          value={to.key}
          options={options}
          onChange={(key) => setChosen({ ...chosen, to: key })}
        />
      </div>
      <p role="status" className={styles.quiet}>
        {differences.length === 0 ? text.sameTexts : text.differenceCount(differences.length)}
      </p>
      {differences.map((difference) => (
        <section key={difference.path} className={styles.difference}>
          <h3 className={styles.differenceTitle}>{difference.title}</h3>
          <div className={styles.sides}>
            <TextDifference from={difference.from} to={difference.to} side="from" />
            <TextDifference from={difference.from} to={difference.to} side="to" />
          </div>
        </section>
      ))}
    </div>
  )
}
