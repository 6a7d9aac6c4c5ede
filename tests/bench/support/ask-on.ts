import { type Agent, request } from 'node:https'
import type { ServerAnswer, ServerRequest } from '../../../src/cli/server-client'

/** A request over connections that stay, as a browser's do. */
export function askOn(
  agent: Agent,
  url: string,
  { method, path, body, headers }: ServerRequest,
): Promise<ServerAnswer> {
  const content = body === undefined ? undefined : JSON.stringify(body)
  return new Promise((resolve, reject) => {
    const one = request(
      new URL(path, url),
      {
        agent,
        method: method ?? (content === undefined ? 'GET' : 'POST'),
        headers: { ...(content === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }),
        )
      },
    )
    one.on('error', reject)
    one.end(content)
  })
}
