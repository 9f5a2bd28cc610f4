/**
 * The boundary between the inside app and the public page: what each may reach, and where alone a count is banded.
 */
import { describe, expect, test } from 'vitest'
import {
  importsOf,
  misplacedPackages,
  reachedFrom,
  moduleOf,
  forbiddenImports,
  type Import,
} from './imports.ts'
import { type Source, placeOf, sourceOf, sourcesBelow, walk } from './source.ts'

/** Where counts are banded, and where published bands are parsed: the page's own tables and validated files. */
const BAND_FILES = ['embed/running/page-tables.ts', 'publish/protect.ts', 'summary/read-published.ts']

/** Places that cast a value to a published band. */
function bandCasts(source: Source): readonly string[] {
  const places: string[] = []
  walk(source, {
    TSAsExpression: (node) => {
      const type = source.text.slice(node.typeAnnotation.start, node.typeAnnotation.end)
      if (type.includes('PublishedCount')) places.push(placeOf(source, node))
    },
  })
  return places
}

describe('the public boundary', () => {
  const sources = sourcesBelow('src')
  const imports = importsOf(sources)
  const modulesReached = (from: string) => new Set([...reachedFrom(from, imports)].map(moduleOf))

  test('has the modules publish, summary and embed', () => {
    for (const module of ['publish', 'summary', 'embed'])
      expect(sources.filter(({ path }) => moduleOf(path) === module).length).toBeGreaterThan(5)
  })
  test('is crossed only by the summary: publishing and the page share nothing else', () => {
    const inside = imports.filter(({ to }) => to?.startsWith('publish/'))
    expect(inside.length).toBeGreaterThan(20)
    expect(inside.filter(({ from }) => !/^(publish|cli)\//.test(from))).toEqual([])
    for (const { path } of sources.filter((source) => moduleOf(source.path) === 'publish'))
      expect(modulesReached(path).has('embed'), path).toBe(false)
  })
  test('keeps publishing, the page and the solver out of the inside app', () => {
    const reached = reachedFrom('main.tsx', imports)
    expect(reached.size).toBeGreaterThan(100)
    expect([...reached].filter((path) => /^(publish|embed)\//.test(path))).toEqual([])
    const solvers = imports.filter(({ to }) => to === 'npm:highs').map(({ from }) => from)
    expect(new Set(solvers)).toEqual(new Set(['publish/attack/linear-program.ts']))
  })
  test('lets the summary import nothing but the statistics of small numbers', () => {
    for (const { path } of sources.filter((source) => moduleOf(source.path) === 'summary'))
      expect(
        [...reachedFrom(path, imports)].filter((file) => !/^(summary|analytics\/small-numbers)\//.test(file)),
      ).toEqual([])
  })
  test('keeps schema validation out of the page, whose script reads a table', () => {
    const reached = reachedFrom('embed/main.ts', imports)
    const packages = imports.filter(({ from, to }) => reached.has(from) && to?.startsWith('npm:'))
    expect(packages).toEqual([])
  })
  test('creates bands in the listed files only', () => {
    const files = sources.filter((source) => bandCasts(source).length > 0).map(({ path }) => path)
    expect(files).toEqual(BAND_FILES)
  })
})

describe('the boundary rules', () => {
  const edges = (...pairs: readonly (readonly [string, string])[]): readonly Import[] =>
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
  ])('reject %s -> %s', (from, to) => {
    expect(forbiddenImports(edges([from, to]))).toEqual([`${from} -> ${to}`])
  })
  test('reject the solver, the file system and schemas outside their places', () => {
    const misplaced = edges(
      ['worker/answers.ts', 'npm:highs'],
      ['cli/commands/attack.ts', 'npm:highs'],
      ['publish/ledger/ledger.ts', 'npm:node'],
      ['embed/page.tsx', 'npm:valibot'],
      ['publish/release.ts', 'npm:valibot'],
    )
    expect(misplacedPackages(misplaced)).toHaveLength(misplaced.length)
  })
  test('find a band that is created elsewhere', () => {
    expect(bandCasts(sourceOf('embed/a.ts', 'const a = 7 as PublishedCount'))).toHaveLength(1)
    expect(bandCasts(sourceOf('embed/a.ts', 'const a = 7 as number'))).toHaveLength(0)
  })
})
