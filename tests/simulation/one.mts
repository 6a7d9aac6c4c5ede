import { simulate } from './simulate'

for (const seed of process.argv.slice(2).map(Number)) {
  try {
    await simulate(seed)
    console.log(seed, 'ok')
  } catch (e) {
    console.log((e as Error).message)
  }
}
