import { PlusOutlined } from '@ant-design/icons'
import { Button, Drawer, Table } from 'antd'
import { useState } from 'react'
import { type DocumentTemplate, templateInUse } from '#shared/domain/document-template'
import { useReference, useSession } from '../../data/hooks'
import { StoredFileLink } from '../../ui/attachments/stored-file-link'
import { useRun } from '../../ui/commands/use-run'
import { documentKindName } from '../../ui/documents/kind-name'
import { StatusTag } from '../../ui/status/status-tag'
import { formatMoment } from '../../ui/time/format'
import styles from './system.module.css'
import { TemplateForm } from './template-form'
import { templateTexts as text } from './template-messages'

/** The bureau's own looks of its documents, with their versions. */
export function TemplatesView() {
  const ref = useReference()
  const { roles } = useSession()
  const [adding, setAdding] = useState(false)
  const run = useRun()
  const mayEdit = roles.includes('admin')
  const rows = [...ref.templates()].sort((a, b) => a.kind.localeCompare(b.kind) || b.version - a.version)
  return (
    <>
      <p className={styles.quiet}>{text.note}</p>
      {mayEdit && (
        <Button className={styles.add} icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {text.add}
        </Button>
      )}
      <Table<DocumentTemplate>
        size="small"
        rowKey="id"
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: text.nothing }}
        columns={[
          { title: text.kind, width: 200, render: (_, row) => documentKindName(row.kind) },
          { title: text.name, render: (_, row) => row.name },
          { title: text.organ, width: 180, render: (_, row) => ref.organ(row.organId)?.name ?? text.allOrgans },
          { title: text.version, width: 64, dataIndex: 'version' },
          { title: text.state, width: 92, render: (_, row) => <State row={row} all={rows} /> },
          { title: text.file, render: (_, row) => <StoredFileLink file={row.file} /> },
          { title: text.by, width: 96, render: (_, row) => ref.user(row.createdBy)?.name ?? '' },
          { title: text.at, width: 160, render: (_, row) => formatMoment(row.createdAt) },
          ...(mayEdit
            ? [
                {
                  key: 'retire',
                  width: 92,
                  render: (_: unknown, row: DocumentTemplate) => (
                    <Button
                      type="link"
                      size="small"
                      onClick={() => void run('template.retire', { templateId: row.id, retired: !row.retired })}
                    >
                      {row.retired ? text.restore : text.retire}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Drawer open={adding} title={text.add} size={560} onClose={() => setAdding(false)} destroyOnHidden>
        <TemplateForm onDone={() => setAdding(false)} />
      </Drawer>
    </>
  )
}

function State({ row, all }: { row: DocumentTemplate; all: readonly DocumentTemplate[] }) {
  if (row.retired) return <StatusTag tone="quiet">{text.retired}</StatusTag>
  // For everybody's templates any organ without one of its own will do to ask with.
  const used = templateInUse(all, row.kind, row.organId ?? '')?.id === row.id
  return <StatusTag tone={used ? 'accent' : 'quiet'}>{used ? text.inUse : text.earlier}</StatusTag>
}
