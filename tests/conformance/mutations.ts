export interface Mutation {
  readonly name: string
  /** The document of the corpus that is spoiled. */
  readonly of: string
  readonly part: RegExp
  readonly from: RegExp
  readonly to: string
  /** The check that must notice. */
  readonly caughtBy: string
}

const DOCUMENT = /^word\/document\.xml$/

/** Layout errors put into a good file on purpose: a check that cannot fail proves nothing. */
export const mutations: readonly Mutation[] = [
  {
    name: 'lines of 31 pt',
    of: 'case-opinion',
    part: DOCUMENT,
    from: /w:line="579"/g,
    to: 'w:line="620"',
    caughtBy: 'same lines',
  },
  {
    name: 'a left margin of 30 mm',
    of: 'case-opinion',
    part: DOCUMENT,
    from: /(<w:pgMar [^>]*w:left=")1588/g,
    to: '$11701',
    caughtBy: 'same lines',
  },
  {
    name: 'no character spacing',
    of: 'case-opinion',
    part: DOCUMENT,
    from: /<w:spacing w:val="-7"\/>/g,
    to: '<w:spacing w:val="0"/>',
    caughtBy: 'same lines',
  },
  {
    name: 'a footer too low',
    of: 'case-opinion',
    part: DOCUMENT,
    from: /(<w:pgMar [^>]*w:footer=")1417/g,
    to: '$11000',
    caughtBy: 'page number 7 mm below the type area',
  },
  {
    name: 'a red line at the number',
    of: 'case-opinion',
    part: DOCUMENT,
    from: /(<w:bottom [^>]*w:space=")8/,
    to: '$11',
    caughtBy: 'red line 4 mm below the number',
  },
  {
    name: 'a mark too high',
    of: 'case-opinion',
    part: DOCUMENT,
    from: /w:line="(1405|1984)"/,
    to: 'w:line="1200"',
    caughtBy: 'mark 35 mm below the type area',
  },
  {
    name: 'a face for Latin only',
    of: 'case-opinion',
    part: DOCUMENT,
    from: / w:eastAsia="仿宋_GB2312"/,
    to: '',
    caughtBy: 'faces',
  },
  {
    name: 'bold',
    of: 'case-opinion',
    part: DOCUMENT,
    from: /(<w:rPr><w:rFonts [^>]*>)/,
    to: '$1<w:b/>',
    caughtBy: 'no bold',
  },
  {
    name: 'a number in square brackets',
    of: 'case-opinion',
    part: DOCUMENT,
    from: /〔2026〕12号/,
    to: '[2026]012号',
    caughtBy: 'number form',
  },
  {
    name: 'a letter mark too low',
    of: 'letter',
    part: DOCUMENT,
    from: /(<w:framePr [^>]*w:y=")1701/,
    to: '$11560',
    caughtBy: 'mark 30 mm below the edge',
  },
  {
    name: 'a double line too short',
    of: 'letter',
    part: DOCUMENT,
    from: /(<wp:extent cx=")\d+/,
    to: '$15500000',
    caughtBy: 'double lines 170 mm',
  },
  {
    name: 'a letter with a number on its first page',
    of: 'letter',
    part: DOCUMENT,
    from: /<w:titlePg\/>/,
    to: '',
    caughtBy: 'two double lines',
  },
]
