/** The wall between the inside and the public page: who may reach what, and where alone a count becomes a band. */
import { describe, expect, test } from 'vitest'
import { importsOf, misplacedPackages, reachedFrom, moduleOf, forbiddenImports } from './imports.ts'
import type { Import } from './imports.ts'
import type { Source } from './source.ts'
import { placeOf, sourceOf, sourcesBelow, walk } from './source.ts'

/** Where a count is banded, and where what was banded is read back: from the page's own table, from a file that passed. */
const MAKE_BANDS = ['embed/running/page-tables.ts', 'publish/protect.ts', 'summary/read-published.ts']

/** Places that declare a value to be a published band. */
function bandsMade(source: Source): readonly string[] {
  const found: string[] = []
  walk(source, {
    TSAsExpression: (node) => {
      const type = source.text.slice(node.typeAnnotation.start, node.typeAnnotation.end)
      if (type.includes('PublishedCount')) found.push(placeOf(source, node))
    },
  })
  return found
}

describe('the wall', () => {
  const sources = sourcesBelow('src')
  const imports = importsOf(sources)
  const modulesReached = (from: string) => new Set([...reachedFrom(from, imports)].map(moduleOf))

  test('is seen: publishing, the contract and the page stand on their sides', () => {
    for (const module of ['publish', 'summary', 'embed'])
      expect(sources.filter(({ path }) => moduleOf(path) === module).length).toBeGreaterThan(5)
  })
  test('has one hatch: publishing and the page share the summary and nothing else', () => {
    const inside = imports.filter(({ to }) => to?.startsWith('publish/'))
    expect(inside.length).toBeGreaterThan(20)
    expect(inside.filter(({ from }) => !/^(publish|cli)\//.test(from))).toEqual([])
    for (const { path } of sources.filter((source) => moduleOf(source.path) === 'publish'))
      expect(modulesReached(path).has('embed'), path).toBe(false)
  })
  test('lets the inside app reach neither publishing, nor the page, nor the solver', () => {
    const reached = reachedFrom('main.tsx', imports)
    expect(reached.size).toBeGreaterThan(100)
    expect([...reached].filter((path) => /^(publish|embed)\//.test(path))).toEqual([])
    const solvers = imports.filter(({ to }) => to === 'npm:highs').map(({ from }) => from)
    expect(new Set(solvers)).toEqual(new Set(['publish/attack/bounding/linear-program.ts']))
  })
  test('lets the contract reach nothing of ours', () => {
    for (const { path } of sources.filter((source) => moduleOf(source.path) === 'summary'))
      expect([...modulesReached(path)]).toEqual(['summary'])
  })
  test('lets no schema into the page: what runs in it reads a table, not a summary', () => {
    const reached = reachedFrom('embed/main.ts', imports)
    const packages = imports.filter(({ from, to }) => reached.has(from) && to?.startsWith('npm:'))
    expect(packages).toEqual([])
  })
  test('makes bands in one place', () => {
    const made = sources.filter((source) => bandsMade(source).length > 0).map(({ path }) => path)
    expect(made).toEqual(MAKE_BANDS)
  })
})

describe('the wall rules', () => {
  const plan = (...pairs: readonly (readonly [string, string])[]): readonly Import[] =>
    pairs.map(([from, to]) => ({ from, to }))
  test.each([
    ['embed/page.tsx', 'publish/release.ts'],
    ['embed/page.tsx', 'measures/figure.ts'],
    ['embed/main.ts', 'feeds/load.ts'],
    ['summary/band.ts', 'domain/category.ts'],
    ['summary/band.ts', 'ui/numbers.ts'],
    ['publish/release.ts', 'embed/page.tsx'],
    ['publish/release.ts', 'state/store.ts'],
    ['publish/release.ts', 'worker/worker.ts'],
    ['worker/answers.ts', 'publish/protect.ts'],
    ['shell/Status.tsx', 'publish/attack/attack.ts'],
    ['board/Board.tsx', 'embed/page.tsx'],
    ['cli/commands/publish.ts', 'embed/main.ts'],
    ['publish/release.ts', '../data/place/borough.json'],
  ])('refuse %s -> %s', (from, to) => {
    expect(forbiddenImports(plan([from, to]))).toEqual([`${from} -> ${to}`])
  })
  test('refuse the solver and the file system away from home', () => {
    const away = plan(
      ['worker/answers.ts', 'npm:highs'],
      ['cli/commands/attack.ts', 'npm:highs'],
      ['publish/ledger/ledger.ts', 'npm:node'],
      ['embed/page.tsx', 'npm:valibot'],
      ['publish/release.ts', 'npm:valibot'],
    )
    expect(misplacedPackages(away)).toHaveLength(away.length)
  })
  test('find a band that is made elsewhere', () => {
    expect(bandsMade(sourceOf('embed/a.ts', 'const a = 7 as PublishedCount'))).toHaveLength(1)
    expect(bandsMade(sourceOf('embed/a.ts', 'const a = 7 as number'))).toHaveLength(0)
  })
})
