import { defineMessages } from './message'

export const desktopMessages = defineMessages({})
