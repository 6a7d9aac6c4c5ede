/** The first is shown; the others may be typed. dayjs takes them strictly, so each has its form with leading zeros too. */
export const dateFormats: readonly string[] = [
  'YYYY年M月D日',
  'YYYY-MM-DD',
  'YYYY-M-D',
  'YYYY.MM.DD',
  'YYYY.M.D',
  'YYYY/MM/DD',
  'YYYY/M/D',
  'YYYY年MM月DD日',
  'YYYYMMDD',
]
