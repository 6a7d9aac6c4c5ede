import type { InboxClocks, InboxItem, InboxState } from '#shared/domain/department-inbox'
import type { ReferenceData } from '#shared/domain/reference-data'
import type { GridColumn } from '../../ui/list-page/fit-columns'
import { StatusTag, type Tone } from '../../ui/status/status-tag'
import { DueCountdown } from '../../ui/time/due-countdown'
import { formatDay } from '../../ui/time/format'
import { kindOf, senderOf, titleOf } from './inbox-search'
import { departmentTexts } from './messages'

const text = departmentTexts.columns

export const stateTones: Readonly<Record<InboxState, Tone>> = {
  toAcknowledge: 'accentSolid',
  toAnswer: 'accent',
  answered: 'accentOutline',
  over: 'quiet',
  forInformation: 'neutral',
}

export function inboxColumns(ref: ReferenceData): GridColumn<InboxItem>[] {
  const clock = (key: keyof InboxClocks, rank: number): GridColumn<InboxItem> => ({
    key,
    title: text[key],
    width: 104,
    rank,
    render: ({ clocks, state }) => {
      const running = clocks[key]
      if (!running || (state === 'over' && !running.doneAt)) return ''
      return running.doneAt ? departmentTexts.done : <DueCountdown {...running} />
    },
  })
  return [
    { key: 'received', title: text.received, width: 132, render: (row) => formatDay(row.receivedAt) },
    { key: 'kind', title: text.kind, width: 150, rank: 4, render: kindOf },
    { key: 'title', title: text.title, width: 260, grow: 3, render: titleOf },
    {
      key: 'from',
      title: text.from,
      width: 150,
      grow: 1,
      rank: 3,
      render: (row) => ref.organ(senderOf(row))?.name ?? '',
    },
    clock('acknowledge', 2),
    clock('answer', 1),
    clock('rectify', 1),
    {
      key: 'state',
      title: text.state,
      width: 84,
      render: ({ state }) => <StatusTag tone={stateTones[state]}>{departmentTexts.states[state]}</StatusTag>,
    },
  ]
}
