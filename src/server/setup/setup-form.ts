import { randomUUID } from 'node:crypto'
import { escapeHtml, page } from '../http/pages'

const setupTexts = {
  title: '添加第一位管理员',
  intro: '服务端首次启动时在终端显示了初始化码。填写后即可用该账号登录，再添加其他用户。',
  code: '初始化码',
  login: '用户名（字母、数字）',
  name: '姓名',
  password: '密码（至少 12 个字符，含大写、小写、数字、符号中的三种）',
  send: '添加',
  done: '管理员已添加',
  doneText: '现在可以用该账号登录。首次登录要绑定动态验证码，请准备好手机身份验证器。',
  open: '打开工作台',
} as const

export function setupForm(nonce: string, trouble = '', kept: { login?: string; name?: string } = {}): string {
  const field = (name: string, label: string, type: string, value = '') => {
    const id = randomUUID()
    return `<p><label for="${id}">${escapeHtml(label)}</label><br>
<input id="${id}" name="${name}" type="${type}" value="${escapeHtml(value)}" required autocomplete="off"></p>`
  }
  const fields = [
    field('code', setupTexts.code, 'text'),
    field('login', setupTexts.login, 'text', kept.login),
    field('name', setupTexts.name, 'text', kept.name),
    field('password', setupTexts.password, 'password'),
  ]
  const alert = trouble ? `<p class="trouble" role="alert">${escapeHtml(trouble)}</p>` : ''
  return page(
    setupTexts.title,
    `<p>${setupTexts.intro}</p>${alert}<form method="post" action="/setup">${fields.join('')}
<p><button type="submit">${setupTexts.send}</button></p></form>`,
    nonce,
  )
}

export function setupDonePage(nonce: string): string {
  return page(
    setupTexts.done,
    `<p>${setupTexts.doneText}</p><p><a class="button" href="/">${setupTexts.open}</a></p>`,
    nonce,
  )
}
