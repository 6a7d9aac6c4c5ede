import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import { configureZod } from '#shared/messages/zod-chinese'

/** What libraries must be told once, before anything is drawn. */
export function prepareLibraries(): void {
  configureZod()
  dayjs.extend(customParseFormat)
  dayjs.locale('zh-cn')
}
