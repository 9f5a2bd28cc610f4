/** Imports between modules follow the table in `modules.ts`; invented imports show that each rule can fail. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromRoot } from '../../src/build/fresh.mjs'
import {
  type Import,
  importsOf,
  styleImportsOf,
  cyclesIn,
  danglingImports,
  misplacedPackages,
  leaksFrom,
  moduleOf,
  forbiddenImports,
} from './imports.ts'
import { ENTRY_POINTS, MODULES } from './modules.ts'
import { filesBelow, sourceOf, sourcesBelow, textOf } from './source.ts'

describe('the architecture', () => {
  const sources = sourcesBelow('src')
  const styles = filesBelow('src', /\.css$/)
  const imports = [
    ...importsOf(sources),
    ...styles.flatMap((path) => styleImportsOf(path, textOf(`src/${path}`))),
  ]

  test('is read completely', () => {
    expect(sources.length).toBeGreaterThan(60)
    expect(imports.filter(({ to }) => to !== null && !to.startsWith('npm:')).length).toBeGreaterThan(120)
    expect(imports.filter(({ to }) => to?.startsWith('npm:')).length).toBeGreaterThan(20)
  })
  test('has no module and no entry point besides those in the table', () => {
    const listed = new Set([...Object.keys(MODULES), ...Object.keys(ENTRY_POINTS)])
    expect(sources.map(({ path }) => moduleOf(path)).filter((module) => !listed.has(module))).toEqual([])
  })
  test('has no import that the table does not allow', () => expect(forbiddenImports(imports)).toEqual([]))
  test('imports each package in its permitted places only', () =>
    expect(misplacedPackages(imports)).toEqual([]))
  test('has no import cycles', () => expect(cyclesIn(imports)).toEqual([]))
  test('imports existing files, extension included', () => {
    expect(danglingImports(imports, (path) => existsSync(fromRoot(`src/${path}`)))).toEqual([])
  })
  test('lets the public page reach public modules only', () => {
    for (const entry of sources.map(({ path }) => path).filter((path) => path.startsWith('embed/')))
      expect(leaksFrom(entry, imports)).toEqual([])
  })
})

const importsIn = (path: string, text: string) => importsOf([sourceOf(path, text)])
const edges = (...pairs: readonly (readonly [string, string])[]): readonly Import[] =>
  pairs.map(([from, to]) => ({ from, to }))

describe('reading imports', () => {
  test.each([
    ['a value', "import { load } from '../feeds/load.ts'"],
    ['a type', "import type { Row } from '../feeds/load.ts'"],
    ['a side effect', "import '../feeds/load.ts'"],
    ['a re-exported name', "export { load } from '../feeds/load.ts'"],
    ['a re-exported type', "export type { Row } from '../feeds/load.ts'"],
    ['a re-export of everything', "export * from '../feeds/load.ts'"],
    ['an empty re-export', "export {} from '../feeds/load.ts'"],
    ['a dynamic import', "void import('../feeds/load.ts')"],
    ['a dynamic import with a template', 'void import(`../feeds/load.ts`)'],
    ['an inline type import', "let row: import('../feeds/load.ts').Row"],
    ['a worker by URL', "new Worker(new URL('../feeds/load.ts', import.meta.url), { type: 'module' })"],
    ['a worker by query', "import Load from '../feeds/load.ts?worker'"],
    ['a URL by query', "import url from '../feeds/load.ts?worker&url'"],
  ])('finds %s', (_what, text) => {
    expect(importsIn('ui/Button.ts', text)).toEqual([{ from: 'ui/Button.ts', to: 'feeds/load.ts' }])
  })
  test.each(['void import(name)', "require('../feeds/load.ts')", "import.meta.glob('../feeds/*.ts')"])(
    'reports the computed name in %s',
    (text) =>
      expect(forbiddenImports(importsIn('ui/Button.ts', text))).toEqual(['ui/Button.ts -> a computed name']),
  )
  test('finds style sheets included by others', () => {
    const text = "@import url('../map/a.css'); .b { composes: c from '../map/d.css'; }"
    expect(forbiddenImports(styleImportsOf('ui/b.css', text))).toEqual([
      'ui/b.css -> map/a.css',
      'ui/b.css -> map/d.css',
    ])
  })
  test('rejects text that does not parse', () => {
    expect(() => sourceOf('ui/a.ts', 'import {')).toThrow('ui/a.ts does not parse')
  })
})

describe('the import rule', () => {
  test.each([
    ['domain/day.ts', 'analytics/grid.ts'],
    ['analytics/grid.ts', 'feeds/load.ts'],
    ['measures/figure.ts', 'worker/answers.ts'],
    ['team/Team.tsx', 'board/Board.tsx'],
    ['team/Team.tsx', 'shell/Header.tsx'],
    ['main.tsx', 'map/MapCanvas.tsx'],
    ['cli/main.ts', 'embed/main.ts'],
    ['build/fresh.mjs', 'cli/arguments.ts'],
    ['server/start.ts', 'feeds/load.ts'],
    ['cli/commands/demo.ts', 'state/store.ts'],
    ['embed/page.tsx', 'domain/day.ts'],
    ['ui/Button.tsx', '../data/place/borough.json'],
    ['worker/worker.ts', '../tests/architecture/modules.ts'],
    ['ui/Button.tsx', '../package.json'],
    ['board/Board.tsx', '../package-lock.json'],
    ['attic/ghost.ts', 'domain/day.ts'],
  ])('rejects %s -> %s', (from, to) => {
    expect(forbiddenImports(edges([from, to]))).toEqual([`${from} -> ${to}`])
  })
  test('allows the imports in the table', () => {
    const allowed = edges(
      ['state/effects.ts', 'worker/questions.ts'],
      ['cli/main.ts', 'embed/page.tsx'],
      ['cli/main.ts', 'build/fresh.mjs'],
      ['cli/commands/demo.ts', 'domain/day.ts'],
      ['worker/ground.ts', '../data/place/borough.json'],
      ['domain/day.ts', 'domain/borough/borough.ts'],
    )
    expect(forbiddenImports(allowed)).toEqual([])
  })
  test('rejects a package outside its places, and an unlisted package', () => {
    const misplaced = edges(
      ['ui/Map.tsx', 'npm:maplibre-gl'],
      ['board/Board.tsx', 'npm:@deck.gl/core'],
      ['analytics/clusters.ts', 'npm:@turf/turf'],
      ['feeds/load.ts', 'npm:node'],
      ['ui/Button.tsx', 'npm:left-pad'],
    )
    expect(misplacedPackages(misplaced)).toHaveLength(misplaced.length)
    expect(misplacedPackages(edges(['map/MapCanvas.tsx', 'npm:@deck.gl/core']))).toEqual([])
    expect(
      misplacedPackages(importsIn('feeds/a.ts', "import { readFile } from 'node:fs/promises'")),
    ).toHaveLength(1)
  })
  test('finds import cycles that do not include the first file', () => {
    expect(cyclesIn(edges(['a.ts', 'b.ts'], ['b.ts', 'c.ts'], ['c.ts', 'b.ts']))).toEqual([
      'b.ts -> c.ts -> b.ts',
    ])
    expect(cyclesIn(edges(['a.ts', 'b.ts'], ['a.ts', 'c.ts'], ['b.ts', 'c.ts']))).toEqual([])
  })
  test('follows the imports of the public page transitively', () => {
    const imports = edges(['embed/main.ts', 'ui/a.ts'], ['ui/a.ts', 'domain/day.ts'])
    expect(leaksFrom('embed/main.ts', imports)).toEqual(['domain/day.ts'])
  })
  test('reports files that do not exist', () => {
    expect(danglingImports(edges(['ui/a.ts', 'ui/b']), (path) => path === 'ui/b.ts')).toEqual([
      'ui/a.ts -> ui/b',
    ])
  })
})
