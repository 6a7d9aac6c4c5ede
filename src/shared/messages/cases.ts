import { defineMessages } from './message'

export const casesMessages = defineMessages({})
