import { initial } from './0001-initial'
import type { Migration } from './migration'

/** In order and without gaps: a new step is a new file and one more line here. */
export const migrations: readonly Migration[] = [initial]
