import type { Random } from './random'

type Pool = readonly [string, ...string[]]
const pool = (text: string): Pool => text.split(' ') as unknown as Pool

const surnames = pool(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文',
)
const givenNames = pool(
  '伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 建国 建军 志强 文华 春梅 玉兰 海燕 国庆 红梅 小红 志明 永强 德福 秋菊 凤英 长征 新民 卫东 爱国 桂兰 素珍 金凤 俊杰 浩然 子涵 雨欣 思远 晓东 晓燕 振华 立新 学文 少华 双喜 长河 喜梅 全胜 保国 铁柱 留柱 改枝 麦花 书勤',
)
const roads = pool(
  '解放路 中华大道 文明路 乐山大道 雪松大道 练江大道 骏马路 风光路 置地大道 富强路 开源大道 天中山大道 文化路 健康路 人民路 建设大道 交通路 团结路 新华街 幸福街 东风路 和平路 驿城大道 淮河大道 铜山大道 薄山路 金雀路 通达路 平安大街 前进路 光明路 西园路 南海路 汝河大道 盘龙山路 嵖岈大道 重渠路 健民街 工业路 纬四路 经七路',
)
const townships = pool(
  '老街 橡林 刘阁 水屯镇 沙河店镇 诸市镇 朱古洞乡 顺河 西园 人民街道 东风街道 南海街道 胡庙乡 古城街道 五沟营镇 师灵镇 出山镇 杨埠镇 郭楼镇 李屯镇 大林镇 寒冻镇 铜钟镇 任店镇 留庄镇 羊册镇 官庄镇 王店镇 老君庙镇 罗店镇 常兴镇 沈寨镇 石寨铺镇 棠村镇 砖店镇 佛阁寺镇 黄埠镇 朱里镇 百尺乡',
)
const villages = pool(
  '大张庄 李楼 前王 后刘 小陈庄 马庄 赵湾 孙寨 周楼 吴桥 徐岗 东胡 西杨 高庄 林店 何楼 郭集 宋庄 许湾 范寨 田庄 石桥 丁楼 魏庄',
)
const markets = pool(
  '东关农贸市场 西环建材城 中原小商品城 南海批发市场 天中电脑城 老街菜市场 北关水产市场 乐山商贸城 雪松路夜市 爱家广场 大商新玛特 西园早市 高铁站广场 汽车东站 置地商业街',
)
const shopNames = pool(
  '好又来 聚福 老味道 鑫源 金百合 众诚 恒发 天天鲜 万家福 顺达 兴隆 佳佳 红太阳 鸿运 百姓 乐家 喜来 宏远 益民 旺角 豫香 老李家 小王 三兄弟 美美 一品 鲜又鲜 家家乐 永盛 盛世',
)
const companyCores = pool(
  '华信 中天 豫南 天中 恒昌 正源 汇丰 金穗 新科 宏泰 东升 万通 鼎盛 德源 融创达 瑞祥 广源 启明 博远 通和',
)

/** What a template may name; one order uses the same filling all through. */
export interface Filling {
  readonly [slot: string]: string
}

export interface Person {
  readonly name: string
  readonly surname: string
  readonly phone: string
}

export function person(chance: Random): Person {
  const surname = chance.pick(surnames)
  return { surname, name: `${surname}${chance.pick(givenNames)}`, phone: phone(chance) }
}

/** 19x numbers with a block nobody was given: a made-up order must never name a real person's phone. */
function phone(chance: Random): string {
  return `1${chance.pick(['00', '01', '02', '11', '12', '20', '21'])}${String(chance.between(0, 99_999_999)).padStart(8, '0')}`
}

export function companyName(chance: Random, region: string): string {
  const kind = chance.pick([
    '商贸',
    '建材',
    '食品',
    '机械',
    '运输',
    '环保科技',
    '农业科技',
    '餐饮管理',
    '装饰工程',
    '物流',
    '包装',
    '服饰',
  ])
  return `${region}${chance.pick(companyCores)}${kind}有限公司`
}

/** `豫Q` is the city's plate; the number keeps a star, as the hotline writes it. */
function plate(chance: Random): string {
  return `豫Q${chance.pick(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'])}${chance.between(10, 99)}**${chance.between(0, 9)}`
}

function amount(chance: Random): string {
  const base = chance.pick([
    '200',
    '300',
    '500',
    '800',
    '1000',
    '1500',
    '2000',
    '3000',
    '5000',
    '8000',
    '1万',
    '2万',
    '3万',
    '5万',
    '10万',
  ])
  return `${base}元`
}

export function placeOf(chance: Random): string {
  switch (chance.between(0, 3)) {
    case 0:
      return `${chance.pick(roads)}与${chance.pick(roads)}交叉口${chance.pick(['东', '西', '南', '北'])}${chance.between(1, 5) * 50}米`
    case 1:
      return `${chance.pick(roads)}${chance.between(1, 899)}号`
    case 2:
      return `${chance.pick(townships)}${chance.pick(villages)}村`
    default:
      return chance.pick(markets)
  }
}

export function filling(chance: Random, region: string, receivedOn: string, surname: string): Filling {
  const [, month = '1', day = '1'] = receivedOn.split('-').map((part) => String(Number(part)))
  const place = placeOf(chance)
  return {
    区: region,
    地: place,
    村: `${chance.pick(townships)}${chance.pick(villages)}村`,
    路: chance.pick(roads),
    市场: chance.pick(markets),
    店: `${chance.pick(shopNames)}${chance.pick(['小吃店', '超市', '烧烤店', '早餐店', '水果店', '五金店', '汽修店', '理发店', '药房', '粮油店', '熟食店', '便利店'])}`,
    厂: `${chance.pick(companyCores)}${chance.pick(['木业', '塑料', '印刷', '食品', '建材', '铸造', '饲料', '包装'])}厂`,
    姓: surname,
    车: plate(chance),
    钱: amount(chance),
    小钱: `${chance.pick(['50', '80', '100', '120', '150', '200', '300', '600'])}元`,
    货值: `${chance.pick(['12', '18', '20', '26', '35', '40', '58'])}块钱`,
    月: String(chance.between(2, 11)),
    天: String(chance.between(5, 60)),
    次: chance.pick(['三', '四', '五', '六', '七', '八', '十几']),
    年: String(chance.between(3, 20)),
    号: String(chance.between(1, 28)),
    日: `${month}月${day}日`,
    时: chance.pick([
      '早上七点多',
      '上午九点左右',
      '中午十二点',
      '下午三点多',
      '傍晚六点',
      '晚上八点半',
      '夜里十一点多',
    ]),
    几: chance.pick(['两', '三', '四', '五', '六']),
  }
}

/** Fills `{名}`; a slot nobody knows stays visible, which the tests look for. */
export function fill(template: string, filled: Filling): string {
  return template.replace(/\{(\p{L}+)\}/gu, (slot, name: string) => filled[name] ?? slot)
}
