import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type GovernmentRequest, governmentRequestStateLabels } from '#shared/domain/government-request'
import { useLive, useReference } from '../../data/hooks'
import { StoredFileLink } from '../../ui/attachments/stored-file-link'
import { DocumentPages } from '../../ui/documents/document-pages'
import { EmptyState } from '../../ui/feedback/empty-state'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { formatDay } from '../../ui/time/format'
import { AnswerButtons } from './answer-buttons'
import { governmentTexts as text } from './messages'
import { requestTones } from './requests-page'

type Paper = 'request' | 'opinion' | 'decision'

/** One 请示: its pages and annexes, and what the government answered. */
export function RequestPage() {
  const { requestId } = useParams({ from: '/government/$requestId' })
  const { value, stale } = useLive('government requests', ['cases', 'documents'], (desk) => desk.governmentRequests())
  const found = value?.find(({ id }) => id === requestId)
  if (!found)
    return !value || stale ? (
      <EmptyState title={text.loading} />
    ) : (
      <EmptyState title={text.notFound} action={<Link to="/government">{text.toList}</Link>}>
        {text.notFoundTodo}
      </EmptyState>
    )
  return <Shown found={found} />
}

function Shown({ found }: { found: GovernmentRequest }) {
  const ref = useReference()
  const [paper, setPaper] = useState<Paper>('request')
  const document = found[paper] ?? found.request
  return (
    <div className={page.page}>
      <header className={page.head}>
        <div>
          <p className={page.kicker}>
            <Link to="/government">{text.title}</Link>
            <span>{found.request.number}</span>
            <span>{ref.organ(found.request.organId)?.name}</span>
            <StatusTag tone={requestTones[found.state]}>{governmentRequestStateLabels[found.state]}</StatusTag>
          </p>
          <h1 className={page.title}>{found.request.title}</h1>
        </div>
        <AnswerButtons found={found} />
      </header>
      <div className={page.split}>
        <div className={page.pages}>
          <DocumentPages key={document.id} document={document} />
        </div>
        <div className={page.aside}>
          <Annexes found={found} shown={paper} onShow={setPaper} />
          <Deliveries found={found} />
          <Answer found={found} />
        </div>
      </div>
    </div>
  )
}

interface AnnexesProps {
  readonly found: GovernmentRequest
  readonly shown: Paper
  readonly onShow: (paper: Paper) => void
}

function Annexes({ found, shown, onShow }: AnnexesProps) {
  const names: Readonly<Record<Paper, string>> = {
    request: text.request,
    opinion: text.opinion,
    decision: found.case.decisionId ? text.decision : text.draft,
  }
  const papers = (['request', 'opinion', 'decision'] as const).filter((each) => found[each])
  return (
    <Block title={text.annexes} hint={found.decision ? undefined : text.noDraft}>
      <table className={page.table}>
        <tbody>
          {papers.map((each) => (
            <tr key={each}>
              <td>
                {each === shown ? (
                  <strong>{names[each]}</strong>
                ) : (
                  <Button type="link" size="small" onClick={() => onShow(each)}>
                    {names[each]}
                  </Button>
                )}
              </td>
              <td className={page.muted}>{found[each]?.number}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Block>
  )
}

function Deliveries({ found: { opinion } }: { found: GovernmentRequest }) {
  const deliveries = opinion?.deliveries ?? []
  return (
    <Block title={text.deliveries} hint={deliveries.length === 0 && text.noDeliveries}>
      {deliveries.map(({ id, servedOn, receiver }) => (
        <p key={id}>{text.served(formatDay(servedOn), receiver)}</p>
      ))}
    </Block>
  )
}

function Answer({ found }: { found: GovernmentRequest }) {
  const { approval, refusal } = found.case
  const external = found.decision?.external
  return (
    <Block title={text.answer} hint={!approval && !refusal && text.noAnswer}>
      {approval && (
        <FactList
          rows={[
            [text.instruction, approval.instruction, 'wide'],
            [text.signer, approval.signer],
            [text.on, formatDay(approval.on)],
            [
              text.scan,
              approval.scanFile ? <StoredFileLink key="scan" file={approval.scanFile} /> : approval.scan,
              'wide',
            ],
          ]}
        />
      )}
      {external && (
        <FactList
          rows={[
            [text.number, external.number, 'wide'],
            [text.signer, external.signer],
            [text.on, formatDay(external.on)],
            [
              text.scan,
              external.scanFile ? <StoredFileLink key="scan" file={external.scanFile} /> : external.scan,
              'wide',
            ],
          ]}
        />
      )}
      {refusal && (
        <FactList
          rows={[
            [text.kinds[refusal.kind], refusal.reason, 'wide'],
            [text.signer, refusal.signer],
            [text.on, formatDay(refusal.on)],
          ]}
        />
      )}
    </Block>
  )
}
