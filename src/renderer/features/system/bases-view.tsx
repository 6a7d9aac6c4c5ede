import { PlusOutlined } from '@ant-design/icons'
import { Button, Drawer, Table } from 'antd'
import { useMemo, useState } from 'react'
import { isVerified, type LegalBasis } from '#shared/domain/reference'
import type { ReferenceData } from '#shared/domain/reference-data'
import { useReference, useSession } from '../../data/hooks'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { AddBasisForm, RetireBasisForm, VerifyBasisForm } from './basis-forms'
import { basisMessages as text } from './basis-messages'
import { FindField } from './find-field'
import styles from './system.module.css'

type Open = { readonly what: 'add' } | { readonly what: 'verify' | 'retire'; readonly basis: LegalBasis }

const titles = { add: text.addTitle, verify: text.verifyTitle, retire: text.retireTitle } as const

/** The laws that documents rest on: entered by one, compared by another. */
export function BasesView() {
  const ref = useReference()
  const { roles } = useSession()
  const [words, setWords] = useState('')
  const [open, setOpen] = useState<Open>()
  const all = ref.everyBasis()
  const rows = useMemo(() => found(all, words), [all, words])
  const mayJudge = roles.includes('admin') || roles.includes('reviewer')
  const close = () => setOpen(undefined)
  return (
    <>
      <FindField hint={text.find} onFind={setWords} />{' '}
      {mayJudge && (
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setOpen({ what: 'add' })}>
          {text.add}
        </Button>
      )}
      <Table<LegalBasis>
        size="small"
        rowKey="id"
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: all.length === 0 ? text.nothing : text.nothingFound }}
        columns={[
          { title: text.law, width: 260, dataIndex: 'law' },
          { title: text.article, width: 130, dataIndex: 'article' },
          {
            title: text.text,
            render: (_, row) => (
              <div className={styles.provision} title={row.text}>
                {row.text}
              </div>
            ),
          },
          { title: text.state, width: 84, render: (_, row) => <State basis={row} /> },
          { title: text.people, width: 170, render: (_, row) => <People basis={row} /> },
          ...(mayJudge
            ? [
                {
                  key: 'judge',
                  width: 110,
                  render: (_: unknown, row: LegalBasis) => <Judge basis={row} onOpen={setOpen} />,
                },
              ]
            : []),
        ]}
      />
      <Drawer open={open !== undefined} title={open && titles[open.what]} size={560} onClose={close} destroyOnHidden>
        {open?.what === 'add' && <AddBasisForm onDone={close} />}
        {open?.what === 'verify' && <VerifyBasisForm basis={open.basis} onDone={close} />}
        {open?.what === 'retire' && <RetireBasisForm basis={open.basis} onDone={close} />}
      </Drawer>
    </>
  )
}

/** What waits to be compared first, what is out of use last. */
function found(all: ReturnType<ReferenceData['everyBasis']>, words: string): LegalBasis[] {
  const rank = (basis: LegalBasis) => (basis.retiredAt ? 2 : isVerified(basis) ? 1 : 0)
  return all
    .filter(({ law, article, text: provision }) => `${law}${article}${provision}`.includes(words))
    .sort((a, b) => rank(a) - rank(b) || a.law.localeCompare(b.law, 'zh') || a.article.localeCompare(b.article, 'zh'))
}

function State({ basis }: { basis: LegalBasis }) {
  if (basis.retiredAt) return <StatusTag tone="quiet">{text.retired}</StatusTag>
  if (basis.demo) return <StatusTag tone="amber">{text.madeUp}</StatusTag>
  return isVerified(basis) ? (
    <StatusTag tone="accent">{text.verified}</StatusTag>
  ) : (
    <StatusTag tone="amber">{text.unverified}</StatusTag>
  )
}

function People({ basis: { enteredBy, verifiedBy, verifiedAt, retiredWhy } }: { basis: LegalBasis }) {
  const ref = useReference()
  const lines = [
    enteredBy && text.entered(ref.user(enteredBy)?.name ?? ''),
    verifiedBy && text.verifiedBy(ref.user(verifiedBy)?.name ?? verifiedBy, verifiedAt ? formatDay(verifiedAt) : ''),
    retiredWhy,
  ].filter(Boolean)
  return lines.map((line) => <div key={line}>{line}</div>)
}

function Judge({ basis, onOpen }: { basis: LegalBasis; onOpen: (open: Open) => void }) {
  const { userId } = useSession()
  if (basis.retiredAt) return null
  return (
    <>
      {!basis.demo && !isVerified(basis) && basis.enteredBy !== userId && (
        <Button type="link" size="small" onClick={() => onOpen({ what: 'verify', basis })}>
          {text.verify}
        </Button>
      )}
      <Button type="link" size="small" onClick={() => onOpen({ what: 'retire', basis })}>
        {text.retire}
      </Button>
    </>
  )
}
