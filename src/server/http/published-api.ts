import { z } from 'zod'
import type { AnyCommand } from '#shared/commands/engine/command'
import { commandEnvelope } from '#shared/commands/engine/envelope'
import { commandRegistry } from '#shared/commands/registry'
import { commandLabel } from '#shared/domain/command-labels'
import { type EntityType, entitySchemas } from '#shared/domain/entities'
import { entityLabel } from '#shared/domain/entity-labels'
import { dataStandard, schemaOf } from '#shared/intake/data-standard'
import { PROTOCOL_HEADER, PROTOCOL_VERSION, syncPaths } from '#shared/sync/protocol'

type Json = Record<string, unknown>
type Operation = Json & { requestBody?: unknown; parameters?: unknown[]; responses?: Json }
interface ApiDocument {
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: Readonly<Record<string, Json>>
}

const errorRef = { $ref: '#/components/schemas/Error' }
const asJson = (schema: unknown) => ({ content: { 'application/json': { schema } } })

/**
 * The description of the routes as the framework makes it, with what another client or platform needs besides: every
 * command with its input, every entity's document, the batches of the intake, the one form of errors, who may ask, the
 * header of the protocol. Routes check bodies themselves where one bad part must not refuse the rest; what is published
 * here is what they accept.
 */
export function publishedApi(routes: object): object {
  const api = routes as ApiDocument
  const paths = Object.entries(api.paths ?? {}).map(([path, methods]) => [
    path,
    Object.fromEntries(Object.entries(methods).map(([method, operation]) => [method, described(path, operation)])),
  ])
  return {
    ...api,
    paths: Object.fromEntries(paths),
    components: {
      ...api.components,
      schemas: { ...api.components?.schemas, ...commandSchemas(), ...documentSchemas(), Error: errorSchema },
      securitySchemes: {
        session: { type: 'http', scheme: 'bearer', description: 'The token of POST /auth/v1/login.' },
        source: { type: 'http', scheme: 'bearer', description: 'The key of a source: desk source add NAME.' },
      },
    },
  }
}

function described(path: string, operation: Operation): Operation {
  const isIntake = path.startsWith('/intake/v1/')
  const isSync = path.startsWith('/sync/v1/') && path !== syncPaths.events
  const message = dataStandard.find(({ route }) => route.endsWith(path))
  return {
    ...operation,
    ...(isIntake ? { security: [{ source: [] }] } : isSync ? { security: [{ session: [] }] } : {}),
    ...(message ? { requestBody: { required: true, ...asJson(batchOf(message)) } } : {}),
    ...(isSync ? { parameters: [...(operation.parameters ?? []), protocolParameter] } : {}),
    ...(path === syncPaths.push ? { description: pushText } : {}),
    responses: { ...operation.responses, default: { description: 'An error of docs/errors.md', ...asJson(errorRef) } },
  }
}

const pushText =
  'Each member of `commands` is one of `#/components/schemas/Command`. What is odd in one of them puts that one aside and holds up none behind it, so the route itself asks for id, seq and type only.'

const protocolParameter = {
  ...{ name: PROTOCOL_HEADER, in: 'header', required: true },
  schema: { type: 'string', const: String(PROTOCOL_VERSION) },
}

const errorSchema = jsonSchema(
  z.object({
    error: z.object({
      code: z.string().describe('docs/errors.md'),
      args: z.record(z.string(), z.union([z.string(), z.number()])),
      text: z.string().describe('What happened, in Chinese, for the user'),
      todo: z.string().describe('What to do, in Chinese'),
      requestId: z.string(),
    }),
  }),
)

function batchOf(message: (typeof dataStandard)[number]): Json {
  const { list } = message
  const items = { type: 'array', items: schemaOf(message), minItems: 1, maxItems: 1000 }
  return { type: 'object', properties: { [list]: items }, required: [list] }
}

/** `Command` is any of them; `Command.TYPE` one envelope with the input of its type and its newest version. */
function commandSchemas(): Json {
  const all = [...commandRegistry.values()]
  return {
    Command: { oneOf: all.map(({ type }) => ({ $ref: `#/components/schemas/Command.${type}` })) },
    ...Object.fromEntries(all.map((command) => [`Command.${command.type}`, commandSchema(command)])),
  }
}

function commandSchema({ type, version, input }: AnyCommand): Json {
  const envelope = jsonSchema(commandEnvelope.extend({ type: z.literal(type), version: z.literal(version) }))
  const properties = { ...(envelope.properties as Json), input: jsonSchema(input) }
  return { ...envelope, title: commandLabel(type), properties }
}

/** `Document.TYPE`: the `doc` of a row in the fullest projection; a poorer one leaves fields out. */
function documentSchemas(): Json {
  return Object.fromEntries(
    (Object.entries(entitySchemas) as [EntityType, z.ZodType][]).map(([type, schema]) => [
      `Document.${type}`,
      { title: entityLabel(type), ...jsonSchema(schema) },
    ]),
  )
}

function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  return rest
}
