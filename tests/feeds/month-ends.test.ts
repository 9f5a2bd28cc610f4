/** Ends given by month, in every kind that has one, mean the last day of the month. */
import { beforeAll, describe, expect, test } from 'vitest'
import { isOverdue } from '../../src/domain/commitment.ts'
import { isInForce, lastDayOf } from '../../src/domain/closure-order.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { isoDay, lastDayOfMoment, type EndMoment } from '../../src/domain/day.ts'
import { isActive } from '../../src/domain/patrol.ts'
import { phasesOn } from '../../src/domain/site.ts'
import { readManifest } from '../../src/feeds/manifest.ts'
import { day } from '../clock/invented.ts'
import { PLACE } from '../domain/shipped-place.ts'
import { collection, opened } from './opened.ts'

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [-2.6, 53.5],
      [-2.596, 53.5],
      [-2.596, 53.504],
      [-2.6, 53.504],
      [-2.6, 53.5],
    ],
  ],
}
const feed = (geometry: object | null, properties: object) =>
  collection([{ type: 'Feature', geometry, properties }])
const FILES = {
  'closure-orders.geojson': feed(square, {
    id: 'o',
    noticeServed: '2024-03-01',
    made: '2024-03-03',
    ends: '2024-05',
    extendedTo: '2024-06',
  }),
  'patrol-hotspots.geojson': feed(square, {
    id: 'h',
    name: 'Square',
    from: '2024-05-15',
    to: '2024-06',
    visitsPerDay: 2,
    minutesPerVisit: 15,
    testDays: { from: '2024-06-05', to: '2024-06', seed: 1 },
  }),
  'sites.geojson': feed(square, {
    id: 's',
    name: 'Site',
    phases: [{ kind: 'clear', from: '2024-06-10', to: '2024-06', review: '2024-06' }],
    ringMetres: 200,
    comparison: [],
  }),
  'areas.geojson': feed(square, {
    code: 'A',
    name: 'Order of June',
    level: 'order',
    from: '2024-06-20',
    to: '2024-06',
  }),
  'commitments.geojson': feed(null, {
    id: 'c',
    agreed: '2024-05-01',
    text: 'Mend the lights',
    owner: 'Council',
    due: '2024-06',
  }),
  'survey-results.geojson': feed(null, {
    id: 'q',
    site: 's',
    from: '2024-06-02',
    to: '2024-06',
    question: 'Safe?',
    answered: 100,
    agreed: 50,
  }),
}
const [LAST, NEXT] = [day('2024-06-30'), day('2024-07-01')]
const iso = (end: EndMoment | null | undefined) => end && isoDay(lastDayOfMoment(end))
const only = <T>(list: readonly T[]): T => list[0] ?? expect.fail('nothing was read')

describe('an end of 2024-06 means 30 June', () => {
  let dataset: Dataset
  beforeAll(async () => {
    dataset = await opened(FILES)
  })

  test('for a closure order, in force on that day and not on the next', () => {
    const order = only(dataset.orders)
    expect([iso(order.ends), iso(order.extendedTo)]).toEqual(['2024-05-31', '2024-06-30'])
    expect(lastDayOf(order)).toBe(LAST)
    expect([isInForce(order, LAST), isInForce(order, NEXT)]).toEqual([true, false])
  })
  test('for a hotspot and for its test', () => {
    const hotspot = only(dataset.hotspots)
    expect([isActive(hotspot, LAST), isActive(hotspot, NEXT)]).toEqual([true, false])
    expect(hotspot.testDays).toEqual({ from: day('2024-06-05'), to: LAST, seed: 1 })
  })
  test('for a phase and for its review', () => {
    const site = only(dataset.sites)
    expect([phasesOn(site, LAST).length, phasesOn(site, NEXT).length]).toEqual([1, 0])
    expect(iso(site.phases[0]?.review)).toBe('2024-06-30')
  })
  test('for the area of an order', () => {
    expect(iso(dataset.areas.find(({ code }) => code === 'A')?.to)).toBe('2024-06-30')
  })
  test('for a commitment, overdue from the next day on', () => {
    const commitment = only(dataset.commitments)
    expect([isOverdue(commitment, LAST), isOverdue(commitment, NEXT)]).toEqual([false, true])
  })
  test('for a survey', () => {
    expect(iso(only(dataset.surveys).to)).toBe('2024-06-30')
  })
})

test('a manifest dated by month, and a note that ended in a month, extend to its last day', () => {
  const manifest = readManifest(
    JSON.stringify({
      version: 1,
      asOf: '2024-06',
      feeds: [],
      notes: [{ from: '2024-05-15', to: '2024-06', text: 'Counted otherwise' }],
    }),
    PLACE,
  )
  if ('kind' in manifest) throw new Error(manifest.what)
  expect(manifest.asOf).toBe(LAST)
  expect(iso(manifest.notes[0]?.to)).toBe('2024-06-30')
})

test('rows of the month of asOf are not in the future', async () => {
  const manifest = { version: 1, asOf: '2024-06', demonstration: true, feeds: [orders] }
  const dataset = await opened({ ...FILES, 'manifest.json': JSON.stringify(manifest) })
  expect(dataset.orders).toHaveLength(1)
  const late = { ...manifest, asOf: '2024-02' }
  const early = await opened({ ...FILES, 'manifest.json': JSON.stringify(late) })
  expect(early.reports[0]?.setAside.map(({ reason }) => reason)).toEqual(['future-date'])
})
const orders = { id: 'orders', kind: 'closure-orders', url: 'closure-orders.geojson', handling: 'official' }
