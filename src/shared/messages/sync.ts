import { defineMessages } from './message'

export const syncMessages = defineMessages({})
