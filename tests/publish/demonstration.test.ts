/**
 * The published demonstration: most cells have five or more, and the attack fails even with the borough's exact totals.
 */
import { describe, expect, test } from 'vitest'
import { attack } from '../../src/publish/attack/attack.ts'
import { openSolver } from '../../src/publish/attack/linear-program.ts'
import type { KnownFigure } from '../../src/publish/attack/known-figures.ts'
import { publicationOf } from '../../src/publish/attack/publication.ts'
import { summarise } from '../../src/publish/counting/summarise.ts'
import { EMPTY_LEDGER } from '../../src/publish/ledger/ledger.ts'
import { prepareRelease } from '../../src/publish/release.ts'
import { changeOf, rangeOf } from '../../src/summary/figures.ts'
import { datasetOf, filesOf, truthOf } from '../feeds/demonstration-geography.ts'

describe('the published demonstration', async () => {
  const files = filesOf()
  const dataset = await datasetOf(files)
  const release = prepareRelease(dataset, EMPTY_LEDGER, null)
  const counted = summarise(dataset, 'msoa')
  if (release.kind === 'failed' || counted.kind === 'failed') throw new Error('The demonstration is refused')
  const { summary } = release
  const solver = await openSolver()
  const publication = publicationOf(summary, 'the release')

  /** The true total of a group in a quarter, over all areas. */
  const totalOf = (quarter: string, group: string) => {
    const { areas, quarters, groups, counts } = counted
    const [q, g] = [quarters.indexOf(quarter), groups.findIndex(({ id }) => id === group)]
    const of = areas.map((_, area) => counts[(area * quarters.length + q) * groups.length + g] ?? 0)
    return of.reduce((sum, count) => sum + count, 0)
  }
  const exactTotals = summary.quarters.flatMap((quarter) =>
    summary.groups.map(({ id: group }): KnownFigure => {
      const total = totalOf(quarter, group)
      return { kind: 'range', key: { quarter, group }, range: { low: total, high: total }, where: 'known' }
    }),
  )

  test('has five or more in at least three cells in five', () => {
    expect(summary.cells).toHaveLength(40 * 11 * 7)
    const busy = summary.cells.filter(({ count }) => typeof count === 'number')
    expect(busy.length / summary.cells.length).toBeGreaterThan(0.6)
  })
  test('has every true total within its range', () => {
    for (const { key, range: exactRange } of exactTotals) {
      const range = rangeOf(summary, key)
      expect(exactRange.low).toBeGreaterThanOrEqual(range?.low ?? Infinity)
      expect(exactRange.high).toBeLessThanOrEqual(range?.high ?? -Infinity)
    }
  })
  test('shows the fall planted in one area as lower, with both counts in their bands', () => {
    const [change] = truthOf(files).areaChanges
    if (!change) throw new Error('No change is planted')
    const { area, before, after } = change
    const group = 'anti-social-behaviour'
    for (const { from, realised } of [before, after]) {
      const range = rangeOf(summary, { area, quarter: quarterAt(from), group })
      expect(realised).toBeGreaterThanOrEqual(range?.low ?? Infinity)
      expect(realised).toBeLessThanOrEqual(range?.high ?? -Infinity)
    }
    expect(changeOf(summary, { area, quarter: quarterAt(after.from), group })).toBe('lower')
  })
  test('withstands the attack, even with the borough’s exact totals known', () => {
    expect(attack([publication], [], solver)).toMatchObject({ kind: 'held', cells: 3080 })
    expect(attack([publication], exactTotals, solver)).toMatchObject({ kind: 'held', findings: [] })
  })
})

/** The calendar quarter that begins on a day such as `2024-04-01`. */
const quarterAt = (day: string) => `${day.slice(0, 4)}Q${(Number(day.slice(5, 7)) + 2) / 3}`
