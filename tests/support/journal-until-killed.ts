import { JournalFile } from '../../src/main/journal/journal-file'

/** Appends commands one after another and in bunches, and prints each position once it may be called saved. */
const [file = ''] = process.argv.slice(2)
const journal = await JournalFile.open(file)
let number = 0
for (;;) {
  const bunch = Array.from({ length: 1 + (number % 4) }, () => {
    number += 1
    return journal.append(new TextEncoder().encode(`command ${'x'.repeat((number * 97) % 5000)}`))
  })
  for (const saved of bunch) process.stdout.write(`${await saved}\n`)
}
