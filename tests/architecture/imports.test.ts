/** Who imports whom in the house as it stands, and planted imports that show that the rule can fail. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fromRoot } from '../../src/build/fresh.mjs'
import type { Import } from './imports.ts'
import {
  importsOf,
  styleImportsOf,
  circlesIn,
  danglingImports,
  misplacedPackages,
  leaksFrom,
  moduleOf,
  forbiddenImports,
} from './imports.ts'
import { ENTRY_POINTS, MODULES } from './modules.ts'
import { filesBelow, sourceOf, sourcesBelow, textOf } from './source.ts'

describe('the house', () => {
  const sources = sourcesBelow('src')
  const styles = filesBelow('src', /\.css$/)
  const imports = [
    ...importsOf(sources),
    ...styles.flatMap((path) => styleImportsOf(path, textOf(`src/${path}`))),
  ]

  test('is seen', () => {
    expect(sources.length).toBeGreaterThan(60)
    expect(imports.filter(({ to }) => to !== null && !to.startsWith('npm:')).length).toBeGreaterThan(120)
    expect(imports.filter(({ to }) => to?.startsWith('npm:')).length).toBeGreaterThan(20)
  })
  test('has no module and no door besides those of the plan', () => {
    const planned = new Set([...Object.keys(MODULES), ...Object.keys(ENTRY_POINTS)])
    expect(sources.map(({ path }) => moduleOf(path)).filter((module) => !planned.has(module))).toEqual([])
  })
  test('has no edge that the plan lacks', () => expect(forbiddenImports(imports)).toEqual([]))
  test('names each package in its home only', () => expect(misplacedPackages(imports)).toEqual([]))
  test('has no circles', () => expect(circlesIn(imports)).toEqual([]))
  test('names files as they are called, ending included', () => {
    expect(danglingImports(imports, (path) => existsSync(fromRoot(`src/${path}`)))).toEqual([])
  })
  test('lets the public door reach public modules only', () => {
    for (const door of sources.map(({ path }) => path).filter((path) => path.startsWith('embed/')))
      expect(leaksFrom(door, imports)).toEqual([])
  })
})

const importsIn = (path: string, text: string) => importsOf([sourceOf(path, text)])
const plan = (...pairs: readonly (readonly [string, string])[]): readonly Import[] =>
  pairs.map(([from, to]) => ({ from, to }))

describe('the reader of imports', () => {
  test.each([
    ['a value', "import { load } from '../feeds/load.ts'"],
    ['a type', "import type { Row } from '../feeds/load.ts'"],
    ['an effect', "import '../feeds/load.ts'"],
    ['a name passed on', "export { load } from '../feeds/load.ts'"],
    ['a type passed on', "export type { Row } from '../feeds/load.ts'"],
    ['all passed on', "export * from '../feeds/load.ts'"],
    ['nothing passed on', "export {} from '../feeds/load.ts'"],
    ['a later import', "void import('../feeds/load.ts')"],
    ['a later import in a template', 'void import(`../feeds/load.ts`)'],
    ['a type in place', "let row: import('../feeds/load.ts').Row"],
    ['a worker by address', "new Worker(new URL('../feeds/load.ts', import.meta.url), { type: 'module' })"],
    ['a worker by query', "import Load from '../feeds/load.ts?worker'"],
    ['an address by query', "import url from '../feeds/load.ts?worker&url'"],
  ])('sees %s', (_what, text) => {
    expect(importsIn('ui/Button.ts', text)).toEqual([{ from: 'ui/Button.ts', to: 'feeds/load.ts' }])
  })
  test.each(['void import(name)', "require('../feeds/load.ts')", "import.meta.glob('../feeds/*.ts')"])(
    'does not pass over %s',
    (text) =>
      expect(forbiddenImports(importsIn('ui/Button.ts', text))).toEqual(['ui/Button.ts -> a computed name']),
  )
  test('sees sheets that take in others', () => {
    const text = "@import url('../map/a.css'); .b { composes: c from '../map/d.css'; }"
    expect(forbiddenImports(styleImportsOf('ui/b.css', text))).toEqual([
      'ui/b.css -> map/a.css',
      'ui/b.css -> map/d.css',
    ])
  })
  test('refuses what does not parse', () => {
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
  ])('refuses %s -> %s', (from, to) => {
    expect(forbiddenImports(plan([from, to]))).toEqual([`${from} -> ${to}`])
  })
  test('allows what the plan has', () => {
    const allowed = plan(
      ['state/effects.ts', 'worker/questions.ts'],
      ['cli/main.ts', 'embed/page.tsx'],
      ['cli/main.ts', 'build/fresh.mjs'],
      ['cli/commands/demo.ts', 'domain/day.ts'],
      ['worker/ground.ts', '../data/place/borough.json'],
      ['domain/day.ts', 'domain/borough/borough.ts'],
    )
    expect(forbiddenImports(allowed)).toEqual([])
  })
  test('refuses a package away from home, or without one', () => {
    const away = plan(
      ['ui/Map.tsx', 'npm:maplibre-gl'],
      ['board/Board.tsx', 'npm:@deck.gl/core'],
      ['analytics/clusters.ts', 'npm:@turf/turf'],
      ['feeds/load.ts', 'npm:node'],
      ['ui/Button.tsx', 'npm:left-pad'],
    )
    expect(misplacedPackages(away)).toHaveLength(away.length)
    expect(misplacedPackages(plan(['map/MapCanvas.tsx', 'npm:@deck.gl/core']))).toEqual([])
    expect(
      misplacedPackages(importsIn('feeds/a.ts', "import { readFile } from 'node:fs/promises'")),
    ).toHaveLength(1)
  })
  test('finds circles, also through a door further on', () => {
    expect(circlesIn(plan(['a.ts', 'b.ts'], ['b.ts', 'c.ts'], ['c.ts', 'b.ts']))).toEqual([
      'b.ts -> c.ts -> b.ts',
    ])
    expect(circlesIn(plan(['a.ts', 'b.ts'], ['a.ts', 'c.ts'], ['b.ts', 'c.ts']))).toEqual([])
  })
  test('follows the public door as far as it leads', () => {
    const imports = plan(['embed/main.ts', 'ui/a.ts'], ['ui/a.ts', 'domain/day.ts'])
    expect(leaksFrom('embed/main.ts', imports)).toEqual(['domain/day.ts'])
  })
  test('names files that are not there', () => {
    expect(danglingImports(plan(['ui/a.ts', 'ui/b']), (path) => path === 'ui/b.ts')).toEqual([
      'ui/a.ts -> ui/b',
    ])
  })
})
