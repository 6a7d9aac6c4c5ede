import type { UpsertCounts } from '#server/intake/intake-store'

/** What `import` and `seed` print. */
export const messages = {
  progress: (sent: number, total: number) => `已处理 ${sent} / ${total} 件……`,
  read: (file: string, sheet: string, rows: number) => `${file}：工作表“${sheet}”，${rows} 行`,
  counts: ({ created, updated, unchanged }: UpsertCounts, rejected: number) =>
    `新增 ${created}　更新 ${updated}　未变 ${unchanged}　退回 ${rejected}`,
  rejectedRow: (row: number, field: string, reason: string) => `第 ${row} 行　${field}：${reason}`,
  rejectedOrder: (orderNo: string, field: string, reason: string) => `工单 ${orderNo}　${field}：${reason}`,
  moreRejected: (count: number) => `……还有 ${count} 条，请用 --rejected 文件名.xlsx 取得完整的退回清单。`,
  rejectedFile: (file: string) => `退回清单已写入 ${file}，改正后可直接用它再次导入。`,
  interrupted: (sent: number, total: number) =>
    `导入中断：已处理 ${sent} / ${total} 件。排除问题后重新运行同一命令即可，已写入的不会重复。`,
  written: (count: number, file: string) => `已写出 ${count} 件虚构工单：${file}`,
} as const
