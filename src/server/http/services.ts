import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Auth } from '../auth/auth'
import type { Clock, MovableClock } from '../clock'
import type { ServerConfig } from '../config'
import type { Logger } from '../log'
import type { SecretBox } from '../secrets/secret-box'
import type { Db } from '../storage/db'

/** The HTTPS app (HTTP/2 with HTTP/1.1 beside it, typed as the common subset); route schemas are zod. */
export type DeskApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** What route modules (`export function mountX(app, services)`) get; made once in start-server. */
export interface Services {
  readonly db: Db
  readonly clock: Clock
  /** Only with `--demo` and in tests. */
  readonly demoClock?: MovableClock | undefined
  readonly log: Logger
  readonly auth: Auth
  readonly secrets: SecretBox
  readonly config: ServerConfig
}
