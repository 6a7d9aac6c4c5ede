import { defineMessages } from './message'

export const documentsMessages = defineMessages({})
