import { PlusOutlined } from '@ant-design/icons'
import { Button, Drawer, Table } from 'antd'
import { useMemo, useState } from 'react'
import { civilDateOf } from '#shared/domain/civil-date'
import type { DocumentRule } from '#shared/domain/reference'
import type { ReferenceData } from '#shared/domain/reference-data'
import { useReference, useSession } from '../../data/hooks'
import { documentKindName } from '../../ui/documents/kind-name'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { useNow } from '../../ui/time/use-now'
import { FindField } from './find-field'
import { RuleForm } from './rule-form'
import { issuerLabels, limitUnitLabels, prerequisiteLabels, ruleMessages as text } from './rule-messages'

type Standing = 'inForce' | 'ahead' | 'over'

/** How each kind of document is issued; the administrator revises a rule for a day to come. */
export function RulesView() {
  const ref = useReference()
  const { roles } = useSession()
  const today = civilDateOf(useNow())
  const [words, setWords] = useState('')
  const [editing, setEditing] = useState<DocumentRule | 'new'>()
  const rows = useMemo(() => sortedRules(ref, words), [ref, words])
  const mayEdit = roles.includes('admin')
  return (
    <>
      <FindField hint={text.find} onFind={setWords} />{' '}
      {mayEdit && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setEditing('new')}>
          {text.add}
        </Button>
      )}
      <Table<DocumentRule>
        size="small"
        rowKey="id"
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: text.nothing }}
        columns={[
          { title: text.kind, width: 180, render: (_, rule) => documentKindName(rule.kind) },
          { title: text.state, width: 80, render: (_, rule) => <State standing={standingOf(rule, ref, today)} /> },
          { title: text.validFrom, width: 130, render: (_, rule) => formatDay(rule.validFrom) },
          { title: text.issuer, width: 112, render: (_, rule) => issuerLabels[rule.issuer] },
          { title: text.numberFormat, width: 210, render: (_, rule) => rule.numberFormat || text.none },
          { title: text.limit, width: 96, render: (_, rule) => limitWords(rule) },
          { title: text.bases, width: 60, render: (_, rule) => text.basesCount(rule.basisIds.length) },
          {
            title: text.prerequisites,
            render: (_, rule) => rule.prerequisites.map((each) => prerequisiteLabels[each]).join('、') || text.none,
          },
          ...(mayEdit
            ? [
                {
                  key: 'edit',
                  width: 60,
                  render: (_: unknown, rule: DocumentRule) => (
                    <Button type="link" size="small" onClick={() => setEditing(rule)}>
                      {rule.validFrom > today ? text.change : text.revise}
                    </Button>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Drawer
        open={editing !== undefined}
        title={text.title(editing && editing !== 'new' ? documentKindName(editing.kind) : '')}
        size={560}
        onClose={() => setEditing(undefined)}
        destroyOnHidden
      >
        {editing && <RuleForm rule={editing === 'new' ? undefined : editing} onDone={() => setEditing(undefined)} />}
      </Drawer>
    </>
  )
}

function sortedRules(ref: ReferenceData, words: string): DocumentRule[] {
  return ref
    .rules()
    .filter(({ kind }) => documentKindName(kind).includes(words))
    .sort((a, b) => a.kind.localeCompare(b.kind) || b.validFrom.localeCompare(a.validFrom))
}

function standingOf(rule: DocumentRule, ref: ReferenceData, today: string): Standing {
  if (rule.validFrom > today) return 'ahead'
  return ref.rule(rule.kind, today)?.id === rule.id ? 'inForce' : 'over'
}

function State({ standing }: { standing: Standing }) {
  const tones = { inForce: 'accent', ahead: 'neutral', over: 'quiet' } as const
  return <StatusTag tone={tones[standing]}>{text[standing]}</StatusTag>
}

function limitWords({ limit }: DocumentRule): string {
  return limit ? `${limit.n} ${limitUnitLabels[limit.unit]}` : text.none
}
