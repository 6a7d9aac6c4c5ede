import type { WorkOrder } from './work-order'

/** How far the hotline's own process has come, as a person reads it. */
export const processLabels: Readonly<Record<WorkOrder['process'], string>> = {
  accepted: '已受理',
  dispatched: '已派单',
  handling: '办理中',
  replied: '已答复',
  closed: '已办结',
  reopened: '重新办理',
  withdrawn: '已撤回',
}
