/** Ready mappings: every known file by the tool, which of several wins, and what a person chose before them. */
import { safeParse } from 'valibot'
import { describe, expect, test } from 'vitest'
import { convert } from '../../../src/cli/commands/convert.ts'
import { choicesFor } from '../../../src/feeds/formats/recognise.ts'
import { MAPPING, withMapping, type Mapping } from '../../../src/feeds/tables/mapping/mapping.ts'
import { KNOWN_FILES } from '../../../src/feeds/tables/mapping/ready-mappings.ts'
import { meaningsOf } from '../../../src/feeds/tables/meanings.ts'
import { memoryContext } from '../../cli/memory-context.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { GROUND, converted, fileOf, recognised, whyNot } from '../formats/converting.ts'
import { KNOWN_FILE_EXAMPLES } from './known-files.ts'

const example = (label: string) => {
  const found = KNOWN_FILE_EXAMPLES.find((each) => each.label === label)
  if (!found) throw new Error(`no example of ${label}`)
  return found
}
const RECORDS = example('crimes of a force’s records system')

test('every known file that can be read has an example', () => {
  const examples = new Set(KNOWN_FILE_EXAMPLES.map(({ label }) => label))
  const readable = KNOWN_FILES.filter(({ refused }) => !refused || refused.kinds).map(({ label }) => label)
  expect(readable.filter((label) => !examples.has(label))).toEqual([])
  expect(readable.length).toBeGreaterThan(10)
})

test.each(KNOWN_FILES.map((file) => [file.label, file.mapping] as const))(
  'the mapping of %s could be saved as a file',
  (_, { kind, columns, constants = {} }) => {
    expect(safeParse(MAPPING, { mapping: 1, kind, columns, constants }).success).toBe(true)
    const possible = new Set(meaningsOf(kind, PLACE).map(({ meaning }) => meaning))
    const given = [...Object.values(columns), ...Object.keys(constants)].filter((meaning) => meaning !== null)
    expect(given.filter((meaning) => !possible.has(meaning))).toEqual([])
  },
)

test.each(KNOWN_FILE_EXAMPLES.map((each) => [each.label, each] as const))(
  'the tool reads %s, and says so in one line',
  async (label, { name, kind, text, rows, at }) => {
    const { context, written, output } = memoryContext({ [`/${name}`]: text })
    const code = await convert([name, '--kind', kind, '--out', 'o.geojson'], context)
    expect([code, output.err]).toEqual([0, ''])
    expect(
      output.out.split('\n').filter((line) => line.includes(`read by its ready mapping (${label})`)),
    ).toHaveLength(1)
    const { features } = JSON.parse(written['/o.geojson'] ?? '{}') as {
      features: Awaited<ReturnType<typeof converted>>['features']
    }
    expect(features.map(({ properties }) => properties)).toMatchObject(rows)
    const rounded = (value: number) => Math.round(value * 100) / 100
    if (at.length > 0)
      expect(features.map(({ geometry }) => geometry?.coordinates.map(rounded) ?? null)).toEqual(at)
  },
)

describe('a ready mapping', () => {
  test('keeps victims, homes, editors and the grids of other countries out', async () => {
    for (const { name, kind, text } of KNOWN_FILE_EXAMPLES) {
      const { lines } = await converted([fileOf(text, name)], { kind })
      expect(lines.join('\n')).not.toMatch(/a person|ZZ1|1162213|1007314|ethnicity/i)
    }
  })
  test('of those that fit, the one that names most of the columns is taken', async () => {
    const { label, text } = RECORDS
    const both = text.replace('Crime Number', 'OBJECTID,Crime Number').replace('K1', '1,K1')
    const found = await recognised([fileOf(both)], 'incidents')
    expect(choicesFor(found, GROUND, 'incidents').ready).toBe(label)
  })
  test('finds columns by their words in any order, and by other words for a number', async () => {
    const text =
      'Crime Ref No,Offence Description,Offence Date From (dd/mm/yyyy),Offence Time From,Date Offence To,Time Offence To,Recorded Date,Victim Surname,Victim Postcode,Easting,Northing\n' +
      'K1,Burglary - Residential,13/05/2023,2115,14/05/2023,0630,15/05/2023,Person,ZZ1 1AA,360200,402100\n'
    const { features } = await converted([fileOf(text)], { kind: 'incidents' })
    expect(features[0]?.properties).toEqual({
      id: 'K1',
      category: 'burglary',
      occurred: '2023-05-13T21:15:00',
      occurredTo: '2023-05-14T06:30:00',
      reported: '2023-05-15',
    })
  })
  test('takes no house number for the number of an incident', async () => {
    const text =
      'OBJECTID,Number,Street,Offence,Incident_Date,Easting,Northing\n7,12,Mill Row,Burglary,2023-05-14,360200,402100\n'
    const { features, lines } = await converted([fileOf(text)], { kind: 'incidents' })
    expect(features[0]?.properties).toMatchObject({ id: '7', category: 'burglary' })
    expect(lines.join('')).not.toContain('"12')
  })
  test('places what has rounded coordinates alone in the middle of its square, and says so', async () => {
    const { name, text } = example('incidents of the London Fire Brigade')
    const { report, features } = await converted([fileOf(text, name)])
    expect(report.notices.map(({ code, count }) => `${code} ${count}`)).toContain('placed-by-rounded 1')
    expect(features[1]?.geometry?.coordinates[0]).toBeCloseTo(-2.6009, 3)
    const alone = text
      .replace(/,Latitude,Longitude|,53\.51,-2\.60|,NULL,NULL(?=\n)/g, '')
      .replaceAll('360200,402100', ',')
    const placed = await converted([fileOf(alone, name)])
    expect(placed.report.notices.map(({ code, count }) => `${code} ${count}`)).toContain(
      'placed-by-rounded 2',
    )
  })
  test('of statistical areas leaves columns named code and name as they are', async () => {
    const { name, text } = example('areas of the Office for National Statistics (WD23CD)')
    const own = text.replace('"FID":1', '"code":"own","name":"Own name"')
    const { features } = await converted([fileOf(own, name)], { kind: 'areas' })
    expect(features[0]?.properties).toEqual({ code: 'own', name: 'Own name', level: 'ward' })
  })
  test('takes the first column that is filled of those with one meaning', async () => {
    const { name, text } = example('collisions of STATS19')
    const old = text
      .replace('collision_index', 'collision_index,accident_index')
      .replace('2023060001', ',2023060001')
    const { features } = await converted([fileOf(old, name)])
    expect(features[0]?.properties['id']).toBe('2023060001')
  })
  test('reads months first only where no date of the file says otherwise', async () => {
    const { name, text } = example('complaints of a Socrata portal (complaint number, from and to)')
    const other = text.replaceAll('05/04/2023', '24/04/2023').replace('05/05/2023', '25/04/2023')
    const { features } = await converted([fileOf(other, name)])
    expect(features[0]?.properties['occurred']).toBe('2023-04-24T21:15:00')
  })
})

describe('a mapping that a person gives', () => {
  const mappedBy = async (mapping: Partial<Mapping>) => {
    const files = [fileOf(RECORDS.text)]
    const found = await recognised(files, 'incidents')
    const own = choicesFor(found, GROUND, 'incidents')
    const choices = withMapping(
      own,
      { mapping: 1, columns: {}, constants: {}, categories: {}, ...mapping },
      { columns: found.columns, place: PLACE },
    )
    if ('what' in choices) throw new Error(choices.what)
    const { features, report } = await converted(files, choices)
    const says = report.notices.find(({ code }) => code === 'ready-mapping')?.text
    return [features[0]?.properties, says] as const
  }
  test('comes before the ready one, and the report names what differs', async () => {
    const columns = { 'HO Code': 'category', 'Beat Code': 'agency' }
    const [properties, says] = await mappedBy({ columns, constants: { outcome: 'Open' } })
    expect(properties).toMatchObject({ id: 'K1', category: '28-3', agency: 'B1', outcome: 'Open' })
    expect(says).toBe(
      '1 row of a known form: read by its ready mapping (crimes of a force’s records system, chosen otherwise than there: HO Code, Offence, Beat Code).',
    )
  })
  test('of constants comes before those of the ready one', async () => {
    const { name, text } = example('collisions of STATS19')
    const { context, written } = memoryContext({ [`/${name}`]: text })
    await convert([name, '--kind', 'incidents', '--set', 'category=drugs', '--out', 'o.geojson'], context)
    expect(written['/o.geojson']).toContain('"category":"drugs"')
  })
  test('is suggested from the ready one', async () => {
    const { context, output } = memoryContext({ '/a.csv': RECORDS.text })
    expect(await convert(['a.csv', '--kind', 'incidents', '--suggest'], context)).toBe(0)
    expect(JSON.parse(output.out)).toMatchObject({
      ready: RECORDS.label,
      columns: { 'Committed To Time': 'endTime', 'Beat Code': null, 'Home Easting': null },
      reasons: {
        Offence: `by the ready mapping of ${RECORDS.label}`,
        'Beat Code': `by the ready mapping of ${RECORDS.label}: left out`,
      },
    })
  })
})

describe('outcomes of data.police.uk', () => {
  const RECORD = { category: { code: 'x', name: 'Caution' }, date: '2023-05', person_id: null }
  const CRIME = {
    persistent_id: 'p',
    category: 'burglary',
    location: { latitude: '53.51', longitude: '-2.6' },
  }
  test.each([
    [
      'the file',
      'Crime ID,Month,Reported by,Longitude,Latitude,Outcome type\na,2023-05,P,-2.6,53.51,Caution\n',
    ],
    ['the API for a place', JSON.stringify([{ ...RECORD, crime: CRIME }])],
    ['the API for a crime', JSON.stringify({ crime: CRIME, outcomes: [RECORD] })],
  ])('from %s are refused as any kind, with the file to take instead', async (_, text) => {
    for (const kind of ['incidents', 'actions'] as const)
      expect(await whyNot([fileOf(text, 'o.csv')], { kind })).toMatch(
        /^o\.csv holds outcomes of data\.police\.uk/,
      )
    const { context, output } = memoryContext({ '/o.csv': text })
    expect(await convert(['o.csv', '--kind', 'incidents', '--out', 'o.geojson'], context)).toBe(1)
    expect(output.err).toMatch(/Convert the file of street crimes of the same month/)
  })
})
