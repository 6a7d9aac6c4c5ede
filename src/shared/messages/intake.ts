import { defineMessages } from './message'

export const intakeMessages = defineMessages({})
