import { defineMessages } from './message'

export const cliMessages = defineMessages({})
