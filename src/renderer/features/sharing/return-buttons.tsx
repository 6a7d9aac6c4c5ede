import { App } from 'antd'
import { useState } from 'react'
import { type DataReturn, periodLabel } from '#shared/domain/data-return'
import { useDesk, useOffered, useReference, useSession } from '../../data/hooks'
import { OfferedButton } from '../../ui/commands/command-button'
import { useRun } from '../../ui/commands/use-run'
import { ExportButton } from '../../ui/export/export-button'
import { ReasonDialog } from '../../ui/feedback/reason-dialog'
import page from '../../ui/sections/subject-page.module.css'
import { sharingTexts } from './messages'
import { returnValueText } from './return-workbook'

const text = sharingTexts.one
const commands = ['return.decide', 'return.remind'] as const

/** What the bureau does with a return. */
export function ReturnButtons({ found }: { found: DataReturn }) {
  const ref = useReference()
  const desk = useDesk()
  const run = useRun()
  const { roles } = useSession()
  const { message } = App.useApp()
  const offered = useOffered({ type: 'dataReturn', id: found.id }, commands)
  const [returning, setReturning] = useState(false)
  if (!roles.some((role) => role === 'officer' || role === 'reviewer' || role === 'auditor')) return null
  const returnId = found.id

  const sheet = async () => ({
    columns: found.fields.map(({ title, unit }) => ({ title: unit ? `${title}（${unit}）` : title, width: 18 })),
    rows: found.rows.map((row) => found.fields.map((field) => returnValueText(field, row, ref))),
  })

  return (
    <div className={page.buttons}>
      {found.state === 'submitted' && (
        <>
          <OfferedButton
            refusal={offered?.['return.decide']}
            label={text.adopt}
            look="primary"
            onRun={async () => {
              if (await run('return.decide', { returnId, result: 'adopted' })) void message.success(text.adopted)
            }}
          />
          <OfferedButton refusal={offered?.['return.decide']} label={text.return} onRun={() => setReturning(true)} />
        </>
      )}
      {(found.state === 'due' || found.state === 'returned') && (
        <OfferedButton
          refusal={offered?.['return.remind']}
          label={text.remind}
          onRun={async () => {
            if (await run('return.remind', { returnId })) void message.success(text.reminded)
          }}
        />
      )}
      <ExportButton what={`${found.title}（${periodLabel(found.period)}）`} total={found.rows.length} read={sheet} />
      <ReasonDialog
        open={returning}
        title={text.returnTitle}
        label={text.returnReason}
        okText={text.return}
        onClose={() => setReturning(false)}
        onSubmit={async (reason) => {
          const answer = await desk.run('return.decide', { returnId, result: 'returned', reason })
          return answer.ok ? undefined : answer.refusal
        }}
      />
    </div>
  )
}
