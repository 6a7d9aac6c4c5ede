import { hashPassword } from '#server/auth/password-hash'
import { createUser } from '#server/auth/user-admin'
import { sealHash } from '#server/auth/user-secrets'
import { defaultConfig } from '#server/config'
import { openSecrets } from '#server/secrets/stored-secrets'
import { DEMO_PASSWORD } from '#server/setup/demo-accounts'
import { prepareStore } from '#server/setup/prepare-store'
import { openDb } from '#server/storage/open-db'
import type { BenchLocation } from '../support/bench-server'

export interface Person {
  readonly login: string
  readonly kind: 'contact' | 'officer'
  /** Of the gateway behind which his organ sits. */
  readonly address: string
}

export interface CityPeople {
  readonly people: readonly Person[]
  readonly departments: readonly { readonly id: string; readonly name: string }[]
}

/**
 * An account for everybody, before the server starts: contacts spread over the city's departments, as many to each as
 * come out, each department's leader among them; the officers all of the city's bureau, every third a reviewer.
 */
export async function settlePeople(
  location: BenchLocation,
  { contacts, officers, departments: most }: Readonly<Record<'contacts' | 'officers' | 'departments', number>>,
): Promise<CityPeople> {
  const db = await openDb(location)
  try {
    const at = new Date()
    const secrets = await openSecrets(db, location, at)
    await prepareStore(db, { config: { ...defaultConfig(), ...location, demo: true }, secrets }, at)
    const departments = await db.query<{ id: string; name: string; code: string }>(
      `SELECT id, doc ->> 'name' AS name, doc ->> 'code' AS code FROM entity
       WHERE type = 'organ' AND doc ->> 'kind' = 'department' AND doc ->> 'region' = '411700' ORDER BY id LIMIT $1`,
      [most],
    )
    const people: Person[] = []
    const mustChangePassword = false
    // One for all: hashing is made to be slow, and hashes are not what is measured.
    const hash = await hashPassword(DEMO_PASSWORD)
    const add = async (person: Person, name: string, roles: readonly string[], organCode: string): Promise<void> => {
      const passwordHash = sealHash(secrets, person.login, hash)
      const user = { login: person.login, name, roles, organCode, passwordHash, mustChangePassword }
      await db.tx((q) => createUser(q, user, { userId: 'system', at }))
      people.push(person)
    }
    for (let n = 0; n < contacts; n++) {
      const place = n % departments.length
      const roles = ['departmentOperator', ...(n < departments.length ? ['departmentLeader'] : [])]
      const person = { login: `contact${n}`, kind: 'contact', address: `127.0.1.${place + 1}` } as const
      await add(person, `联络员${n}`, roles, departments[place]?.code ?? '')
    }
    for (let n = 0; n < officers; n++) {
      const person = { login: `officer${n}`, kind: 'officer', address: '127.0.2.1' } as const
      await add(person, `监督员${n}`, [n % 3 === 2 ? 'reviewer' : 'officer'], 'ZMD-JUSTICE')
    }
    return { people, departments }
  } finally {
    await db.close()
  }
}
