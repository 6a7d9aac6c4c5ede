import { describe, expect, it } from 'vitest'
import { assertDatabaseSecure } from './database-address'

describe('the address of the database', () => {
  it.each([
    'postgres://desk:pw@127.0.0.1:5432/desk',
    'postgres://desk@localhost/desk',
    'postgres://desk@[::1]/desk',
    'postgres:///desk?host=/run/postgresql',
    'postgres://desk:pw@db.city.example/desk?sslmode=verify-full&sslrootcert=/etc/desk/ca.crt',
    'postgres://desk:pw@10.0.0.5/desk?sslmode=require',
  ])('%s is of this machine or verified', (url) => expect(() => assertDatabaseSecure(url)).not.toThrow())

  it.each([
    'postgres://desk:pw@db.city.example/desk',
    'postgres://desk:pw@10.0.0.5/desk?sslmode=disable',
    'postgres://desk:pw@10.0.0.5/desk?sslmode=prefer',
    'postgres://desk:pw@10.0.0.5/desk?sslmode=no-verify',
    'postgres://desk:pw@127.0.0.1/desk?host=10.0.0.5',
    'postgres://desk:pw@127.0.0.1.evil.example/desk',
  ])('%s would send everything in clear', (url) =>
    expect(() => assertDatabaseSecure(url)).toThrow(expect.objectContaining({ code: 'cli.databaseInsecure' })),
  )
})
