import { Button, Drawer, Popconfirm } from 'antd'
import { useState } from 'react'
import { type ReturnTemplate, returnPeriodLabels } from '#shared/domain/data-return'
import { useLive, useSession } from '../../data/hooks'
import { useRun } from '../../ui/commands/use-run'
import { Block } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { sharingTexts } from './messages'
import { TemplateForm } from './template-form'

const text = sharingTexts.setup

/** The templates of 数据报送; changing one changes only what is asked for from then on. */
export function TemplatesBlock() {
  const run = useRun()
  const { roles } = useSession()
  const templates = useLive('return templates', ['sharing'], (desk) => desk.returnTemplates()).value
  const [editing, setEditing] = useState<ReturnTemplate | 'new'>()
  const may = roles.some((role) => role === 'officer' || role === 'reviewer')
  return (
    <Block
      title={text.templates}
      hint={templates?.length === 0 && text.noTemplates}
      actions={
        may && (
          <Button type="primary" onClick={() => setEditing('new')}>
            {text.addTemplate}
          </Button>
        )
      }
    >
      {templates && templates.length > 0 && (
        <table className={page.table}>
          <tbody>
            {templates.map((one) => (
              <tr key={one.id}>
                <td>
                  {one.title}
                  <div className={page.muted}>{one.fields.map(({ title }) => title).join('、')}</div>
                </td>
                <td className={page.noWrap}>{returnPeriodLabels[one.every]}</td>
                <td className={page.noWrap}>{text.due(one.dueDays)}</td>
                <td className={page.noWrap}>{text.organs(one.organIds.length)}</td>
                <td className={page.end}>
                  {one.retiredAt ? (
                    <StatusTag tone="quiet">{text.retired}</StatusTag>
                  ) : (
                    may && (
                      <span className={page.noWrap}>
                        <Button type="link" size="small" onClick={() => setEditing(one)}>
                          {text.editTemplate}
                        </Button>
                        <Popconfirm
                          title={text.retireAsk}
                          okText={text.retire}
                          onConfirm={() => void run('returnTemplate.retire', { templateId: one.id })}
                        >
                          <Button type="link" size="small" danger>
                            {text.retire}
                          </Button>
                        </Popconfirm>
                      </span>
                    )
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Drawer
        open={editing !== undefined}
        title={editing === 'new' ? text.addTemplate : text.editTemplate}
        size={720}
        mask={false}
        destroyOnHidden
        onClose={() => setEditing(undefined)}
      >
        {editing && (
          <TemplateForm template={editing === 'new' ? undefined : editing} onDone={() => setEditing(undefined)} />
        )}
      </Drawer>
    </Block>
  )
}
