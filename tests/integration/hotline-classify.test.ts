import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Classification, classifyPath } from '#shared/classify/classification'
import { startTestServer, type TestServer } from '../support/test-server'

const asked = {
  title: '三轮车被城管拖走',
  content: '城管执法人员扣了三轮车，没有任何手续，取车还要六百停车费。',
  region: '驿城区',
}

describe('涉执法识别 over HTTPS', () => {
  let server: TestServer
  let key = ''
  beforeAll(async () => {
    server = await startTestServer()
    const admin = await server.client('admin')
    key = (await admin.json<{ key: string }>('/admin/v1/sources', { name: '12345平台' })).key
  })
  afterAll(() => server.remove())

  const withKey = (body: unknown, bearer = key) =>
    server.ask({ path: classifyPath, body, headers: { authorization: `Bearer ${bearer}` } })
  const errorOf = (answer: { text: string }) => JSON.parse(answer.text).error

  it('answers the platform by its key and hotline staff by their session alike', async () => {
    const byKey = JSON.parse((await withKey(asked)).text) as Classification
    expect(byKey).toMatchObject({ verdict: 'lead', organ: { name: '驿城区城市管理局' } })
    const rexian = await server.client('rexian')
    expect(await rexian.json<Classification>(classifyPath, asked)).toEqual(byKey)
  })

  it('answers nobody else, and tells what is missing', async () => {
    expect(errorOf(await withKey(asked, 'desk_wrong'))).toMatchObject({ code: 'intake.keyRefused' })
    expect(errorOf(await server.ask({ path: classifyPath, body: asked }))).toMatchObject({ code: 'auth.notLoggedIn' })
    for (const login of ['chengguan', 'zhengfu', 'admin'])
      expect(errorOf(await (await server.client(login)).ask({ path: classifyPath, body: asked }))).toMatchObject({
        code: 'auth.forbidden',
      })
    const empty = await withKey({ title: ' ', content: '' })
    expect(empty.status).toBe(400)
    expect(errorOf(empty).text).toContain('请粘贴或者填写诉求内容')
    expect((await withKey({ content: '长'.repeat(20_001) })).status).toBe(400)
  })

  it('writes nothing down', async () => {
    const before = await server.services.db.query('SELECT v FROM sync_clock')
    await withKey(asked)
    expect(await server.services.db.query('SELECT v FROM sync_clock')).toEqual(before)
  })

  it('is described in the OpenAPI page', async () => {
    const { paths } = JSON.parse((await server.ask({ path: '/openapi.json' })).text)
    expect(paths[classifyPath].post).toMatchObject({ summary: '涉执法识别', tags: ['intake'] })
    expect(JSON.stringify(paths[classifyPath].post.requestBody)).toContain('category')
  })
})
