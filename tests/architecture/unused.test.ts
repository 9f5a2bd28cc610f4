/** Every export is imported somewhere, and every class of a style sheet is used. */
import { describe, expect, test } from 'vitest'
import { type Source, filesBelow, sourceOf, sourcesBelow, textOf } from './source.ts'
import { type Sheet, classesIn, unusedClasses, unusedExports, wordsIn } from './unused.ts'

const below = (folder: string) =>
  sourcesBelow(folder).map((source): Source => ({ ...source, path: `${folder}/${source.path}` }))
const src = below('src')
const importers = [...src, ...below('tests'), sourceOf('vite.config.ts', textOf('vite.config.ts'))]

/** Exports used by name from a bundle or a module runner: the command line, and the page written by a build. */
const BY_NAME = { 'src/cli/main.ts': ['main'], 'src/cli/publishing/empty-page.ts': ['emptyPage'] }
/** Classes of elements that libraries create. */
const OF_LIBRARIES = /: \.(?:maplibregl|recharts)-/

test('every export is imported somewhere', () => {
  expect(src.length).toBeGreaterThan(500)
  expect(unusedExports(src, importers, BY_NAME)).toEqual([])
})

test('every class of a style sheet is used in a file', () => {
  const sheets = filesBelow('src', /\.css$/).map((path): Sheet => ({
    path: `src/${path}`,
    text: textOf(`src/${path}`),
  }))
  expect(sheets.length).toBeGreaterThan(80)
  const words = new Set(src.flatMap((source) => [...wordsIn(source)]))
  const ofImporters = (sheet: Sheet) => {
    const name = sheet.path.split('/').at(-1) ?? ''
    const own = src.filter(({ text }) => text.includes(`/${name}'`))
    const isComputed = own.some(({ text }) => /\b(?:style|styles|headStyle|lanes)\[[^'\]]/.test(text))
    // A class name computed from a value may occur in any file.
    return !name.endsWith('.module.css') || isComputed
      ? words
      : new Set(own.flatMap((source) => [...wordsIn(source)]))
  }
  expect(unusedClasses(sheets, ofImporters).filter((found) => !OF_LIBRARIES.test(found))).toEqual([])
})

describe('the rules', () => {
  const file = (path: string, text: string) => sourceOf(path, text)
  test('find an unused export of any kind', () => {
    const a = file(
      'src/a.ts',
      'export const used = 1\nexport const alone = 2\nexport interface Shape {}\nexport default 3',
    )
    const b = file('src/b.ts', "import { used as mine } from './a.ts'\nexport { mine }")
    expect(unusedExports([a], [a, b])).toEqual([
      'src/a.ts:2: alone',
      'src/a.ts:3: Shape',
      'src/a.ts:4: default',
    ])
    expect(unusedExports([b], [a, b])).toEqual(['src/b.ts:2: mine'])
    expect(unusedExports([b], [a, b], { 'src/b.ts': ['mine'] })).toEqual([])
  })
  test.each([
    ["import * as all from './a.ts'"],
    ["const all = await import('./a.ts')"],
    ["export * from './a.ts'"],
    ["export { one } from './a.ts'"],
    ["import { type one } from './a.ts'"],
  ])('count %s as a use', (text) => {
    const a = file('src/a.ts', 'export const one = 1')
    expect(unusedExports([a], [file('src/b.ts', text)])).toEqual([])
  })
  test('find an unused class, but none in a comment, a number or a URL', () => {
    const sheet = {
      path: 'src/a.module.css',
      text: "/* .no */ .one { margin: .5em; background: url(x.svg) } .two:hover, .redLine { composes: three from 'b.css'; }",
    }
    expect(classesIn(sheet)).toEqual(['one', 'two', 'redLine'])
    const words = wordsIn(
      file('src/A.tsx', "const a = <p className={`${style['one']} ${style[`${kind}Line`]}`} />"),
    )
    expect(unusedClasses([sheet], () => words)).toEqual(['src/a.module.css: .two'])
    const other = { path: 'src/b.css', text: '.three {} .four {}' }
    expect(unusedClasses([sheet, other], () => new Set(['one', 'two', 'Line']))).toEqual(['src/b.css: .four'])
  })
})
