/** Privacy when incidents are read: guarded places are moved, house numbers removed, and the originals kept nowhere. */
import fc from 'fast-check'
import proj4 from 'proj4'
import { describe, expect, test } from 'vitest'
import { GRIDS } from '../../../src/domain/borough/grids.ts'
import { MOVED, POLICE_GENERATED, PRECISIONS, PRIVATE_PLACE } from '../../../src/domain/incident.ts'
import { withoutAddresses, withoutHouseNumbers } from '../../../src/feeds/incidents/address-text.ts'
import { middleOfSquare } from '../../../src/feeds/incidents/guarding.ts'
import { reachableFrom } from '../reachable-values.ts'
import { collection, opened } from '../opened.ts'
import { row, tableOf } from './rows.ts'

describe('a guarded place', () => {
  const TRUE_PLACE = [-2.634_217, 53.512_349]
  const guarded = [
    row(
      { id: 's', category: 'sexual-offence', location: 'Near Larch Close', reported: '2024-05-05' },
      TRUE_PLACE,
    ),
    row({ id: 'p', place: 'private', location: '7 Larch Close', occurredTo: '2024-05-05' }, TRUE_PLACE),
    row({ id: 'v', category: 'Sexual Offence', location: 'Larch Close' }, TRUE_PLACE),
    row({ id: 'w', category: 'sexual-offence', location: 'Larch Close' }, [TRUE_PLACE[1], TRUE_PLACE[0]]),
    row({ id: 'x', place: 'private', location: 7, outcome: 'x' }, TRUE_PLACE),
    row({ id: 'y', reported: '2024-05-04', location: 'Larch Close' }, TRUE_PLACE),
    row({ id: 'y', reported: '2024-05-06', location: 'Larch Close', place: 'private' }, TRUE_PLACE),
  ]

  test('appears nowhere in the Dataset, nor does its location text', async () => {
    const dataset = await opened({ 'incidents.geojson': collection(guarded) })
    expect(dataset.incidents.count).toBe(4)
    const all = reachableFrom(dataset).values
    expect(all).toContain('sexual-offence')
    expect(all).toContain(dataset.incidents.longitude[0])
    const close = all.filter((value) => TRUE_PLACE.some((degree) => Math.abs(Number(value) - degree) < 1e-5))
    expect(close).toEqual([])
    expect(all.filter((value) => /Larch|2\.634217|53\.512349/.test(String(value)))).toEqual([])
  })

  test('becomes the centre of its 150 m square, with the time as a day and the MOVED flag', () => {
    const { columns, report } = tableOf(guarded)
    expect([...columns.minute]).toEqual([-1, -1, -1, -1])
    expect([...columns.precision]).toEqual([1, 1, 1, 1])
    expect([...columns.rangeMinutes]).toEqual([0, 0, 0, 0])
    expect([...columns.location.codes]).toEqual([-1, -1, -1, -1])
    expect([...columns.flags]).toEqual([MOVED, MOVED | PRIVATE_PLACE, MOVED, MOVED | PRIVATE_PLACE])
    expect(report.notices).toContainEqual(expect.objectContaining({ code: 'moved', count: 4 }))
    const grid = proj4('EPSG:4326', GRIDS['EPSG:27700'].definition)
    const middle = grid.forward([columns.longitude[0] ?? 0, columns.latitude[0] ?? 0])
    const origin = grid.forward([...TRUE_PLACE])
    for (const axis of [0, 1]) {
      expect((middle[axis] ?? 0) % 150).toBeCloseTo(75, 0)
      expect(Math.abs((middle[axis] ?? 0) - (origin[axis] ?? 0))).toBeLessThan(75.5)
    }
  })

  test('with a time by month stays by month', () => {
    const { columns } = tableOf([row({ category: 'sexual-offence', occurred: '2024-05' })])
    expect(PRECISIONS[columns.precision[0] ?? -1]).toBe('month')
  })

  test('becomes the same position for every place of a square', () => {
    const inSquare = fc.record({
      east: fc.integer({ min: 1, max: 149 }),
      north: fc.integer({ min: 1, max: 149 }),
    })
    const grid = proj4('EPSG:4326', GRIDS['EPSG:27700'].definition)
    const corner = [357_000, 405_000] as const
    const middle = middleOfSquare(...position(grid.inverse([corner[0] + 75, corner[1] + 75])))
    fc.assert(
      fc.property(inSquare, ({ east, north }) => {
        const place = position(grid.inverse([corner[0] + east, corner[1] + north]))
        expect(middleOfSquare(...place)).toEqual(middle)
      }),
    )
  })
})
const position = ([longitude = 0, latitude = 0]: readonly number[]) => [longitude, latitude] as const

describe('a location', () => {
  test.each([
    ['12 Elm Street', 'Elm Street'],
    ['A49 3rd B12', null],
    ['12a Elm Street', 'Elm Street'],
    ['12A, Elm Street', 'Elm Street'],
    ['12-14 Elm Street', 'Elm Street'],
    ['12 – 14 Elm Street', 'Elm Street'],
    ['12 and 14 Elm Street', 'Elm Street'],
    ['Nos 12 to 18 Elm Street', 'Elm Street'],
    ['No. 12 Elm Street', 'Elm Street'],
    ['Flat 3, 12a Elm Street', 'Elm Street'],
    ['FLAT 3B ELM HOUSE', 'ELM HOUSE'],
    ['Flat B, 9 Elm Street', 'Elm Street'],
    ['Flat B Elm Street', 'Elm Street'],
    ['House B Elm Street', 'Elm Street'],
    ['Apt-3 Elm Street', 'Elm Street'],
    ['B12 Elm Court', 'Elm Court'],
    ['12bis Elm Street', 'Elm Street'],
    ['12a-c Elm Street', 'Elm Street'],
    ['Level 3, 10 Elm Street', 'Elm Street'],
    ['Apartment 21, Elm Court', 'Elm Court'],
    ['Elm Street 12', 'Elm Street'],
    ['Elm Street, 12, Northtown', 'Elm Street, Northtown'],
    ['On or near 12 Elm Street', 'On or near Elm Street'],
    ['Room 4, Elm Hostel', 'Elm Hostel'],
    ['#12 Elm Street', 'Elm Street'],
    ['١٢ Elm Street', 'Elm Street'],
    ['Rose Cottage, Elm Street', 'Elm Street'],
    ['The Cottage, 4 Elm Street', 'Elm Street'],
    ['Hillcrest, Elm Street, Northtown', 'Elm Street, Northtown'],
    ['Elm House, Wallgate', 'Wallgate'],
    ['Hillcrest, Elm Street 12', 'Elm Street'],
    ['The Occupier, The Laurels, Elm Street', 'Elm Street'],
    ['Flat 2, Ivy House, Elm Street, Northtown WN1 1YN', 'Elm Street, Northtown'],
    ['Elm Street WN1 1YN', 'Elm Street'],
    ['Elm Street, wn11yn', 'Elm Street'],
    ['12 Elm Street, M1 3RD', 'Elm Street'],
  ])('%j becomes %j', (original, left) => expect(withoutHouseNumbers(original)).toBe(left))

  test.each([
    'Elm Street',
    'On or near A49',
    'On or near M6 Junction 26',
    'M6 J26',
    'B5238 Elm Road',
    '3rd Avenue',
    'Stop 4, Bus Station',
    'Platform 2',
    'Flatt Lane',
    'Unity Street',
    'Roomfield Lane',
    'House Lane',
    'Town Hall, Elm Street',
    'The Swan Public House, Elm Street',
    'Car Park, Rose Cottage Lane',
    'Elm Street, Northtown',
    'Near Elm House, Elm Street',
    'Northtown, Southtown',
    'A49 3rd Avenue',
    '2" pipe yard',
  ])('%j stays unchanged', (original) => expect(withoutHouseNumbers(original)).toBe(original))

  test.each(['12', 'Flat 3', '12a, 14'])('%j leaves nothing', (original) =>
    expect(withoutHouseNumbers(original)).toBeNull(),
  )

  test('keeps no bare number for any text, and cleaning it again changes nothing', () => {
    const word = fc.constantFrom(
      'Elm',
      'Street',
      'Rose Cottage',
      'Hillcrest',
      'WN1 1YN',
      'flat',
      'the',
      'A49',
      '12',
      '7b',
      ',',
      '-',
      '3rd',
      'and',
      '&',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const left = withoutHouseNumbers(words.join(' ')) ?? ''
        expect(withoutHouseNumbers(left) ?? '').toBe(left)
        expect(left).not.toMatch(/(?<![\p{L}\p{Nd}])\p{Nd}+\p{L}?(?![\p{L}\p{Nd}])/u)
      }),
    )
  })

  test('loses its number when read, and such rows are counted', () => {
    const rows = ['12 Elm Street', 'Elm Street', '14 Elm Street', null].map((location, i) =>
      row({ id: `${i}`, location }),
    )
    const { columns, report } = tableOf(rows)
    expect([...columns.location.codes]).toEqual([0, 0, 0, -1])
    expect(columns.location.values).toEqual(['Elm Street'])
    expect(report.notices).toEqual([expect.objectContaining({ code: 'house-number', count: 2 })])
  })
})

describe('another text', () => {
  test.each([
    ['Noise at 12 Elm Street, WN1 1YN again', 'Noise at Elm Street, again'],
    ['Window broken at Rose Cottage, Elm Street', 'Window broken at Elm Street'],
    ['Call Mrs Elm, 07700 900123', null],
  ])('%j becomes %j', (original, left) => {
    if (left === null) expect(withoutAddresses(original)).not.toMatch(/Elm|07700/)
    else expect(withoutAddresses(original)).toBe(left)
  })
  test.each(['They met in the house, on the old road', 'Gates fitted, lights mended', 'Room 4, 12 people'])(
    '%j stays unchanged',
    (original) => expect(withoutAddresses(original)).toBe(original),
  )
})

test('police work is decided by the row, or else by its category', () => {
  const { columns } = tableOf([
    row({ id: '1', category: 'drugs' }),
    row({ id: '2', category: 'drugs', policeGenerated: false }),
    row({ id: '3', policeGenerated: true }),
    row({ id: '4' }),
  ])
  expect([...columns.flags]).toEqual([POLICE_GENERATED, 0, POLICE_GENERATED, 0])
})
