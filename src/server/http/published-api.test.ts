import { describe, expect, it } from 'vitest'
import { commandRegistry } from '#shared/commands/registry'
import { entityTypes } from '#shared/domain/entities'
import { publishedApi } from './published-api'

interface Published {
  readonly paths: Record<string, Record<string, Record<string, unknown>>>
  readonly components: { readonly schemas: Record<string, { properties: Record<string, unknown>; required: string[] }> }
}

const routes = {
  paths: { '/sync/v1/push': { post: {} }, '/intake/v1/work-orders': { post: {} }, '/healthz': { get: {} } },
}
const { paths, components } = publishedApi(routes) as Published

describe('what a server publishes of itself', () => {
  it('tells every command with its newest version and its input, and every type of row', () => {
    const { schemas } = components
    for (const { type, version } of commandRegistry.values()) {
      const { properties, required } = schemas[`Command.${type}`] ?? { properties: {}, required: [] }
      expect(properties.version).toMatchObject({ const: version })
      expect(properties.input).toHaveProperty('type')
      expect(required).toEqual(expect.arrayContaining(['id', 'seq', 'type', 'version', 'deviceAt', 'seen', 'after']))
    }
    expect(schemas['Command.lead.decline']?.properties.input).toMatchObject({
      required: expect.arrayContaining(['orderId']),
    })
    for (const type of entityTypes) expect(schemas).toHaveProperty([`Document.${type}`])
  })

  it('names what it refers to, so that a generator of clients can read it alone', () => {
    const refs = [...JSON.stringify({ paths, components }).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref ?? '')
    const lost = refs.filter((ref) => !(ref.replace('#/components/schemas/', '') in components.schemas))
    expect(lost).toEqual([])
    expect(refs.length).toBeGreaterThan(commandRegistry.size)
  })

  it('says who may ask, with which header, what a batch holds and how errors look', () => {
    expect(paths['/sync/v1/push']?.post).toMatchObject({
      security: [{ session: [] }],
      parameters: [{ name: 'desk-protocol', required: true }],
      responses: { default: { content: {} } },
    })
    const batch = paths['/intake/v1/work-orders']?.post?.requestBody
    expect(batch).toMatchObject({
      content: { 'application/json': { schema: { required: ['orders'], properties: { orders: { type: 'array' } } } } },
    })
    expect(paths['/healthz']?.get).not.toHaveProperty('security')
  })
})
