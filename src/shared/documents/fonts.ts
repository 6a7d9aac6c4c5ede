/** The faces the standard names; which product carries a face is a setting. */
export type FontRole = 'fangsong' | 'kaiti' | 'heiti' | 'xiaobiaosong' | 'songti'

export const fontPresets = ['gb', 'windows', 'fangzheng'] as const
export type FontPreset = (typeof fontPresets)[number]

export const fontPresetLabels: Readonly<Record<FontPreset, string>> = {
  gb: '国标常用',
  windows: 'Windows 自带',
  fangzheng: '方正（信创）',
}

type Faces = Readonly<Record<FontRole, string>>

/** One name a role goes into the Word file. Windows has no 小标宋; 华文中宋 of Chinese Office is the nearest. */
export const fontFaces: Readonly<Record<FontPreset, Faces>> = {
  gb: {
    fangsong: '仿宋_GB2312',
    kaiti: '楷体_GB2312',
    heiti: '黑体',
    xiaobiaosong: '方正小标宋简体',
    songti: '宋体',
  },
  windows: { fangsong: '仿宋', kaiti: '楷体', heiti: '黑体', xiaobiaosong: '华文中宋', songti: '宋体' },
  fangzheng: {
    fangsong: '方正仿宋_GBK',
    kaiti: '方正楷体_GBK',
    heiti: '方正黑体_GBK',
    xiaobiaosong: '方正小标宋_GBK',
    songti: '方正书宋_GBK',
  },
}

/** Names under which other machines have the same face; Word tries them in order (ECMA-376, 17.8.3.1). */
export const alternativeFaces: Readonly<Record<FontRole, readonly string[]>> = {
  fangsong: ['仿宋_GB2312', '仿宋', 'FangSong', '方正仿宋_GBK', 'FangSong_GB2312', 'STFangsong', 'FandolFang R'],
  kaiti: ['楷体_GB2312', '楷体', 'KaiTi', '方正楷体_GBK', 'KaiTi_GB2312', 'STKaiti', 'AR PL UKai CN'],
  heiti: ['黑体', 'SimHei', '方正黑体_GBK', 'STHeiti', 'Noto Sans CJK SC', 'Source Han Sans SC'],
  xiaobiaosong: ['方正小标宋简体', '方正小标宋_GBK', '华文中宋', 'STZhongsong', 'Noto Serif CJK SC', 'SimSun'],
  songti: ['宋体', 'SimSun', '方正书宋_GBK', 'STSong', 'AR PL UMing CN'],
}

/** The list for screen and print: the preset's face first, then the same face under other names, then any. */
export function fontStack(role: FontRole, preset: FontPreset): string[] {
  const faces = [fontFaces[preset][role], ...alternativeFaces[role]]
  const fallback = role === 'heiti' ? ['Noto Sans CJK SC', 'sans-serif'] : ['Noto Serif CJK SC', 'serif']
  return [...new Set([...faces, ...fallback])]
}
