/** Areas on the map: classes of the ratio to the borough against a decision by brute force, and what is not known. */
import { describe, expect, test } from 'vitest'
import { addMonths, isoDay } from '../../../src/domain/day.ts'
import { areaTable } from '../../../src/measures/area-table.ts'
import { chanceSentence, mappedAreas, ratioSentence } from '../../../src/measures/areas/area-map.ts'
import { areaRatios } from '../../../src/measures/areas/area-ratios.ts'
import { ratioClass, ratioWords, signedPercent } from '../../../src/measures/areas/ratio-classes.ts'
import { datasetOf, day, EAST, span, ward, WEST_SQUARE } from '../invented-dataset.ts'

const judged = (ratio: number, [low, high]: readonly [number, number], adjustedP = 0.01) => ({
  ratio,
  low,
  high,
  adjustedP,
})

describe('the class of a ratio', () => {
  /** The rule as the design states it, one case after the other. */
  const byHand = (ratio: number, holdsOne: boolean, q: number) => {
    if (holdsOne || q > 0.05) return 2
    if (ratio < 0.67) return 0
    if (ratio < 0.83) return 1
    if (ratio < 1.2) return 2
    return ratio < 1.5 ? 3 : 4
  }
  test('agrees with the rule for every ratio, interval and p', () => {
    for (let step = 0; step <= 300; step++)
      for (const spread of [0.01, 0.2, 0.8])
        for (const q of [0.0001, 0.05, 0.0501, 1]) {
          const ratio = step / 100
          const [low, high] = [ratio * (1 - spread), ratio * (1 + spread)]
          const expected = byHand(ratio, low <= 1 && high >= 1, q)
          expect(ratioClass(judged(ratio, [low, high], q)), `${ratio} ${spread} ${q}`).toBe(expected)
        }
  })
  test('is worded with its interval', () => {
    expect(ratioWords(judged(1.57, [1.4, 1.76]))).toBe('57 % above the borough, between 40 and 76 % above')
    expect(ratioWords(judged(0.63, [0.5, 0.75]))).toBe('37 % below the borough, between 25 and 50 % below')
    expect(ratioWords(judged(1.08, [0.95, 1.22]))).toBe(
      '8 % above the borough, between 5 % below and 22 % above; could be chance',
    )
    expect(ratioWords(judged(1.6, [1.1, 2.2], 0.2))).toContain('could be chance')
    expect(ratioWords(judged(1, [0.9, 1.1]))).toMatch(/^as the borough, /)
    expect([signedPercent(1.57), signedPercent(0.37)]).toEqual(['+57 %', '−63 %'])
  })
})

const window = span('2023-09-01', '2024-08-31')
const months = Array.from({ length: 36 }, (_, month) => isoDay(addMonths(day('2021-09-01'), month)))
const WARDS = [ward('W', WEST_SQUARE, 2000), ward('E', eastSquare(), 2000)]

function eastSquare() {
  const shift = (part: readonly (readonly [number, number])[]) =>
    part.map(([x, y]): readonly [number, number] => [x + 0.1, y])
  const rings = WEST_SQUARE.type === 'Polygon' ? WEST_SQUARE.coordinates : []
  return {
    type: 'Polygon' as const,
    coordinates: rings.map((ring) => shift(ring.map(([x, y]) => [x, y] as const))),
  }
}
/** Each month so many incidents in the wards West and East. */
const datasetWith = (west: number, east: number, areas = WARDS) => ({
  ...datasetOf(
    months.flatMap((on) => [
      ...(west > 0 ? [{ on, times: west }] : []),
      ...(east > 0 ? [{ on, at: EAST, times: east }] : []),
    ]),
  ),
  areas,
})
function mapOf(dataset: ReturnType<typeof datasetWith>) {
  const rows = areaTable(dataset, { window, baseline: null })
  const ratios = areaRatios(dataset, { window, baseline: null }, { level: 'ward', rows })
  return { areas: mappedAreas(rows, { areas: dataset.areas, measure: 'reported', ratios }), ratios }
}

describe('an area on the map', () => {
  test('is coloured where it stands apart from the borough, with the percentage printed', () => {
    const { areas, ratios } = mapOf(datasetWith(30, 10))
    expect(areas.map(({ name, tint, printed }) => [name, tint, printed])).toEqual([
      ['Ward E', 0, '−50 %'],
      ['Ward W', 4, '+50 %'],
    ])
    expect(areas[1]?.label).toMatch(
      /^360 crimes, 180\.0 per 1,000 residents: 50 % above the borough, between \d+ and \d+ % above$/,
    )
    expect(ratioSentence(areas, 'Wards')).toBe(
      'Of 2 wards 1 is above the borough by a fifth or more, and 1 below by a sixth or more; the rest are near it, or could be chance.',
    )
    expect(chanceSentence(ratios)).toMatch(
      /^One by one, chance alone would set fewer than 1 of \d comparisons apart/,
    )
  })
  test('is of the middle class where both have one rate', () => {
    const { areas } = mapOf(datasetWith(20, 20))
    expect(areas.map(({ tint, printed }) => [tint, printed])).toEqual([
      [2, null],
      [2, null],
    ])
    expect(ratioSentence(areas, 'Wards')).toBe(
      'Of 2 wards, none stands apart from the borough by more than chance.',
    )
  })
  test('has no class without known residents, and none of the others is compared with it', () => {
    const unknown = [ward('W', WEST_SQUARE, 2000), ward('E', eastSquare(), null)]
    const { areas } = mapOf(datasetWith(30, 10, unknown))
    expect(areas.map(({ name, tint }) => [name, tint])).toEqual([
      ['Ward E', 'unknown'],
      ['Ward W', 'unknown'],
    ])
    expect(areas[0]?.label).toBe('120 crimes: residents not known')
  })
  test('has no class where its counts are few', () => {
    const few = {
      ...datasetOf([
        { on: '2024-08-01', times: 2 },
        { on: '2024-08-02', at: EAST, times: 1 },
      ]),
      areas: WARDS,
    }
    const { areas } = mapOf(few)
    expect(areas.map(({ tint }) => tint)).toEqual(['few', 'few'])
    expect(areas[0]?.label).toContain('too few to say')
  })
  test('has no class where its count is known in part', () => {
    const rows = areaTable(datasetWith(30, 10), { window, baseline: null }).map((row) => ({
      ...row,
      reported: { ...row.reported, figure: { ...row.reported.figure, known: 'part' as const } },
    }))
    const dataset = datasetWith(30, 10)
    const ratios = areaRatios(dataset, { window, baseline: null }, { level: 'ward', rows })
    const areas = mappedAreas(rows, { areas: dataset.areas, measure: 'reported', ratios })
    expect(areas.map(({ tint, label }) => [tint, label])).toEqual([
      ['unknown', 'at least 120 crimes'],
      ['unknown', 'at least 360 crimes'],
    ])
  })
})
