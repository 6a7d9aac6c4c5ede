import { describe, expect, it } from 'vitest'
import { Doc, encodeStateAsUpdate, encodeStateVector, mergeUpdates, XmlElement, XmlText } from 'yjs'
import { caseId, filedCase } from '../commands/testing/spine-cases'
import type { TestDesk } from '../commands/testing/test-desk'
import { fromBase64, toBase64 } from './base64'
import { MINUTES_FIELD, minutesState, stateOfDoc, wordsOf } from './minutes-state'

const names = { minutesId: 'm1', owner: { type: 'supervisionCase', id: caseId }, caseId }

/** One person's editor: what he writes becomes updates, as a pause in typing makes them. */
class Writer {
  readonly doc = new Doc()
  private readonly content = this.doc.getXmlFragment(MINUTES_FIELD)

  constructor(clientId: number) {
    this.doc.clientID = clientId
  }

  /** A paragraph, and the update that carries it. */
  write(text: string): string {
    const before = encodeStateVector(this.doc)
    const paragraph = new XmlElement('paragraph')
    this.content.push([paragraph])
    paragraph.insert(0, [new XmlText(text)])
    return toBase64(encodeStateAsUpdate(this.doc, before))
  }
}

function begun(): TestDesk {
  const desk = filedCase()
  desk.act('zhang', 'minutes.open', { ...names, title: '会商纪要' })
  return desk
}

const ids = (desk: TestDesk) =>
  desk
    .all('minutesUpdate')
    .filter(({ mergedInto }) => !mergedInto)
    .map(({ id }) => id)
const stateOf = (desk: TestDesk) =>
  minutesState(
    desk
      .all('minutesUpdate')
      .filter(({ mergedInto }) => !mergedInto)
      .map(({ update }) => fromBase64(update)),
  )

describe('minutes that several write', () => {
  it('hold what each wrote offline, whatever the order in which it comes', () => {
    const desk = begun()
    const [zhang, li] = [new Writer(1), new Writer(2)]
    const updates = [zhang.write('张伟：先行退还车辆。'), li.write('李娜：补办扣押手续。'), zhang.write('一致同意。')]
    for (const [n, update] of [2, 1, 0].map((at) => [at, updates[at]] as const))
      desk.act(n === 1 ? 'li' : 'zhang', 'minutes.update', { ...names, updateId: `u${n}`, update })
    expect(stateOf(desk).text.split('\n').sort()).toEqual([
      '一致同意。',
      '张伟：先行退还车辆。',
      '李娜：补办扣押手续。',
    ])
    expect(desk.get('minutes', 'm1').count).toBe(3)
  })

  it('are the same after many updates were made one, and merging them twice changes nothing', () => {
    const desk = begun()
    const writer = new Writer(1)
    for (let n = 0; n < 20; n += 1)
      desk.act('zhang', 'minutes.update', { ...names, updateId: `u${n}`, update: writer.write(`第 ${n} 条`) })
    const before = stateOf(desk)
    const updateIds = ids(desk).slice(0, 15)
    desk.act('zhang', 'minutes.merge', { ...names, mergedId: 'merged-1', updateIds })
    desk.act('li', 'minutes.merge', { ...names, mergedId: 'merged-2', updateIds })
    expect(ids(desk)).toHaveLength(6)
    expect(stateOf(desk)).toEqual(before)
    expect(
      desk.refusal('zhang', 'minutes.sign', { ...names, updateIds: ids(desk), stateHash: before.hash }),
    ).toBeUndefined()
  })

  it('are signed as they were read: a word that came meanwhile refuses the signature', () => {
    const desk = begun()
    const writer = new Writer(1)
    desk.act('zhang', 'minutes.update', { ...names, updateId: 'u1', update: writer.write('先行退还车辆。') })
    const read = { ...names, updateIds: ids(desk), stateHash: stateOf(desk).hash }
    desk.act('li', 'minutes.update', { ...names, updateId: 'u2', update: new Writer(2).write('补办手续。') })
    expect(desk.refusal('zhang', 'minutes.sign', read)).toContain('内容在您阅读之后有变化')
    const again = { ...names, updateIds: ids(desk), stateHash: stateOf(desk).hash }
    expect(desk.refusal('zhang', 'minutes.sign', { ...again, stateHash: read.stateHash })).toContain('有变化')
    desk.act('zhang', 'minutes.sign', again)
    desk.act('li', 'minutes.sign', again)
    const signed = desk.get('minutes', 'm1')
    expect(signed.signatures.map(({ by }) => by)).toEqual(['zhang', 'li'])
    expect(signed.frozen?.text.split('\n').sort()).toEqual(['先行退还车辆。', '补办手续。'])
  })

  it('take nothing more once they are signed, until a reviewer takes the signatures back', () => {
    const desk = begun()
    const writer = new Writer(1)
    desk.act('zhang', 'minutes.update', { ...names, updateId: 'u1', update: writer.write('定稿。') })
    desk.act('zhang', 'minutes.sign', { ...names, updateIds: ids(desk), stateHash: stateOf(desk).hash })
    const late = { ...names, updateId: 'u2', update: writer.write('迟到的话。') }
    expect(desk.refusal('li', 'minutes.update', late)).toContain('已签署定稿')
    expect(desk.refusal('zhang', 'minutes.reopen', { ...names, reason: '漏记' })).toContain('审核人')
    desk.act('wang', 'minutes.reopen', { ...names, reason: '漏记一项' })
    expect(desk.act('li', 'minutes.update', late)).toBe('applied')
    expect(desk.get('minutes', 'm1').signatures).toEqual([])
  })

  it('are readable update by update, also where what one builds on is missing', () => {
    const writer = new Writer(1)
    const updates = [writer.write('先行退还车辆。'), writer.write('补办扣押手续。'), writer.write('一致同意。')]
    const late = mergeUpdates(updates.slice(1).map(fromBase64))
    expect(minutesState([late]).text).toBe('')
    expect(wordsOf(late)).toBe('补办扣押手续。\n一致同意。')
    expect(wordsOf(Uint8Array.of(9, 9, 9))).toBe('')
  })

  it('take text only after the text of its author that it follows on', () => {
    const desk = begun()
    const writer = new Writer(1)
    const [first, second] = [writer.write('先行退还车辆。'), writer.write('补办扣押手续。')]
    const late = { ...names, updateId: 'u2', update: second, basedOn: 'u1' }
    expect(desk.refusal('zhang', 'minutes.update', late)).toContain('没有计入纪要')
    desk.act('zhang', 'minutes.update', { ...names, updateId: 'u1', update: first })
    expect(desk.act('zhang', 'minutes.update', late)).toBe('applied')
  })

  it('refuse what is no update', () => {
    const update = toBase64(Uint8Array.of(9, 9, 9, 9, 9, 9))
    expect(begun().refusal('zhang', 'minutes.update', { ...names, updateId: 'u1', update })).toContain('格式有误')
  })

  it('are made of 3 × 4 000 offline edits in less than a second', () => {
    const everybody = [1, 2, 3].map((id) => {
      const writer = new Writer(id)
      return Array.from({ length: 4000 }, (_, n) => fromBase64(writer.write(`${id}.${n} 同意处理意见`)))
    })
    const all = everybody.flat()
    // The best of three: the machine may be at other work.
    const times = [1, 2, 3].map(() => {
      const start = performance.now()
      expect(minutesState(all).text.split('\n')).toHaveLength(12_000)
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(1000)
  })

  it('say the same as the editor that holds them', () => {
    const writer = new Writer(1)
    const update = fromBase64(writer.write('先行退还车辆。'))
    expect(minutesState([update])).toEqual(stateOfDoc(writer.doc))
  })
})
