import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { beforeAll } from 'vitest'

// Dexie takes the database it finds when it is first loaded, by whichever file of a process. What a file left there is none
// of the next one's.
beforeAll(async () => {
  for (const { name = '' } of await indexedDB.databases()) await Dexie.delete(name)
})
