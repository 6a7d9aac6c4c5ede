import { defineMessages } from './message'

export const authMessages = defineMessages({})
