import type { UpsertCounts } from '#server/intake/intake-store'

const kilobytes = (bytes: number) => Math.ceil(bytes / 1024)

/** What the file-drop adapter prints and writes beside the files. */
export const messages = {
  watching: (dir: string, url: string) => `正在等待工单文件：${dir} → ${url}（按 Ctrl+C 停止）`,
  resumed: (file: string) => `继续处理上次没有处理完的文件：${file}`,
  done: (file: string, counts: UpsertCounts, rejected: number) =>
    `${file}：新增 ${counts.created}　更新 ${counts.updated}　未变 ${counts.unchanged}　退回 ${rejected}`,
  failed: (file: string, text: string) => `${file}：未处理，${text}`,
  waiting: (text: string, seconds: number) => `${text}；文件留在 working 中，${seconds} 秒后再试`,
  row: (at: number) => `第 ${at} 行`,
  place: (at: number) => `第 ${at} 件`,
  wholeOrder: '整件',
  notAnOrder: '不是一件工单（应为 { "orderNo": …, … }）',
  tooLong: (bytes: number, limit: number) =>
    `这一件有 ${kilobytes(bytes)} KB，超过 ${kilobytes(limit)} KB；附件和图片请不要写在工单里`,
  doneText: (file: string, at: string, counts: UpsertCounts, rejected: number, rejectedFile: string) =>
    [
      `文件：${file}`,
      `处理完毕：${at}`,
      `新增 ${counts.created} 件，更新 ${counts.updated} 件，与已有内容相同 ${counts.unchanged} 件，退回 ${rejected} 件。`,
      ...(rejected > 0
        ? [`退回的工单连同原因在 failed 文件夹的“${rejectedFile}”中，改正后放回即可，其余不会重复入库。`]
        : []),
      '',
    ].join('\r\n'),
  rejectedText: (file: string, lines: readonly string[], more: number) =>
    [
      `文件：${file}`,
      '以下工单没有入库，其余已入库：',
      ...lines,
      ...(more > 0 ? [`……另有 ${more} 处，见同名的退回文件。`] : []),
      '',
    ].join('\r\n'),
  failedText: (file: string, at: string, text: string, todo: string) =>
    [`文件：${file}`, `时间：${at}`, `整个文件没有入库：${text}。`, `怎么办：${todo}`, ''].join('\r\n'),
} as const
