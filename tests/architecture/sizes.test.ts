/**
 * Functions, components, files and folders stay within size limits; invented ones show that each limit can be
 * exceeded.
 */
import { describe, expect, test } from 'vitest'
import { type Bound, functionsIn, oversized, wrongFolders } from './sizes.ts'
import { filesBelow, sourceOf, sourcesBelow, textOf } from './source.ts'

const FUNCTIONS: Bound = { usual: 35, most: 50 }
const FILES: Bound = { usual: 250, most: 400 }
const MOST_LINES_OF_A_COMPONENT = 150
const MOST_PARAMETERS = 3

const boundOfFunction = ({ path }: { readonly path: string }) =>
  path.startsWith('analytics/') ? { ...FUNCTIONS, most: 60 } : FUNCTIONS
const measuredFile = (path: string) => ({ shown: path, lines: textOf(path).split('\n').length - 1 })

describe('the code', () => {
  const sources = sourcesBelow('src')
  const all = sources.flatMap(functionsIn)
  const functions = all.filter(({ isComponent }) => !isComponent)
  const components = all.filter(({ isComponent }) => isComponent)

  test('is read completely', () => {
    expect(functions.length).toBeGreaterThan(300)
    expect(components.length).toBeGreaterThan(10)
  })
  test('has short functions', () => expect(oversized(functions, boundOfFunction)).toEqual([]))
  test('has short components', () => {
    const bound = { usual: Infinity, most: MOST_LINES_OF_A_COMPONENT }
    expect(oversized(components, () => bound)).toEqual([])
  })
  test('has functions of at most three positional parameters', () => {
    expect(all.filter(({ parameters }) => parameters > MOST_PARAMETERS).map(({ shown }) => shown)).toEqual([])
  })
  test('has short files', () => {
    const code = ['src', 'tests'].flatMap((folder) =>
      filesBelow(folder, /\.(tsx?|mjs|css)$/).map((path) => measuredFile(`${folder}/${path}`)),
    )
    expect(oversized(code, () => FILES)).toEqual([])
  })
  test('has folders and modules of reasonable size', () => {
    expect(wrongFolders(sources.map(({ path }) => path))).toEqual([])
  })
})

describe('the size rules', () => {
  const bound = { usual: 3, most: 4 }
  const sized = (...lines: readonly number[]) => lines.map((count, at) => ({ shown: `f${at}`, lines: count }))

  test('measure every form of function', () => {
    const text = `
      function a(one) {}
      const b = (one, two) => one
      const c = memo(function (props) {
        return props
      })
      class D { e(one, two, three, four) {} }
      const f = { g() {}, h: async () => 1 }`
    const found = functionsIn(sourceOf('ui/A.tsx', text))
    expect(found.map(({ shown, lines, parameters }) => [shown.split(' ')[1], lines, parameters])).toEqual([
      ['a', 1, 1],
      ['b', 1, 2],
      ['c', 3, 1],
      ['e', 1, 4],
      ['g', 1, 0],
      ['h', 1, 0],
    ])
  })
  test('recognise a component by its name and file', () => {
    const isComponent = (path: string, text: string) =>
      functionsIn(sourceOf(path, text)).map((found) => found.isComponent)
    expect(isComponent('ui/A.tsx', 'const A = memo(() => <p />)')).toEqual([true])
    expect(isComponent('ui/A.tsx', 'const a = () => <p />')).toEqual([false])
    expect(isComponent('ui/a.ts', 'function A() {}')).toEqual([false])
  })
  test('report what exceeds the maximum', () => {
    expect(oversized(sized(...Array<number>(19).fill(1), 5), () => bound)).toEqual(['f19: 5 lines'])
  })
  test('allow at most one in ten to be large', () => {
    expect(oversized(sized(...Array<number>(9).fill(1), 4), () => bound)).toEqual([])
    expect(oversized(sized(...Array<number>(8).fill(1), 4, 3), () => bound)).toContain(
      '2 of 10 are large, more than one in ten:',
    )
  })
  test('allow longer functions in analytics only', () => {
    const long = (path: string) => [{ shown: 'f', path, lines: 55 }]
    const small = Array.from({ length: 9 }, () => ({ shown: 's', path: 'ui/s.ts', lines: 1 }))
    expect(oversized([...long('analytics/knox.ts'), ...small], boundOfFunction)).toEqual([])
    expect(oversized([...long('feeds/load.ts'), ...small], boundOfFunction)).toEqual(['f: 55 lines'])
  })
  test('report a folder with too many files and a module with too few', () => {
    const thirteen = Array.from({ length: 13 }, (_, at) => `ui/charts/a${at}.ts`)
    expect(wrongFolders(thirteen)).toEqual(['ui/charts/ holds 13 files'])
    expect(wrongFolders(['map/a.ts', 'map/layers/b.ts', 'main.tsx'])).toEqual(['map/ holds 2 in all'])
    expect(wrongFolders(['map/a.ts', 'map/layers/b.ts', 'map/layers/c.ts'])).toEqual([])
  })
})
