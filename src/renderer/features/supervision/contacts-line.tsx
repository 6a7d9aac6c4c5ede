import { Alert } from 'antd'
import { contactsOf } from '#shared/domain/organ-contacts'
import type { UserProfile } from '#shared/domain/reference'
import page from '../../ui/sections/subject-page.module.css'
import { supervisionTexts as text } from './messages'

/** Who of an organ reads what it is sent; without anybody it has to go by hand. */
export function ContactsLine({ users, organId }: { users: readonly UserProfile[]; organId: string | undefined }) {
  if (!organId) return null
  const { operators, leaders } = contactsOf(users, organId)
  const names = [...new Set([...operators, ...leaders].map(({ name }) => name))]
  if (names.length === 0) return <Alert type="warning" showIcon title={text.noContacts} className={page.notice} />
  return <p className={page.muted}>{`${text.contacts}：${names.join('、')}`}</p>
}
