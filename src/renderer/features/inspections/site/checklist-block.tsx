import { CameraOutlined } from '@ant-design/icons'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { v7 as uuid } from 'uuid'
import { type InspectionItem, type ItemResult, itemResultLabels, orderedItems } from '#shared/domain/inspection'
import { useDesk } from '../../../data/hooks'
import { isPlainEnter } from '../../../ui/forms/ime'
import { Block } from '../../../ui/sections/block'
import { idsOf, useInspectionPage } from '../inspection-context'
import styles from '../inspections.module.css'
import { siteTexts as text } from '../messages'
import { PhotoStrip } from '../photos/photo-strip'
import { PhotoTaker } from '../photos/photo-taker'
import { useSaveState } from './save-state'
import { useSavedValue } from './use-saved-value'

/** Line by line: result, what was seen, photos. */
export function ChecklistBlock() {
  const { bundle, writable } = useInspectionPage()
  const [shooting, setShooting] = useState<string>()
  const items = orderedItems(bundle.inspection)
  return (
    <Block title={text.steps.items}>
      <ul className={styles.checks}>
        {items.map((item) => (
          <CheckRow key={item.id} item={item} onShoot={() => setShooting(item.id)} />
        ))}
      </ul>
      {writable && <AddItem />}
      {shooting && <PhotoTaker itemId={shooting} onClose={() => setShooting(undefined)} />}
    </Block>
  )
}

const results = Object.entries(itemResultLabels) as [ItemResult, string][]

function CheckRow({ item, onShoot }: { item: InspectionItem; onShoot: () => void }) {
  const { bundle, writable } = useInspectionPage()
  const { inspection } = bundle
  const desk = useDesk()
  const report = useSaveState((state) => state.report)
  const check = (change: object) => desk.run('inspection.check', { ...idsOf(inspection), itemId: item.id, ...change })
  const note = useSavedValue(
    item.note,
    (value) => check({ note: value }),
    () => true,
  )
  return (
    <li className={item.result === 'notOk' ? `${styles.check} ${styles.bad}` : styles.check}>
      <div className={styles.checkHead}>
        <span className={styles.checkName}>
          {item.item}
          {item.basis && <span className={styles.muted}>{item.basis}</span>}
        </span>
        <Radio.Group
          aria-label={text.resultOf(item.item)}
          optionType="button"
          size="small"
          disabled={!writable}
          value={item.result}
          options={results.map(([value, label]) => ({ value, label }))}
          onChange={(event) => report(check({ result: event.target.value }))}
        />
        <Button
          size="small"
          icon={<CameraOutlined aria-hidden />}
          disabled={!writable}
          aria-label={text.photoFor(item.item)}
          onClick={onShoot}
        >
          {item.photoIds.length > 0 ? text.photoCount(item.photoIds.length) : ''}
        </Button>
        <Input
          aria-label={text.noteOf(item.item)}
          placeholder={text.note}
          maxLength={500}
          readOnly={!writable}
          value={note.value}
          onChange={(event) => note.change(event.target.value)}
          {...note.fieldEvents}
        />
      </div>
      {item.photoIds.length > 0 && <PhotoStrip photoIds={item.photoIds} />}
    </li>
  )
}

function AddItem() {
  const { inspection } = useInspectionPage().bundle
  const desk = useDesk()
  const report = useSaveState((state) => state.report)
  const [name, setName] = useState('')
  function add() {
    if (name.trim() === '') return
    report(desk.run('inspection.check', { ...idsOf(inspection), itemId: uuid(), item: name.trim() }))
    setName('')
  }
  return (
    <div className={styles.addRow}>
      <Input
        aria-label={text.addItem}
        placeholder={text.addItemPlaceholder}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (isPlainEnter(event)) add()
        }}
      />
      <Button onClick={add}>{text.addItem}</Button>
    </div>
  )
}
