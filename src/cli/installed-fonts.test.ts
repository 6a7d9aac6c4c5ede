import { describe, expect, it } from 'vitest'
import { fontconfigNames, registryNames } from './installed-fonts'

describe('the fonts of a machine', () => {
  it('are known by each of their names, and by no part of one', () => {
    const names = fontconfigNames('仿宋_GB2312,FangSong_GB2312:fullname=仿宋_GB2312\nSimHei,黑体:fullname=黑体\n')
    expect(names.has('仿宋_GB2312')).toBe(true)
    expect(names.has('黑体')).toBe(true)
    expect(names.has('仿宋')).toBe(false)
  })

  it('are read from a Chinese console of Windows, one file with two faces as both', () => {
    // 宋体 & 新宋体 in GBK.
    const gbk = [0xcb, 0xce, 0xcc, 0xe5, 0x20, 0x26, 0x20, 0xd0, 0xc2, 0xcb, 0xce, 0xcc, 0xe5]
    const line = Buffer.concat([
      Buffer.from('    '),
      Buffer.from(gbk),
      Buffer.from(' (TrueType)    REG_SZ    simsun.ttc\r\n    Arial (TrueType)    REG_SZ    arial.ttf\r\n'),
    ])
    expect([...registryNames(line)]).toEqual(['宋体', '新宋体', 'Arial'])
    expect(registryNames(Buffer.from('    仿宋 (TrueType)    REG_SZ    simfang.ttf\r\n')).has('仿宋')).toBe(true)
  })
})
