/**
 * Time of the reconstruction attack on forty areas, forty quarters and seven groups, as published and with all margins
 * known.
 */
import { attack } from '../../src/publish/attack/attack.ts'
import { openSolver } from '../../src/publish/attack/linear-program.ts'
import { publicationOf, type Publication } from '../../src/publish/attack/publication.ts'
import type { KnownFigure } from '../../src/publish/attack/known-figures.ts'
import { bandOf } from '../../src/publish/protect.ts'
import { totalsOf } from '../../src/publish/release.ts'
import type { FigureKey, PublicSummary } from '../../src/summary/public-summary.ts'
import { quarterNumber, quarterOf } from '../../src/summary/quarter.ts'
import { randomFrom } from '../analytics/invented-incidents.ts'
import { milliseconds, report } from './harness.ts'

const [AREAS, QUARTERS, GROUPS] = [40, 40, 7]
const BAR = '<= 60'
const names = (count: number, letter: string) => Array.from({ length: count }, (_, i) => `${letter}${i}`)
const areas = names(AREAS, 'A').map((code) => ({ code, name: `Area ${code}` }))
const groups = names(GROUPS, 'G').map((id) => ({ id, label: `Group ${id}` }))
const quarters = Array.from({ length: QUARTERS }, (_, i) => quarterOf(quarterNumber('2014Q3') + i))

const random = randomFrom(7)
const truth = areas.flatMap(({ code: area }) =>
  quarters.flatMap((quarter) =>
    groups.map(({ id: group }, i) => ({
      area,
      quarter,
      group,
      count: Math.floor(random() ** 2 * (8 + 9 * i)),
    })),
  ),
)

function releaseOf(shown: readonly string[]): Publication {
  const cells = truth.filter(({ quarter }) => shown.includes(quarter))
  const figures = {
    areas,
    quarters: shown,
    groups,
    cells: cells.map(({ count, ...key }) => ({ ...key, count: bandOf(count) })),
  }
  const summary: PublicSummary = {
    version: 1,
    releasedOn: `${Number((shown.at(-1) ?? '').slice(0, 4)) + 1}-12-31`,
    geography: 'msoa',
    handling: 'public',
    ...figures,
    totals: totalsOf(figures),
    borough: [],
    commitments: [],
    contacts: [],
    labels: {},
    notes: [],
    corrections: [],
    shapes: { width: 1, height: 1, paths: [] },
  }
  return publicationOf(summary, `the release of ${summary.releasedOn}`)
}

/** Exact totals of every group and of every area in each quarter: more than an attacker would have. */
function margins(): readonly KnownFigure[] {
  const sums = new Map<string, { readonly key: FigureKey; count: number }>()
  for (const { area, quarter, group, count } of truth)
    for (const key of [
      { quarter, group },
      { area, quarter },
    ]) {
      const name = Object.values(key).join(' ')
      const sum = sums.get(name) ?? { key, count: 0 }
      sum.count += count
      sums.set(name, sum)
    }
  return [...sums.values()].map(({ key, count }) => ({
    kind: 'range',
    key,
    range: { low: count, high: count },
    where: 'known',
  }))
}

const releases = [quarters.slice(0, 32), quarters.slice(0, 36), quarters].map(releaseOf)
const solver = await openSolver()
for (const [name, known] of [
  ['attack.11200-cells', []],
  ['attack.11200-cells.all-margins-known', margins()],
] as const) {
  const value = (await milliseconds(() => attack(releases, known, solver))) / 1000
  report({ name, value, unit: 's', bar: BAR })
}
