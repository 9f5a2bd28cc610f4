/** Places of rows: how coordinates are written, which columns are tried, and that no home is one of them. */
import { describe, expect, test } from 'vitest'
import { coordinateIn, positionIn, postcodeIn } from '../../../src/feeds/tables/cells/coordinate-text.ts'
import { isAboutPerson, isHouseNumber } from '../../../src/feeds/tables/columns/private-columns.ts'
import { type ConversionOptions, converted, fileOf, recognised, whyNot } from '../formats/converting.ts'

async function placed(names: string, rows: readonly string[], options: ConversionOptions = {}) {
  const lines = rows.map((cells, at) => `r${at},Burglary,2024-05-${String(at + 14)},${cells}`)
  const text = [`ref,type,date,${names}`, ...lines, ''].join('\n')
  const {
    features,
    report,
    lines: written,
  } = await converted([fileOf(text)], { kind: 'incidents', ...options })
  const at = features.map(({ geometry }) =>
    geometry?.coordinates.map((degrees) => Number(degrees.toFixed(4))),
  )
  return { at, report, written, codes: report.notices.map(({ code, count }) => `${code} ${count}`) }
}
const HERE = [-2.6017, 53.5141]
const GRID = '360200,402100'

describe('a coordinate', () => {
  test.each([
    ['−2.6', -2.6],
    ['2.6 W', -2.6],
    ['2.6°', 2.6],
    ['53.5 N', 53.5],
    ['53,5', 53.5],
    ['53,545310', 53.54531],
    ['53,545', 53.545],
    ['2°30\'00"W', -2.5],
    ['53 30 00 N', 53.5],
    ['5.35E+01', 53.5],
    ['358,300', 358.3],
    ['west', null],
    ['53.5.1', null],
    ['12 Elm Street', null],
  ])('%s is %s', (text, expected) => expect(coordinateIn(text, true)).toBe(expected))
  test('of metres may part its thousands', () => expect(coordinateIn('358,300')).toBe(358_300))
})

describe('a place in one cell', () => {
  test.each([
    ['(53.5, -2.6)', '4326', [-2.6, 53.5]],
    ['53.5, -2.6', '4326', [-2.6, 53.5]],
    ['-2.6 53.5', '4326', [-2.6, 53.5]],
    ['POINT (-2.6 53.5)', '4326', [-2.6, 53.5]],
    ['1 Elm Street\n(53.5, -2.6)', '4326', [-2.6, 53.5]],
    ['360200,402100', '27700', [360_200, 402_100]],
    ['SD 60200 02100', '27700', [360_200, 402_100]],
    ['SD6020002100', '27700', [360_200, 402_100]],
    ['SD 602 021', '27700', [360_250, 402_150]],
  ] as const)('%j is %s %j', (text, crs, pair) => expect(positionIn(text)).toEqual({ pair, crs }))
  test.each(['Elm Street', '12, 14', 'SD 602 21', 'ZZ 602 021', '04/05/2024', '20240504 2115'])(
    '%j is none',
    (text) => expect(positionIn(text)).toBeNull(),
  )
  test('places its row, and is no name of a street', async () => {
    const { at, codes, written } = await placed('Location', ['"(53.5, -2.6)"', '"(53.51, -2.61)"'])
    expect(at).toEqual([
      [-2.6, 53.5],
      [-2.61, 53.51],
    ])
    expect(codes).toContain('from-position 2')
    expect(written.join('')).not.toContain('location')
  })
})

test.each([
  ['zz11aa', 'ZZ11AA'],
  ['ZZ1 1AA.', 'ZZ11AA'],
  ['12 Elm Street, Northtown, ZZ1 1AA', 'ZZ11AA'],
  ['ZZ1', null],
  ['ZZ1 1AA or ZZ1 1AB', null],
])('of %j the postcode is %s', (text, expected) => expect(postcodeIn(text)).toBe(expected))

describe('a row whose coordinates are blank', () => {
  test('is placed by another pair, and said', async () => {
    const { at, codes } = await placed('lat,lon,easting,northing', [
      '53.5,-2.6,,',
      `,,${GRID}`,
      `NULL,NULL,${GRID}`,
    ])
    expect(at).toEqual([[-2.6, 53.5], HERE, HERE])
    expect(codes).toContain('placed-by-other 2')
  })
  test('is placed by the rounded pair', async () => {
    const names = 'Easting_m,Northing_m,Easting_rounded,Northing_rounded'
    const { at } = await placed(names, [`${GRID},${GRID}`, `,,${GRID}`])
    expect(at).toEqual([HERE, HERE])
  })
})

test('letters of a grid square belong to eastings of five digits', async () => {
  expect((await placed('Square,Easting,Northing', ['SD,60200,02100'])).at).toEqual([HERE])
})

test('longitudes that lost their minus are offered as west', async () => {
  const text = 'ref,type,date,lat,lon\nr,Burglary,2024-05-04,53.5,2.6\n'
  const { offers } = await recognised([fileOf(text)], 'incidents')
  expect(offers.map(({ id }) => id)).toEqual(['west'])
  const { at, codes } = await placed('lat,lon', ['53.5,2.6'], { crs: 'west' })
  expect(at).toEqual([[-2.6, 53.5]])
  expect(codes).toContain('from-west 1')
})

describe('a home', () => {
  const HOME = '370300,412300'
  test.each([
    ['Home Easting,Home Northing,Offence Easting,Offence Northing', [`${HOME},${GRID}`]],
    ['Victim X,Victim Y,Easting,Northing', [`${HOME},${GRID}`]],
    ['offenderEasting,offenderNorthing,Easting,Northing', [`${HOME},${GRID}`]],
    ['IP Easting,IP Northing,Scene Easting,Scene Northing', [`${HOME},${GRID}`]],
  ])('is not the place where the columns are %s', async (names, rows) => {
    const { at, written } = await placed(names, rows)
    expect(at).toEqual([HERE])
    expect(written.join('')).not.toMatch(/3703|4123/)
  })
  test.each(['Home Postcode', 'Victim Postcode', 'Postcode of offender', 'HomeAddressPostcode'])(
    'is no place where the row has no other: %s',
    async (name) => {
      const { report, written } = await placed(`Easting,Northing,${name}`, [`${GRID},ZZ1 1AA`, ',,ZZ1 1AA'])
      expect(report).toMatchObject({ shown: 1, setAside: [{ reason: 'missing-geometry' }] })
      expect(written.join('')).not.toContain('ZZ1')
    },
  )
  test('may be a postcode beside a name: refused with both', async () => {
    const text = 'ref,type,date,Surname,Postcode\nr,Burglary,2024-05-04,Invented,ZZ1 1AA\n'
    expect(await whyNot([fileOf(text)], { kind: 'incidents' })).toBe(
      'a.csv: Postcode could be the home of the person of Surname rather than the place of the event.',
    )
    const chosen = { meanings: ['id', 'category', 'occurred', null, 'postcode'] }
    expect(await whyNot([fileOf(text)], { kind: 'incidents', ...chosen })).toBe('1 rows')
  })
  test('may be one of two pairs of equal names: refused with both', async () => {
    const text = `ref,type,date,East 1,North 1,East A,North A\nr,Burglary,2024-05-04,${GRID},${HOME}\n`
    expect(await whyNot([fileOf(text)], { kind: 'incidents' })).toBe(
      'a.csv: East 1 and East A could each be the place of the event.',
    )
  })
  test.each(['Home Easting', 'victim_postcode', 'OffenderLat', 'Home Location', 'Complainant Address'])(
    'is known by its name: %s',
    (name) => expect(isAboutPerson(name)).toBe(true),
  )
  test.each(['Easting', 'Incident Postcode', 'Homestead', 'Victim Offence Postcode', 'Reported by'])(
    'is not any column: %s',
    (name) => expect(isAboutPerson(name)).toBe(false),
  )
})

describe('a house number', () => {
  test('is no id, nor is it written', async () => {
    const { report, written } = await placed('Number,Street,Easting,Northing', [
      `127,Elm Street,${GRID}`,
      `127,Oak Road,${GRID}`,
    ])
    expect(report).toMatchObject({ rowsIn: 2, shown: 2 })
    expect(written.join('')).not.toContain('127')
  })
  test.each(['House No', 'house_number', 'Flat No.', 'Building Name', 'Property Number'])('is %s', (name) =>
    expect(isHouseNumber(name, [])).toBe(true),
  )
  test('is a bare number only beside a street', () => {
    expect(isHouseNumber('No.', ['Street'])).toBe(true)
    expect(isHouseNumber('No.', ['Type'])).toBe(false)
    expect(isHouseNumber('Street Name', ['Street'])).toBe(false)
  })
  test('leaves the text that is written, and so does a name', async () => {
    const { written, codes } = await placed('Location,Outcome,Easting,Northing', [
      `"Flat 3, 12 Elm Street","Spoke to Mr A Invented, 14 Oak Road",${GRID}`,
      `"The Occupier, Elm Street, 07700 900123",Charged with 12 offences,${GRID}`,
    ])
    expect(written.map((line) => (JSON.parse(line) as { properties: object }).properties)).toMatchObject([
      { location: 'Elm Street', outcome: 'Spoke to, Oak Road' },
      { location: 'Elm Street', outcome: 'Charged with 12 offences' },
    ])
    expect(codes).toContain('address-removed 2')
  })
})

describe('counts are no incidents', () => {
  test('by area', async () => {
    const text = 'LSOA code,Month,Crime type,Count\nE01,2024-05,Burglary,12\n'
    expect(await whyNot([fileOf(text)], { kind: 'incidents' })).toBe(
      'a.csv holds counts by area (LSOA code, Count), not incidents one by one.',
    )
  })
  test('nor by place; a column of ones is left out', async () => {
    const text = (count: number) =>
      `Month,Crime type,Longitude,Latitude,Count\n2024-05,Burglary,-2.6,53.5,${count}\n`
    expect(await whyNot([fileOf(text(3))], { kind: 'incidents' })).toContain('the column Count says')
    expect(await whyNot([fileOf(text(1))], { kind: 'incidents' })).toBe('1 rows')
  })
})

test('what3words are named as not read', async () => {
  const { report } = await placed('what3words', ['///filled.count.soap'])
  expect(report.notices).toContainEqual(expect.objectContaining({ code: 'no-place-read', count: 1 }))
})
