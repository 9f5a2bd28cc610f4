/** Tests of the counts near an order's premises before the notice and after the order. */
import { describe, expect, it } from 'vitest'
import { daysIn, isoDay } from '../../../src/domain/day.ts'
import { beforeAndAfter } from '../../../src/measures/closure/before-and-after.ts'
import { BEYOND, datasetOf, day, EAST, on, order, until, WEST } from '../invented-dataset.ts'

const ORDER = order('2023-06-01', { made: on('2023-06-03'), ends: until('2023-09-03') })
const ASB = 'anti-social-behaviour'
/** Position at a distance in metres north of the premises. */
const north = (metres: number) => [WEST[0], WEST[1] + metres / 111_195] as const
/** Extends the data over more than two years, outside all counted areas. */
const REACH = [
  { on: '2021-01-01', at: BEYOND },
  { on: '2024-08-31', at: BEYOND },
]
const cells = (rows: Parameters<typeof datasetOf>[0], rest = {}) =>
  beforeAndAfter(datasetOf([...REACH, ...rows], { orders: [ORDER] }), { ...ORDER, ...rest })
const at = (result: ReturnType<typeof cells>, measure: string, where: string) =>
  result?.rows.find((row) => row.measure === measure && row.where === where)

describe('the periods', () => {
  it('before: 26 weeks ending four weeks before the notice; after: 26 weeks from the order', () => {
    const result = cells([])
    const { before, after } = result ?? {}
    expect(before && [isoDay(before.span.from), isoDay(before.span.to)]).toEqual(['2022-11-03', '2023-05-03'])
    expect(before && daysIn(before.span)).toBe(182)
    expect(before && day('2023-06-01') - before.span.to - 1).toBe(28)
    expect(after && [isoDay(after.span.from), isoDay(after.span.to)]).toEqual(['2023-06-03', '2023-12-01'])
    expect(before && before.span.from - before.yearEarlier.from).toBe(364)
  })
  it('after: ends with the last whole week of the data; null within the first week', () => {
    const recent = (made: string) => cells([], { made: on(made) })?.after
    expect(recent('2024-08-10')?.weeks).toBe(3)
    expect(recent('2024-08-25')?.weeks).toBe(1)
    expect(recent('2024-08-26')).toBeNull()
  })
  it('include their first and last day and no other', () => {
    const rows = [
      '2022-11-02',
      '2022-11-03',
      '2023-05-03',
      '2023-05-04',
      '2023-06-02',
      '2023-06-03',
      '2023-12-02',
    ]
    const result = at(cells(rows.map((text) => ({ on: text }))), 'crimes', 'there')
    expect(result).toMatchObject({ before: { now: 2, yearEarlier: 0 }, after: { now: 1 } })
  })
})

describe('the counts', () => {
  const BEFORE = '2023-02-01'
  it('cover 150 m, with ASB separate and without police-generated offences', () => {
    const result = cells([
      { on: BEFORE, times: 3 },
      { on: BEFORE, at: north(149), times: 2 },
      { on: BEFORE, at: north(151) },
      { on: BEFORE, at: EAST, times: 10 },
      { on: BEFORE, category: ASB, times: 4 },
      { on: BEFORE, category: 'drugs', times: 5 },
      { on: BEFORE, isFound: true, times: 5 },
      { on: BEFORE, at: BEYOND, times: 7 },
    ])
    expect(at(result, 'crimes', 'there')?.before.now).toBe(5)
    expect(at(result, 'asb', 'there')?.before.now).toBe(4)
    expect(at(result, 'crimes', 'borough')?.before.now).toBe(16)
    expect(at(result, 'asb', 'borough')?.before.now).toBe(4)
  })
  it('have counts of the same weeks a year earlier', () => {
    const result = cells([{ on: BEFORE }, { on: '2022-02-02', times: 6 }, { on: '2022-07-01', times: 8 }])
    expect(at(result, 'crimes', 'there')).toMatchObject({
      before: { now: 1, yearEarlier: 6 },
      after: { now: 0, yearEarlier: 8 },
    })
  })
  it('measure distance from the shape of an order that is not a point', () => {
    const [x, y] = WEST
    const ring = [
      [x, y],
      [x + 0.01, y],
      [x + 0.01, y + 0.001],
      [x, y + 0.001],
      [x, y],
    ] as const
    const wide = { shape: { type: 'Polygon' as const, coordinates: [ring] } }
    const result = cells(
      [
        { on: BEFORE, at: [x + 0.009, y + 0.002] },
        { on: BEFORE, at: [x + 0.02, y] },
      ],
      wide,
    )
    expect(at(result, 'crimes', 'there')?.before.now).toBe(1)
  })
  it('are null, not zero, where the data do not reach', () => {
    const result = beforeAndAfter(datasetOf([{ on: '2022-06-01', at: BEYOND }, { on: BEFORE }]), ORDER)
    expect(at(result, 'crimes', 'there')).toMatchObject({ before: { now: 1, yearEarlier: null } })
    expect(beforeAndAfter(datasetOf([]), ORDER)?.rows[0]?.before).toEqual({ now: null, yearEarlier: null })
  })
  it('state how many incidents are known by month only', () => {
    expect(cells([{ on: BEFORE, isMonth: true, times: 2 }, { on: BEFORE }])?.knownByMonth).toBe(2)
  })
})

it('an application without an order gives null', () => {
  expect(cells([], { made: null })).toBeNull()
})
