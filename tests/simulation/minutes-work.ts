import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText } from 'yjs'
import { fromBase64, toBase64 } from '#shared/minutes/base64'
import { MINUTES_FIELD, stateOfDoc } from '#shared/minutes/minutes-state'
import { oneOf, seen } from './officer-views'
import type { SimClient } from './sim-client'
import type { SimWorld } from './sim-world'

/** Opens minutes, writes into them, makes one update of many, signs, or takes the signatures back. */
export function writeMinutes(client: SimClient, { random, newId, server }: SimWorld) {
  const kept = seen(client, 'minutes')
  const found = oneOf(random, kept)
  if (!found || (kept.length < 2 && random.chance(0.1))) {
    const caseId = oneOf(random, seen(client, 'supervisionCase'))?.id
    if (!caseId) return
    const owner = { type: 'supervisionCase', id: caseId }
    return client.act('minutes.open', { minutesId: newId(), owner, caseId, title: '研究记录' })
  }
  const names = { minutesId: found.id, owner: found.owner, caseId: found.caseId }
  const loose = seen(client, 'minutesUpdate').filter(({ minutesId, mergedInto }) => {
    return minutesId === found.id && !mergedInto
  })
  const updateIds = loose.map(({ id }) => id)
  const step = random.below(20)
  if (found.frozen && step < 6) return client.act('minutes.reopen', { ...names, reason: '有一处笔误' })
  const doc = docOf(loose.map(({ update }) => update))
  if (found.frozen || step === 6) {
    client.act('minutes.sign', { ...names, updateIds, stateHash: stateOfDoc(doc).hash })
  } else if (loose.length > 3 && step < 9) {
    client.act('minutes.merge', { ...names, mergedId: newId(), updateIds })
  } else {
    doc.clientID = 1 + random.below(2 ** 31)
    const updateId = newId()
    const words = `⟦${updateId.slice(-12)}⟧`
    const update = written(doc, words, random.next())
    // What the power cuts off between journal and store comes back, so it is noted before.
    server.typed.set(updateId, { minutesId: found.id, words })
    client.act('minutes.update', { ...names, updateId, update })
  }
  doc.destroy()
}

function docOf(updates: readonly string[]): Doc {
  const doc = new Doc()
  for (const update of updates) applyUpdate(doc, fromBase64(update))
  return doc
}

/** A new paragraph, or words at either end of one that stands there. */
function written(doc: Doc, words: string, where: number): string {
  const before = encodeStateVector(doc)
  const content = doc.getXmlFragment(MINUTES_FIELD)
  const at = Math.floor(where * (content.length + 1))
  const text = at < content.length && (content.get(at) as XmlElement).get(0)
  if (text instanceof XmlText) text.insert(where < 0.5 ? 0 : text.length, words)
  else {
    const paragraph = new XmlElement('paragraph')
    content.insert(content.length, [paragraph])
    paragraph.insert(0, [new XmlText(words)])
  }
  return toBase64(encodeStateAsUpdate(doc, before))
}
