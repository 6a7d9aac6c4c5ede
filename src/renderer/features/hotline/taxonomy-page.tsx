import { App, Button, Segmented, Spin } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import type { TaxonomyMap } from '#shared/domain/taxonomy-map'
import type { RowProblem } from '#shared/sync/hotline-protocol'
import { useDesk, useLive } from '../../data/hooks'
import { useRun } from '../../ui/commands/use-run'
import { EmptyState } from '../../ui/feedback/empty-state'
import { RefusalNotice } from '../../ui/feedback/refusal-notice'
import { ListSearch } from '../../ui/list-page/list-search'
import { formatCount, formatDay } from '../../ui/time/format'
import styles from './hotline.module.css'
import { HotlineTabs } from './hotline-tabs'
import { taxonomyTexts as text } from './import-messages'
import { isShown, type LeafView, leafViews, type Meanings } from './taxonomy-leaves'
import { TaxonomyProblems } from './taxonomy-problems'
import { TaxonomyTable } from './taxonomy-table'
import { useChosenFile } from './use-chosen-file'

/** 分类对照: what every category of the hotline's own taxonomy means to the supervisors. */
export function TaxonomyPage() {
  const { value: maps } = useLive('taxonomy maps', ['hotline'], (desk) => desk.taxonomyMaps())
  const map = maps?.filter(({ state }) => state === 'inUse').sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]
  const reading = useReading(map)
  return (
    <section className={styles.page} aria-label={text.title}>
      <h1 className="visually-hidden">{text.title}</h1>
      <div className={styles.top}>
        <HotlineTabs current="taxonomy" />
        <span className={styles.buttons}>
          {reading.busy && <Spin size="small" aria-label={text.importTitle} />}
          <Button type={map ? 'default' : 'primary'} disabled={reading.busy} onClick={() => void reading.start()}>
            {map ? text.renew : text.choose}
          </Button>
        </span>
      </div>
      {reading.refusal && <RefusalNotice refusal={reading.refusal} />}
      {reading.problems.length > 0 && <TaxonomyProblems problems={reading.problems} onClose={reading.clear} />}
      {map && <Editor key={map.id} map={map} />}
      {maps && !map && <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>}
    </section>
  )
}

/** Reads a chosen sheet on the server and takes its leaves in; what it could not use is told. */
function useReading(map: TaxonomyMap | undefined) {
  const desk = useDesk()
  const run = useRun()
  const { message } = App.useApp()
  const { choose, refusal: unreadable } = useChosenFile(text.filter)
  const [busy, setBusy] = useState(false)
  const [problems, setProblems] = useState<readonly RowProblem[]>([])
  const [refusal, setRefusal] = useState<typeof unreadable>()
  async function start() {
    const file = await choose()
    if (!file) return
    setBusy(true)
    const answer = await desk.readTaxonomy(file.name, file.bytes)
    setBusy(false)
    setRefusal(answer.ok ? undefined : answer.refusal)
    if (!answer.ok) return
    const { leaves } = answer.value
    const title = file.name.replace(/\.[^.]+$/, '').slice(0, 200)
    const done = await run('taxonomy.import', { mapId: map?.id ?? uuid(), title, leaves, note: file.name })
    if (!done) return
    setProblems(answer.value.problems)
    void message.success(text.importOk(leaves.length))
  }
  return { start, busy, problems, refusal: refusal ?? unreadable, clear: () => setProblems([]) }
}

function Editor({ map }: { map: TaxonomyMap }) {
  const run = useRun()
  const { message } = App.useApp()
  const [view, setView] = useState<LeafView>('all')
  const [words, setWords] = useState<string>()
  const [changes, setChanges] = useState<Meanings>({})
  const all = Object.entries(map.leaves)
  const shown = all.filter(([, leaf]) => isShown(leaf, view, words))
  const count = Object.keys(changes).length
  async function save(what: Meanings) {
    if (!(await run('taxonomy.setLeaves', { mapId: map.id, changes: what }))) return
    setChanges({})
    void message.success(text.saved)
  }
  const open = shown.filter(([, { confirmed }]) => !confirmed)
  return (
    <>
      <div className={styles.mapHead}>
        <strong>{map.title}</strong>
        <span className={styles.quiet}>{text.version(map.version, formatDay(map.updatedAt))}</span>
        <ListSearch label={text.search} value={words} onSearch={setWords} />
        <Segmented<LeafView>
          aria-label={text.title}
          options={leafViews.map((value) => ({ value, label: text.views[value] }))}
          value={view}
          onChange={setView}
        />
        <span className={styles.quiet}>
          {text.counts(all.length, all.filter(([, { confirmed }]) => confirmed).length)}
        </span>
        {count > 0 ? (
          <>
            <Button type="primary" onClick={() => void save(changes)}>
              {text.save(count)}
            </Button>
            <Button onClick={() => setChanges({})}>{text.drop}</Button>
          </>
        ) : (
          <Button
            disabled={open.length === 0}
            onClick={() => void save(Object.fromEntries(open.map(([key, leaf]) => [key, meaningOf(leaf)])))}
          >
            {text.confirmShown(open.length)}
          </Button>
        )}
      </div>
      <TaxonomyTable
        name={`${map.id} ${map.version} ${view} ${words ?? ''} ${formatCount(shown.length)}`}
        leaves={shown}
        changes={changes}
        onChange={(key, meaning) => setChanges((before) => ({ ...before, [key]: meaning }))}
      />
    </>
  )
}

function meaningOf({ isEnforcement, field, enforcementType }: TaxonomyMap['leaves'][string]): Meanings[string] {
  return { isEnforcement, ...(field && { field }), ...(enforcementType && { enforcementType }) }
}
