import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type MaterialItem, type MaterialSection, materialLabels } from '#shared/domain/meeting-material'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { formatDay } from '../../ui/time/format'
import { useConsultationPage } from './consultation-context'
import { consultationTexts as text } from './messages'
import { useMaterial } from './use-material'

const SHOWN = 5

/** 会商材料: made by itself from what the desk holds; every line opens the thing itself. */
export function MaterialBlock() {
  const { consultation } = useConsultationPage().bundle
  const material = useMaterial(consultation)
  if (consultation.kind !== 'biweekly') return null
  return (
    <Block title={text.material} hint={material.length > 0 ? text.materialHint : text.noMaterial}>
      {material.map((section) => (
        <Section key={section.kind} section={section} />
      ))}
    </Block>
  )
}

function Section({ section: { kind, items } }: { section: MaterialSection }) {
  const [all, setAll] = useState(false)
  const shown = all ? items : items.slice(0, SHOWN)
  return (
    <>
      <h3 className={page.subTitle}>
        {materialLabels[kind]} <span className={page.muted}>{text.count(items.length)}</span>
      </h3>
      <table className={page.table} aria-label={materialLabels[kind]}>
        <tbody>
          {shown.map((item) => (
            <tr key={`${item.id}/${item.title}`}>
              <td>
                <Title item={item} />
              </td>
              <td className={`${page.muted} ${page.noWrap}`}>{item.no}</td>
              <td className={`${page.muted} ${page.noWrap} ${page.end}`}>{formatDay(item.day)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > SHOWN && (
        <Button type="link" size="small" onClick={() => setAll(!all)}>
          {all ? text.fewer : text.allOf(items.length)}
        </Button>
      )}
    </>
  )
}

function Title({ item: { about, id, title } }: { item: MaterialItem }) {
  switch (about) {
    case 'workOrder':
      return (
        <Link to="/leads" search={{ view: 'all', order: id }}>
          {title}
        </Link>
      )
    case 'supervisionCase':
      return (
        <Link to="/cases/$caseId" params={{ caseId: id }}>
          {title}
        </Link>
      )
    case 'supervisionOrder':
      return (
        <Link to="/supervision/$supervisionOrderId" params={{ supervisionOrderId: id }}>
          {title}
        </Link>
      )
    case 'consultation':
      return (
        <Link to="/consultations/$consultationId" params={{ consultationId: id }}>
          {title}
        </Link>
      )
  }
}
