import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import { configureZod } from '#shared/messages/zod-chinese'

// What libraries must be told once. An entry imports this before anything else: the router parses its first address
// while its module loads. That zod makes no code is told even earlier, at the head of its chunk (vite.web.config.ts).
configureZod()
dayjs.extend(customParseFormat)
dayjs.locale('zh-cn')
