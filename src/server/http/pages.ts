import { pageTexts } from './messages'

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

const style = `
body{font:16px/1.8 "Microsoft YaHei","Noto Sans CJK SC","PingFang SC",sans-serif;color:#1f1f1f;background:#f5f6f8;margin:0}
main{max-width:760px;margin:48px auto;background:#fff;border:1px solid #e3e5e8;border-radius:8px;padding:32px 40px}
h1{font-size:24px;margin:0 0 16px}h2{font-size:18px;margin:24px 0 8px}
code{font-family:Consolas,"Noto Sans Mono CJK SC",monospace;background:#f2f3f5;padding:2px 6px;border-radius:4px;word-break:break-all}
a.button{display:inline-block;background:#1f5fbf;color:#fff;text-decoration:none;border-radius:6px;padding:8px 20px;margin:8px 12px 8px 0}
a.plain{color:#1f5fbf}.quiet{color:#595959;font-size:14px}.trouble{color:#b42318;background:#fef3f2;border:1px solid #fda29b;border-radius:6px;padding:8px 12px}
input{font:inherit;width:100%;box-sizing:border-box;padding:6px 10px;border:1px solid #c9cdd4;border-radius:6px}
button{font:inherit;background:#1f5fbf;color:#fff;border:0;border-radius:6px;padding:8px 28px;cursor:pointer}`

/** A whole page of the server's own; the nonce lets its few styles through the policy. */
export function page(title: string, body: string, nonce: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<meta name="viewport" content="width=device-width"><style nonce="${nonce}">${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`
}

const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`

/** A refusal for somebody who opened an address in a browser: programs get the same as JSON. */
export function errorPage(text: string, todo: string, requestId: string, nonce: string): string {
  const number = `<p class="quiet">${pageTexts.requestNumber}<code>${escapeHtml(requestId)}</code></p>`
  const back = `<p><a class="button" href="/">${pageTexts.back}</a></p>`
  return page(text, paragraph(todo) + back + number, nonce)
}

/** Shown instead of the web client when this installation has none. */
export function missingClientPage(nonce: string): string {
  return page(pageTexts.missingTitle, paragraph(pageTexts.missingText) + paragraph(pageTexts.missingTodo), nonce)
}

/** How to trust the server's own authority, for each system found in offices. */
export function installPage(fingerprint: string, nonce: string): string {
  const steps = pageTexts.steps.map(
    ({ os, lines }) =>
      `<h2>${escapeHtml(os)}</h2><ol>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ol>`,
  )
  const body = [
    paragraph(pageTexts.installIntro),
    `<p>${pageTexts.fingerprint}<br><code>${escapeHtml(fingerprint)}</code></p>`,
    `<p><a class="button" href="/ca.crt">${pageTexts.download}</a><a class="plain" href="/">${pageTexts.back}</a></p>`,
    ...steps,
    paragraph(pageTexts.domain),
  ]
  return page(pageTexts.installTitle, body.join(''), nonce)
}
