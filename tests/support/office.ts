import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * LibreOffice and poppler, as conformity tests need them. They are never skipped: where a program is missing, the error
 * says which package brings it.
 */
export interface Office {
  /** Converts files in one go; LibreOffice takes longer to start than to convert. Returns the paths of the results. */
  convert(files: readonly string[], to: 'pdf' | 'fodt', folder: string): Promise<string[]>
  /** The words and where they stand, as XML; of some pages, or of all. */
  pdfText(pdf: string, pages?: { readonly first: number; readonly last: number }): Promise<string>
  /** The main number: 7, 25. What old ones do wrong is not held against a document. */
  version(): Promise<number>
  /** Pages as bitmaps without anti-aliasing, so that ink is red, black or nothing. */
  pdfPixels(pdf: string, dotsPerInch: number, page: number): Promise<Bitmap>
  close(): Promise<void>
}

export interface Bitmap {
  readonly width: number
  readonly height: number
  /** Three bytes a pixel. */
  readonly pixels: Uint8Array
}

const LIMIT = { maxBuffer: 200_000_000, timeout: 180_000 }

export async function openOffice(): Promise<Office> {
  const soffice = program('SOFFICE_PATH', ['soffice', 'libreoffice'], 'libreoffice-writer')
  const pdftotext = program('PDFTOTEXT_PATH', ['pdftotext'], 'poppler-utils')
  const pdftoppm = program('PDFTOPPM_PATH', ['pdftoppm'], 'poppler-utils')
  const home = await mkdtemp(join(tmpdir(), 'desk-office-'))
  await mkdir(join(home, 'fonts'))
  const fontconfig = join(home, 'fonts.conf')
  await writeFile(fontconfig, standInFonts(join(home, 'fonts')))
  const env = { ...process.env, FONTCONFIG_FILE: fontconfig, HOME: home }
  const profile = `-env:UserInstallation=file://${join(home, 'profile')}`
  return {
    async convert(files, to, folder) {
      await run(soffice, [profile, '--headless', '--convert-to', to, '--outdir', folder, ...files], { ...LIMIT, env })
      const results = files.map((file) => join(folder, `${baseName(file)}.${to}`))
      const missing = results.filter((file) => !existsSync(file))
      if (missing.length > 0) throw new Error(`LibreOffice could not open: ${missing.join(', ')}`)
      return results
    },
    async pdfText(pdf, pages) {
      const range = pages ? ['-f', String(pages.first), '-l', String(pages.last)] : []
      const { stdout } = await run(pdftotext, ['-bbox-layout', ...range, pdf, '-'], LIMIT)
      return stdout
    },
    async version() {
      const { stdout } = await run(soffice, [profile, '--version'], { ...LIMIT, env })
      return Number(/LibreOffice (\d+)/.exec(stdout)?.[1] ?? 0)
    },
    async pdfPixels(pdf, dotsPerInch, page) {
      const root = join(home, `page-${Math.random().toString(36).slice(2)}`)
      const pages = ['-f', String(page), '-l', String(page), '-singlefile']
      await run(pdftoppm, ['-r', String(dotsPerInch), '-aa', 'no', '-aaVector', 'no', ...pages, pdf, root], LIMIT)
      return readPpm(await readFile(`${root}.ppm`))
    },
    close: () => rm(home, { recursive: true, force: true }),
  }
}

function program(variable: string, names: readonly string[], debianPackage: string): string {
  const given = process.env[variable]
  if (given) return given
  const folders = (process.env.PATH ?? '').split(delimiter)
  for (const name of names) {
    const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
    if (found) return found
  }
  throw new Error(`${names[0]} is needed: apt-get install ${debianPackage}, or set ${variable}`)
}

function baseName(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.[^.]+$/, '')
}

/**
 * The faces of official documents are not free. Noto Sans Mono CJK has their widths: one em a character, half an em a
 * digit; so lines break where they break on an officer's machine.
 */
function standInFonts(cache: string): string {
  const body = [
    '仿宋_GB2312',
    '仿宋',
    '方正仿宋_GBK',
    '楷体_GB2312',
    '楷体',
    '方正楷体_GBK',
    '黑体',
    '方正黑体_GBK',
    '宋体',
  ]
  const title = ['方正小标宋简体', '方正小标宋_GBK', '华文中宋']
  const alias = (family: string, standIn: string) =>
    `<match target="pattern"><test name="family"><string>${family}</string></test>` +
    `<edit name="family" mode="assign" binding="same"><string>${standIn}</string></edit></match>`
  return (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>' +
    '<dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir><dir prefix="xdg">fonts</dir>' +
    `<cachedir>${cache}</cachedir>` +
    body.map((family) => alias(family, 'Noto Sans Mono CJK SC')).join('') +
    title.map((family) => alias(family, 'Noto Serif CJK SC')).join('') +
    '</fontconfig>'
  )
}

/** Binary PPM: `P6`, width, height, 255, then the pixels. */
function readPpm(bytes: Uint8Array): Bitmap {
  const head: string[] = []
  let at = 0
  while (head.length < 4) {
    let word = ''
    while (!/\s/.test(String.fromCharCode(bytes[at] ?? 32))) word += String.fromCharCode(bytes[at++] ?? 32)
    at += 1
    if (word !== '') head.push(word)
  }
  return { width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(at) }
}
