/**
 * Every length of the general format in one place, in twips (1/20 pt, 1440 an inch), the unit of OOXML and of our pages.
 * Source: GB/T 9704-2012; where the standard gives no figure, the value that was measured on LibreOffice is marked so.
 */
export const TWIPS_PER_MM = 1440 / 25.4

export function mm(length: number): number {
  return Math.round(length * TWIPS_PER_MM)
}

/** A4; margins of clause 5.2.1, so that the type area (版心) is 156 × 225 mm. */
export const PAGE = { width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1588 } as const
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right
export const TEXT_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom

/** Clause 5.2.3: 22 lines of 28 characters. 29 pt (580) does not fit: 22 × 580 > 12 756. */
export const GRID = { lines: 22, characters: 28, linePitch: 579, charSpace: -849 } as const

/** Font sizes (号) in twips. Word's 三号 is 16 pt, so 28 of them need the squeeze of `CHARACTER_SPACING`. */
export const SIZE = { title: 440, body: 320, colophon: 280 } as const

/**
 * −0.35 pt a character: 28 × 15.65 pt fit into 442.2 pt, 29 do not. With −0.3 pt a line of 28 that holds two dates did not
 * fit on LibreOffice 7.4, which leaves the spacing out wherever digits and Chinese meet.
 */
export const CHARACTER_SPACING = -7

/** One cell of the grid; indents of “左空二字” are whole cells. */
export const CELL = TEXT_WIDTH / GRID.characters
export function cells(count: number): number {
  return Math.floor(CELL * count)
}
/** One character of 4号, the unit of indents in the colophon and the page number. */
export const COLOPHON_CELL = 280

/** Clause 3: a line is one character and 7/8 of a 3号 character, so 2号 lines stand 36 pt apart. */
export const TITLE_LINE = 720
export const TITLE_CHARACTERS = 20

/** Clause 7.2.4: the top edge of the mark lies 35 mm below the top of the type area. */
export const MARK_TOP = mm(35)
export const MARK_MAX_POINTS = 60

/** 信函 (10.1): the mark 30 mm below the paper's edge, red double lines 170 mm long, the second 20 mm above the lower edge. */
export const LETTER = {
  markTop: mm(30),
  markMaxPoints: 54,
  lineLength: mm(170),
  lineLeft: Math.round((PAGE.width - mm(170)) / 2),
  belowMark: mm(4),
  thick: mm(0.7),
  thin: mm(0.25),
  between: mm(0.4),
  lastLineBottom: PAGE.height - mm(20),
  /** 7/8 of a 3号 character between a double line and the text at it. */
  gap: 280,
} as const

/** 市县 seals are 42 mm wide (国发〔1999〕25号); those of a row must not touch. */
export const SEAL_STEP = mm(44)

/**
 * Found by measuring, not in the standard; to be checked again on Word and WPS.
 * `markLine`: exact line ÷ font size at which the ink of the mark begins at the top of its line.
 * `redLineSpace`: points between the number's paragraph and its border, so that the line lies 4 mm below the number.
 * `footerDistance`: from the paper's edge, so that the dash of the page number lies 7 mm below the type area.
 * `markInk`: lower end of the mark's ink ÷ font size, from the top of its line.
 * `textInk`: twips from the top of a line of 3号 text to its ink.
 */
export const EMPIRICAL = {
  markLine: 1.075,
  redLineSpace: 8,
  footerDistance: mm(25),
  markInk: 0.95,
  textInk: 188,
} as const

/** Both LibreOffice and Word put the baseline of an exact line at four fifths of its height. */
export const BASELINE = 0.8

export const RED_LINE = 30
export const RED = 'FF0000'
export const BLACK = '000000'
export const GREY = '7F7F7F'

/** Clause 7.4.1: 0.35 mm, 0.25 mm, 0.35 mm; Word knows eighths of a point: 8 and 6. */
export const COLOPHON = { thick: 20, thin: 15, line: 480, below: 76 } as const

/** The paragraph that Word wants after a table; 12 756 − 22 × 579 leaves 18 twips, so it must be thinner. */
export const ANCHOR_LINE = 14

export const PAGE_NUMBER_LINE = 280

export const TABLE = { size: 280, line: 440, padding: 80, above: 40, below: 60, border: 10, gap: 200 } as const

/** Forms: 小四 text in cells, the organ's name over the title, lines a little apart so that a pen finds room. */
export const FORM = {
  size: 240,
  line: 400,
  organ: 360,
  organLine: 620,
  padding: 100,
  above: 70,
  below: 70,
  footSize: 240,
  footLine: 480,
  footDistance: mm(12),
  /** A signature made on a screen, as high as one made with a pen. */
  picture: mm(14),
} as const

/** A page of a figure keeps its caption: what a picture may take at most. */
export const FIGURE = { mostHeight: 19 * GRID.linePitch, mostWidth: TEXT_WIDTH, slack: 12 } as const
export const CHART = { width: 8400, height: 4600 } as const
