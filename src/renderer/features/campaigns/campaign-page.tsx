import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { campaignStatusLabels } from '#shared/domain/campaign'
import { useLive, useOffered, useReference } from '../../data/hooks'
import { EmptyState } from '../../ui/feedback/empty-state'
import { monthsName, partName } from '../../ui/focus/place-names'
import { Block, FactList } from '../../ui/sections/block'
import page from '../../ui/sections/subject-page.module.css'
import { StatusTag } from '../../ui/status/status-tag'
import { PendingMark } from '../../ui/status/status-tags'
import { formatDay, formatMoment } from '../../ui/time/format'
import { statusTones } from './campaign-columns'
import { CampaignContext, StepButton, useCampaignPage } from './campaign-context'
import { CampaignDrawer, campaignCommands, type OpenForm } from './campaign-drawer'
import styles from './campaigns.module.css'
import { CasesBlock } from './cases-block'
import { DocumentsBlock } from './documents-block'
import { campaignTexts as text } from './messages'
import { ProgressBlock } from './progress-block'
import { TasksBlock } from './tasks-block'

/** One campaign from its plan to its summary. */
export function CampaignPage() {
  const { campaignId } = useParams({ from: '/campaigns/$campaignId' })
  const { value: bundle, stale } = useLive(
    `campaign ${campaignId}`,
    ['campaigns', 'cases', 'orders', 'documents', 'sync'],
    (desk) => desk.campaignBundle(campaignId),
  )
  const offered = useOffered({ type: 'campaign', id: campaignId }, campaignCommands)
  const [form, setForm] = useState<OpenForm>()
  if (!bundle)
    return stale ? (
      <EmptyState title={text.loading} />
    ) : (
      <EmptyState title={text.notFound} action={<Link to="/campaigns">{text.toList}</Link>}>
        {text.notFoundTodo}
      </EmptyState>
    )
  return (
    <CampaignContext.Provider value={{ bundle, offered, open: setForm }}>
      <div className={page.page}>
        <Head />
        <div className={page.body}>
          <div className={page.columns}>
            <div>
              <TasksBlock />
              <CasesBlock />
              <Summary />
              <DocumentsBlock />
            </div>
            <div>
              <ProgressBlock />
              <Plan />
              <History />
            </div>
          </div>
        </div>
        <CampaignDrawer bundle={bundle} form={form} onClose={() => setForm(undefined)} />
      </div>
    </CampaignContext.Provider>
  )
}

function Head() {
  const { campaign: found, pending } = useCampaignPage().bundle
  return (
    <header className={page.head}>
      <div>
        <p className={page.kicker}>
          <Link to="/campaigns">{text.title}</Link>
          <span>{text.period(formatDay(found.from), formatDay(found.to))}</span>
          <StatusTag tone={statusTones[found.status]}>{campaignStatusLabels[found.status]}</StatusTag>
          {pending && <PendingMark />}
        </p>
        <h1 className={page.title}>{found.title}</h1>
      </div>
      <div className={page.buttons}>
        {found.status === 'planned' && (
          <StepButton form={{ command: 'campaign.decide' }} label={text.decide} look="primary" />
        )}
        {found.status === 'running' && (
          <StepButton form={{ command: 'campaign.summarise' }} label={text.summarise} look="primary" />
        )}
        {found.status === 'summarised' && (
          <>
            <StepButton form={{ command: 'campaign.close' }} label={text.close} look="primary" />
            <StepButton form={{ command: 'campaign.summarise' }} label={text.summariseAgain} />
          </>
        )}
        {(found.status === 'planned' || found.status === 'running') && (
          <>
            <StepButton form={{ command: 'campaign.amend' }} label={text.amend} />
            <StepButton form={{ command: 'campaign.cancel' }} label={text.cancel} />
          </>
        )}
      </div>
    </header>
  )
}

function Plan() {
  const ref = useReference()
  const { campaign: found } = useCampaignPage().bundle
  const names = (ids: readonly string[]) => ids.map((id) => ref.organ(id)?.name ?? '').join('、')
  return (
    <Block title={text.plan}>
      <FactList
        rows={[
          [text.reason, found.reason, 'wide'],
          [text.goal, found.goal, 'wide'],
          [text.scope, found.scope.map((line, at) => `${at + 1}. ${line}`).join('\n'), 'wide'],
          [text.respondents, names(found.respondentOrganIds), 'wide'],
          [text.joint, names(found.jointOrganIds), 'wide'],
          [text.field, ref.label('field', found.field), 'wide'],
          [text.leader, ref.user(found.leaderId)?.name, 'wide'],
          [
            text.basis,
            found.basis && (
              <Link to="/focus/orders" search={{ ...found.basis, count: 'complaints' }}>
                {`${partName(found.basis, ref)}，${monthsName(found.basis)}`}
              </Link>
            ),
            'wide',
          ],
          [text.returned, found.returned, 'wide'],
          [text.approval, found.approval?.opinion, 'wide'],
          [text.result, found.result, 'wide'],
        ]}
      />
    </Block>
  )
}

function Summary() {
  const { summary } = useCampaignPage().bundle.campaign
  const points = (lines: readonly string[]) => lines.map((line, at) => `${at + 1}. ${line}`).join('\n')
  return (
    <Block title={text.summary} hint={!summary && text.noSummary}>
      {summary && (
        <FactList
          rows={[
            [text.overview, summary.overview, 'wide'],
            [text.results, points(summary.results), 'wide'],
            [text.problems, points(summary.problems), 'wide'],
            [text.suggestions, points(summary.suggestions), 'wide'],
          ]}
        />
      )}
    </Block>
  )
}

function History() {
  const ref = useReference()
  const { events } = useCampaignPage().bundle.campaign
  return (
    <Block title={text.history}>
      <ul className={styles.history}>
        {[...events].reverse().map((event) => (
          <li key={`${event.at} ${event.what}`}>
            <span className={page.muted}>{formatMoment(event.at)}</span> {ref.user(event.by)?.name} {event.what}
          </li>
        ))}
      </ul>
    </Block>
  )
}
