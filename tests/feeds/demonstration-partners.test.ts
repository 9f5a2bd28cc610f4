/**
 * The partners' feeds of the demonstration: announced figures, every stage, type and phase, and overdue commitments.
 */
import { describe, expect, test } from 'vitest'
import { DEFAULT_ACTION_TYPES } from '../../src/domain/action.ts'
import type { Level } from '../../src/domain/area.ts'
import { STAGES, daysLeft, stageOn } from '../../src/domain/closure-order.ts'
import { isOverdue } from '../../src/domain/commitment.ts'
import type { Dataset, SmallKinds } from '../../src/domain/dataset.ts'
import {
  type DaySpan,
  addMonths,
  dayOf,
  dayOfMoment,
  HOUR,
  instant,
  isWithin,
  lastDayOfMoment,
  londonDay,
} from '../../src/domain/day.ts'
import { quietFeeds } from '../../src/measures/feeds/freshness.ts'
import { isActive, plannedMinutes } from '../../src/domain/patrol.ts'
import { PHASE_KINDS, firstClear, phasesOn } from '../../src/domain/site.ts'
import { loadDataset } from '../../src/feeds/load.ts'
import { type Polygon, ringsOf } from '../../src/domain/geography.ts'
import { FEW, GROUND, filesOf, insideOf, metresToBorder, textOf } from './demonstration-geography.ts'
import { PLACE } from '../domain/shipped-place.ts'

const PARTNERS = PLACE.partners.map(({ id }) => id)

async function opened(seed: number): Promise<Dataset> {
  const files = filesOf({ ...FEW, seed })
  const dataset = await loadDataset(new URL('https://holdfast.example/feeds/manifest.json'), {
    fetchResponse: async (url) => new Response(textOf(files, url.pathname.replace('/feeds/', ''))),
    place: PLACE,
    borough: GROUND.borough,
  })
  if ('kind' in dataset) throw new Error(dataset.what)
  expect(dataset.failures).toEqual([])
  return dataset
}
const datasets = await Promise.all([1, 2, 3].map(opened))
const [first] = datasets
if (!first) throw new Error('No demonstration was opened')

const day = (year: number, month: number, date: number) => dayOf({ year, month, day: date })
const asOf = day(2024, 8, 31)
const announced: DaySpan = { from: day(2023, 5, 1), to: day(2023, 9, 1) }

describe('from 1 May to 1 September 2023', () => {
  const figuresIn = ({ actions, orders }: SmallKinds, span: DaySpan) => {
    const sumOf = (type: string) =>
      actions
        .filter((action) => action.type === type && isWithin(dayOfMoment(action.on), span))
        .reduce((sum, { count }) => sum + count, 0)
    const made = orders.filter((order) => order.made && isWithin(dayOfMoment(order.made), span))
    return { arrests: sumOf('arrest'), referrals: sumOf('safeguarding-referral'), made: made.length }
  }

  test('the feeds contain 31 arrests, 7 safeguarding referrals and 38 closure orders made', () => {
    for (const dataset of datasets) {
      expect(figuresIn(dataset, announced)).toEqual({ arrests: 31, referrals: 7, made: 38 })
    }
  })

  test('a day more on either side does not change the totals, and no row is dated by month', () => {
    const wider = { from: day(2023, 4, 30), to: day(2023, 9, 2) }
    for (const dataset of datasets) {
      expect(figuresIn(dataset, wider)).toEqual(figuresIn(dataset, announced))
      const counted = dataset.actions.filter(
        ({ type }) => type === 'arrest' || type === 'safeguarding-referral',
      )
      expect(counted.filter(({ on }) => on.precision === 'month')).toEqual([])
      const before = dataset.orders.filter(({ made }) => made && dayOfMoment(made) < announced.from)
      expect(before.length).toBeLessThan(12)
    }
  })
})

describe('closure orders', () => {
  test('are about a hundred, and at every stage on the last day', () => {
    for (const { orders } of datasets) {
      expect(orders).toHaveLength(100)
      expect(new Set(orders.map((order) => stageOn(order, asOf)))).toEqual(new Set(STAGES))
      const left = new Set(orders.map((order) => daysLeft(order, asOf)))
      expect([0, 2, 7, 14, 28].filter((days) => !left.has(days))).toEqual([])
      expect(orders.filter(({ quashed }) => quashed)).toHaveLength(1)
      expect(
        orders
          .map(({ premises }) => premises)
          .toSorted((a, b) => b - a)
          .slice(0, 2),
      ).toEqual([19, 1])
    }
  })

  test('keep the legal dates: served before heard, three months, six in all, adjournments up to fourteen days', () => {
    for (const { orders } of datasets) {
      for (const { id, noticeServed, hearing, adjournedTo, made, ends, extendedTo, appeal } of orders) {
        if (hearing) expect(hearing.at - noticeServed.at, id).toBeGreaterThan(0)
        if (hearing) expect(hearing.at - noticeServed.at, id).toBeLessThanOrEqual(48 * HOUR)
        if (hearing && adjournedTo)
          expect(dayOfMoment(adjournedTo) - dayOfMoment(hearing), id).toBeLessThanOrEqual(14)
        if (!made || !ends) continue
        expect(dayOfMoment(made), id).toBeGreaterThanOrEqual(dayOfMoment(noticeServed))
        expect(lastDayOfMoment(ends), id).toBeLessThanOrEqual(addMonths(dayOfMoment(made), 3))
        if (extendedTo) expect(lastDayOfMoment(extendedTo), id).toBeGreaterThan(lastDayOfMoment(ends))
        if (extendedTo)
          expect(lastDayOfMoment(extendedTo), id).toBeLessThanOrEqual(addMonths(dayOfMoment(made), 6))
        if (appeal) expect(dayOfMoment(appeal) - dayOfMoment(made), id).toBeLessThan(21)
      }
    }
  })
})

describe('actions', () => {
  test('are of every type and every partner, with a position only where the type allows one', () => {
    const byArea = new Set(DEFAULT_ACTION_TYPES.filter(({ shown }) => shown === 'area').map(({ id }) => id))
    for (const { actions } of datasets) {
      expect(new Set(actions.map(({ type }) => type))).toEqual(
        new Set(DEFAULT_ACTION_TYPES.map(({ id }) => id)),
      )
      expect(new Set(actions.map(({ partner }) => partner))).toEqual(new Set(PARTNERS))
      const areaOnly = actions.filter(({ type }) => byArea.has(type))
      expect(areaOnly.filter(({ area, place }) => area === null || place !== null)).toEqual([])
      expect(actions.filter(({ type, found }) => (type === 'stop-search') !== (found !== null))).toEqual([])
    }
  })

  test('of the charities end in June while the others continue', () => {
    for (const { actions } of datasets) {
      const last = (isCharity: boolean) =>
        Math.max(
          ...actions
            .filter(({ partner }) => (partner === 'charity') === isCharity)
            .map(({ on }) => dayOfMoment(on)),
        )
      expect(asOf - last(true)).toBeGreaterThan(70)
      expect(asOf - last(false)).toBeLessThan(4)
    }
    const quiet = quietFeeds(first)
    expect(quiet.map(({ feed }) => feed)).toEqual(['actions-charities'])
  })

  test('have a phase and a strategy strand by type', () => {
    const { actionTypes } = first.manifest
    expect(actionTypes.filter(({ phase, p }) => phase === null || p === null)).toEqual([])
    expect(new Set(actionTypes.map(({ phase }) => phase))).toEqual(new Set(PHASE_KINDS))
    expect(new Set(actionTypes.map(({ p }) => p)).size).toBe(4)
  })
})

describe('sites', () => {
  const shapes = first.sites.map(({ id, shape }) => {
    const [rings = []] = ringsOf(shape)
    return { id, polygon: { type: 'Polygon', coordinates: rings } satisfies Polygon }
  })

  test('are four, each with its date of Clear, and D has returned to Clear', () => {
    expect(first.sites.map((site) => [site.id, site.name, site.ringMetres, firstClear(site)])).toEqual([
      ['worsley-hall', 'Worsley Hall', 200, day(2023, 5, 1)],
      ['site-b', 'Demonstration site B', 200, day(2023, 6, 1)],
      ['site-c', 'Demonstration site C', 200, day(2023, 7, 1)],
      ['site-d', 'Demonstration site D', 200, day(2023, 9, 1)],
    ])
    expect(first.sites[3]?.phases.map(({ kind, from }) => [kind, dayOfMoment(from)])).toEqual([
      ['clear', day(2023, 9, 1)],
      ['hold', day(2024, 1, 1)],
      ['clear', day(2024, 5, 1)],
    ])
    const now = first.sites.flatMap((site) => phasesOn(site, asOf))
    expect(new Set(now.map(({ kind }) => kind))).toEqual(new Set(PHASE_KINDS))
    expect(
      first.sites.flatMap(({ phases }) => phases).filter((phase) => !phase.decidedBy || !phase.evidence),
    ).toEqual([])
    expect(now.filter(({ review }) => review !== null && lastDayOfMoment(review) < asOf)).toHaveLength(1)
  })

  test('have no place name but Worsley Hall its own, and are of a plausible size', () => {
    const named = shapes.flatMap(({ id, polygon }) =>
      GROUND.borough.places.filter(({ at }) => insideOf(polygon)(at)).map(({ name }) => [id, name]),
    )
    expect(named).toEqual([['worsley-hall', 'Worsley Hall']])
    for (const { id, polygon } of shapes) {
      expect(squareKilometres(polygon), id).toBeGreaterThan(0.3)
      expect(squareKilometres(polygon), id).toBeLessThan(0.65)
    }
  })

  test('are compared with areas that no site or ring reaches', () => {
    const lsoas = new Map(GROUND.borough.lsoas.map((lsoa) => [lsoa.code, lsoa]))
    for (const code of first.sites.flatMap(({ comparison }) => comparison)) {
      const [rings = []] = ringsOf(lsoas.get(code)?.shape ?? { type: 'MultiPolygon', coordinates: [] })
      const lsoa = { type: 'Polygon', coordinates: rings } satisfies Polygon
      expect(rings[0]?.length, code).toBeGreaterThan(3)
      for (const { id, polygon } of shapes) {
        for (const corner of rings[0] ?? []) {
          expect(insideOf(polygon)(corner), `${code} ${id}`).toBe(false)
          expect(metresToBorder(corner, polygon), `${code} ${id}`).toBeGreaterThan(200)
        }
        for (const corner of polygon.coordinates[0] ?? [])
          expect(insideOf(lsoa)(corner), `${code} ${id}`).toBe(false)
      }
    }
  })

  test('have surveys except for the one in Build', () => {
    const surveyed = new Set(first.surveys.map(({ site }) => site))
    const unasked = first.sites.filter(({ id }) => !surveyed.has(id))
    expect(unasked.map(({ id }) => id)).toEqual(['site-b'])
    expect(unasked.flatMap((site) => phasesOn(site, asOf)).map(({ kind }) => kind)).toEqual(['build'])
  })
})

/** Shoelace formula on a plane, which is accurate enough at this size. */
function squareKilometres({ coordinates: [ring = []] }: Polygon): number {
  const [east, north] = [111.195 * Math.cos((53.5 * Math.PI) / 180), 111.195]
  const twice = ring.slice(1).reduce((sum, [x2, y2], i) => {
    const [x1, y1] = ring[i] ?? [NaN, NaN]
    return sum + (x1 * y2 - x2 * y1) * east * north
  }, 0)
  return Math.abs(twice) / 2
}

describe('the rest of the partnership', () => {
  test('patrols some places below the plan, some on it and some above, for at least six months', () => {
    for (const { hotspots, visits } of datasets) {
      expect(hotspots).toHaveLength(10)
      const active = hotspots.filter((hotspot) => isActive(hotspot, asOf))
      expect(active).toHaveLength(8)
      const shares = active.map((hotspot) => {
        const from = Math.max(dayOfMoment(hotspot.from), asOf - 83)
        const minutes = visits
          .filter((visit) => visit.hotspot === hotspot.id && londonDay(visit.start) >= from)
          .reduce((sum, visit) => sum + (visit.end - visit.start) / 60_000, 0)
        return minutes / (plannedMinutes(hotspot) * (asOf - from + 1))
      })
      expect(shares.filter((share) => share < 0.8).length).toBeGreaterThanOrEqual(2)
      expect(shares.filter((share) => share >= 0.8 && share <= 1.2).length).toBeGreaterThanOrEqual(2)
      expect(shares.filter((share) => share > 1.2).length).toBeGreaterThanOrEqual(1)
      expect(asOf - londonDay(visits[0]?.start ?? instant(NaN))).toBeGreaterThan(183)
      expect(
        visits.filter(({ hotspot, place }) => hotspot === null && place !== null).length,
      ).toBeGreaterThan(20)
    }
  })

  test('has three or four overdue commitments, each with its owner, some asked for by residents', () => {
    const overdue = first.commitments.filter((commitment) => isOverdue(commitment, asOf))
    expect(overdue.length).toBeGreaterThanOrEqual(3)
    expect(overdue.length).toBeLessThanOrEqual(4)
    expect(new Set(overdue.map(({ owner }) => owner)).size).toBeGreaterThan(1)
    expect(first.commitments.filter(({ askedBy }) => askedBy === 'residents').length).toBeGreaterThan(5)
    expect(first.commitments.filter(({ done }) => done).every(({ outcome }) => outcome !== null)).toBe(true)
  })

  test('counts by the areas of the borough with their residents', () => {
    const of = (level: Level) => first.areas.filter((area) => area.level === level)
    expect(first.areas).toHaveLength(1 + 25 + 40 + 200)
    expect([of('borough').length, of('ward').length, of('msoa').length, of('lsoa').length]).toEqual([
      1, 25, 40, 200,
    ])
    const residents = of('lsoa').reduce((sum, { population }) => sum + (population ?? NaN), 0)
    expect(of('borough')[0]?.population).toBe(residents)
    expect(of('lsoa').every(({ deprivationDecile }) => deprivationDecile !== null)).toBe(true)
    const known = new Set(first.areas.map(({ code }) => code))
    const named = [...first.actions, ...first.surveys].flatMap(({ area }) => (area === null ? [] : [area]))
    expect(named.filter((code) => !known.has(code))).toEqual([])
  })
})
