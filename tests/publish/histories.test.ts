/**
 * Property tests on any counts, areas and histories of up to six releases: every figure is a band or a range of bands,
 * and the attack fails.
 */
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { attack } from '../../src/publish/attack/attack.ts'
import { type Solver, openSolver } from '../../src/publish/attack/linear-program.ts'
import { publicationOf } from '../../src/publish/attack/publication.ts'
import type { Counted } from '../../src/publish/counting/summarise.ts'
import { type Release, cellName, historyOf } from '../../src/publish/ledger/history.ts'
import { WITHHELD, bandOf, protect } from '../../src/publish/protect.ts'
import { totalsOf } from '../../src/publish/release.ts'
import { bandWords, type OpenRange } from '../../src/summary/band.ts'
import { cellKeysOf } from '../../src/summary/figures.ts'
import type { PublicSummary } from '../../src/summary/public-summary.ts'
import { quarterNumber, quarterOf } from '../../src/summary/quarter.ts'

let solver: Solver
beforeAll(async () => {
  solver = await openSolver()
})

/** The data at one release: first quarter, number of quarters, and a seed of the counts. */
interface ReleasePlan {
  readonly quarters: number
  readonly counts: readonly number[]
  readonly isRetracted: boolean
  /** Whether the officer withholds the first cell of each new quarter. */
  readonly isFirstWithheld: boolean
}
interface LedgerPlan {
  readonly areas: number
  readonly groups: number
  readonly first: number
  readonly moments: readonly ReleasePlan[]
}

const moment: fc.Arbitrary<ReleasePlan> = fc.record({
  quarters: fc.integer({ min: 1, max: 3 }),
  counts: fc.array(fc.oneof(fc.nat(12), fc.nat(400)), { minLength: 8, maxLength: 8 }),
  isRetracted: fc.boolean(),
  isFirstWithheld: fc.boolean(),
})
const ledgerPlan: fc.Arbitrary<LedgerPlan> = fc.record({
  areas: fc.integer({ min: 1, max: 4 }),
  groups: fc.integer({ min: 1, max: 3 }),
  first: fc.integer({ min: quarterNumber('2021Q1'), max: quarterNumber('2021Q4') }),
  moments: fc.array(moment, { minLength: 1, maxLength: 6 }),
})

function countedAt(
  { areas, groups, first }: LedgerPlan,
  quarterCount: number,
  counts: readonly number[],
): Counted {
  const quarters = Array.from({ length: quarterCount }, (_, i) => quarterOf(first + i))
  const shape = { type: 'Polygon', coordinates: [] } as const
  const area = {
    level: 'msoa',
    shape,
    population: 8000,
    deprivationDecile: null,
    from: null,
    to: null,
  } as const
  return {
    kind: 'counted',
    geography: 'msoa',
    areas: Array.from({ length: areas }, (_, i) => ({ ...area, code: `A${i}`, name: `Area ${i}` })),
    quarters,
    groups: Array.from({ length: groups }, (_, i) => ({ id: `g${i}`, label: `Group ${i}` })),
    counts: Int32Array.from(
      { length: areas * quarterCount * groups },
      (_, i) => counts[(i * 5) % counts.length] ?? 0,
    ),
    outside: new Int32Array(quarterCount * groups),
    borough: quarters.map((quarter) => ({ id: 'done', label: 'Done', quarter, parts: counts.slice(0, 2) })),
    leftOut: [],
  }
}

/** A year after the start of the last quarter, when it may be published. */
const releasedOn = (last: string) => `${Number(last.slice(0, 4)) + 1}-12-31`

function releaseFrom(counted: Counted, before: readonly Release[], isFirstWithheld: boolean): PublicSummary {
  const history = historyOf(before, counted.quarters)
  const quarters = [...new Set([...history.quarters, ...counted.quarters])].toSorted()
  const fresh = counted.quarters.filter((quarter) => !history.quarters.includes(quarter))
  const withheld = new Set(
    isFirstWithheld ? fresh.map((quarter) => cellName({ area: 'A0', quarter, group: 'g0' })) : [],
  )
  const { pending: _, ...shown } = protect(counted, history, { quarters, withheld })
  const areas = counted.areas.map(({ code, name }) => ({ code, name }))
  const figures = { areas, quarters, groups: counted.groups, cells: shown.cells }
  return {
    version: 1,
    releasedOn: releasedOn(quarters.at(-1) ?? ''),
    geography: 'msoa',
    handling: 'public',
    ...figures,
    totals: totalsOf(figures),
    borough: shown.borough,
    corrections: shown.corrections,
    commitments: [],
    contacts: [],
    labels: {},
    notes: [],
    shapes: { width: 1, height: 1, paths: [] },
  }
}

function releasesOf(each: LedgerPlan): readonly { readonly release: Release; readonly counted: Counted }[] {
  const releases: { readonly release: Release; readonly counted: Counted }[] = []
  let quarters = 0
  for (const { quarters: more, counts, isRetracted, isFirstWithheld } of each.moments) {
    quarters += more
    const counted = countedAt(each, quarters, counts)
    const summary = releaseFrom(
      counted,
      releases.map(({ release }) => release),
      isFirstWithheld,
    )
    releases.push({ release: { summary, isRetracted }, counted })
  }
  return releases
}

const isRangeOfBands = ({ low, high }: OpenRange) =>
  low % 5 === 0 && (high === null ? low > 0 : (high - low) % 4 === 0 && high > low)

describe('any history of releases', () => {
  it('contains only bands and ranges of bands, repeats earlier figures, and withstands the attack', () => {
    fc.assert(
      fc.property(ledgerPlan, (each) => {
        const releases = releasesOf(each)
        for (const { release } of releases) {
          const { cells, totals, borough } = release.summary
          for (const { count } of cells)
            expect(bandWords(count)).toMatch(/^(\d*[05] to \d*[49]|not published)$/)
          for (const figure of [...totals, ...borough]) expect(isRangeOfBands(figure)).toBe(true)
        }
        const publications = releases.map(({ release }, i) =>
          publicationOf(release.summary, `release ${i + 1}`, { isRetracted: release.isRetracted }),
        )
        const { findings, faults } = attack(publications, [], solver)
        expect({ findings, faults }).toEqual({ findings: [], faults: [] })
      }),
      { numRuns: 60 },
    )
  })
  it('publishes totals that the true counts lie in, those of withheld cells included', () => {
    let open = 0
    fc.assert(
      fc.property(ledgerPlan, (each) => {
        for (const { release, counted } of releasesOf(each)) {
          const { summary } = release
          // Earlier bands are repeated, whatever the data now count, if they still count them.
          const isOfTheData =
            summary.quarters.every((quarter) => counted.quarters.includes(quarter)) &&
            summary.cells.every(
              (cell) => cell.count === WITHHELD || cell.count === bandOf(countIn(counted, cell)),
            )
          if (!isOfTheData) continue
          for (const { low, high, ...key } of summary.totals) {
            const keys = cellKeysOf(summary, key).map(({ area = '', quarter = '', group = '' }) => ({
              area,
              quarter,
              group,
            }))
            const truth = keys.reduce((sum, cell) => sum + countIn(counted, cell), 0)
            expect(truth).toBeGreaterThanOrEqual(low)
            expect(truth).toBeLessThanOrEqual(high ?? Infinity)
            const isWithheld = keys.some(
              (cell) => summary.cells.find((one) => cellName(one) === cellName(cell))?.count === WITHHELD,
            )
            expect(high === null).toBe(isWithheld)
            open += Number(isWithheld)
          }
        }
      }),
      { numRuns: 60 },
    )
    expect(open).toBeGreaterThan(0)
  })
  it('bands a cell once: changes and announced corrections are the same', () => {
    fc.assert(
      fc.property(ledgerPlan, (each) => {
        const published = new Map<string, unknown>()
        for (const { release, counted } of releasesOf(each)) {
          const { cells, corrections } = release.summary
          const corrected = new Set(corrections.map(cellName))
          for (const cell of cells) {
            const before = published.get(cellName(cell))
            const isWithheld = cell.count === WITHHELD
            const isChanged = before !== undefined && before !== cell.count
            expect(isChanged && !isWithheld).toBe(corrected.has(cellName(cell)))
            if (before === WITHHELD) expect(isWithheld).toBe(true)
            if (before === undefined && !isWithheld) expect(cell.count).toBe(bandOf(countIn(counted, cell)))
            published.set(cellName(cell), cell.count)
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

function countIn(
  { areas, quarters, groups, counts }: Counted,
  cell: Readonly<Record<'area' | 'quarter' | 'group', string>>,
) {
  const area = areas.findIndex(({ code }) => code === cell.area)
  const group = groups.findIndex(({ id }) => id === cell.group)
  return counts[(area * quarters.length + quarters.indexOf(cell.quarter)) * groups.length + group] ?? NaN
}
