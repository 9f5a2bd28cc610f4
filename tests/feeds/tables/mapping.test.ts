/** Mappings: read from a text, applied to a file, suggested with reasons, and ready ones for well-known files. */
import { describe, expect, test } from 'vitest'
import { choicesFor } from '../../../src/feeds/formats/recognise.ts'
import {
  constantsIn,
  mappingOf,
  readMapping,
  withConstants,
  withMapping,
  type Mapping,
} from '../../../src/feeds/tables/mapping/mapping.ts'
import { suggestedMapping } from '../../../src/feeds/tables/mapping/suggest.ts'
import { PLACE } from '../../domain/shipped-place.ts'
import { GROUND, converted, fileOf, recognised, whyNot } from '../formats/converting.ts'

const TEXT = 'a,b,c,Victim Postcode,d,e\nr1,Noise (late),04/05/2024,ZZ1 1AA,-2.6,53.5\n'
const COLUMNS = { a: 'id', b: 'category', C: 'occurred', d: 'longitude', e: 'latitude' }

async function mapped(mapping: Partial<Mapping>, text = TEXT) {
  const files = [fileOf(text)]
  const found = await recognised(files, 'incidents')
  const choices = withMapping(
    choicesFor(found, GROUND, 'incidents'),
    { mapping: 1, columns: {}, constants: {}, categories: {}, ...mapping },
    { columns: found.columns, place: PLACE },
  )
  return 'what' in choices ? choices.what : (await converted(files, choices)).features[0]
}

describe('a mapping', () => {
  test('gives columns their meanings, and categories, dates and constants theirs', async () => {
    const mapping = {
      columns: COLUMNS,
      categories: { 'Noise (late)': 'anti-social-behaviour' },
      constants: { agency: 'Council' },
      days: 'month-first',
    } as const
    expect(await mapped(mapping)).toMatchObject({
      geometry: { coordinates: [-2.6, 53.5] },
      properties: { id: 'r1', category: 'anti-social-behaviour', occurred: '2024-04-05', agency: 'Council' },
    })
  })
  test('takes a meaning from the column that was guessed to have it', async () => {
    const text = 'ref,other,type,date,lon,lat\n1,x,Drugs,2024-05-04,-2.6,53.5\n'
    expect(await mapped({ columns: { other: 'id' } }, text)).toMatchObject({ properties: { id: 'x' } })
  })
  test('that names what does not exist is refused with what there is', async () => {
    expect(await mapped({ columns: { z: 'id' } })).toBe(
      'The mapping names a column z, which the file does not have. It has: a, b, c, Victim Postcode, d, e.',
    )
    expect(await mapped({ columns: { a: 'colour' } })).toMatch(/^colour is nothing that a column can mean/)
    expect(await mapped({ kind: 'actions' })).toBe('The mapping is for actions, not incidents.')
    expect(await mapped({ constants: { colour: 'red' } })).toMatch(/^colour is no field of incidents/)
  })
  test('is read from its text, with reasons ignored, and refused with the member at fault', () => {
    const text = JSON.stringify({ mapping: 1, columns: { a: 'id', b: null }, reasons: { a: 'its name' } })
    expect(readMapping(text, 'm.json')).toMatchObject({ mapping: 1, columns: { a: 'id', b: null } })
    const why = (wrong: string) => {
      const read = readMapping(wrong, 'm.json')
      return 'what' in read ? read.what : 'read'
    }
    expect(why('{"mapping":2}')).toBe('m.json is no mapping: mapping holds what it cannot mean.')
    expect(why('{"mapping":1,"crs":"1"}')).toBe('m.json is no mapping: crs holds what it cannot mean.')
    expect(why('[]')).toMatch(/^m\.json is no mapping/)
    expect(why('{')).toMatch(/^m\.json is no mapping/)
    expect(why('{"mapping":1,"constants":{"__proto__":"x"}}')).toMatch(/read|no mapping/)
  })
  test('written from choices makes the same choices again', async () => {
    const found = await recognised([fileOf(TEXT)], 'incidents')
    const own = choicesFor(found, GROUND, 'incidents')
    const again = withMapping(own, mappingOf(own, found), { columns: found.columns, place: PLACE })
    expect(again).toMatchObject({
      meanings: own.meanings,
      crs: own.crs,
      swap: own.swap,
      dayOrder: own.dayOrder,
    })
  })
})

describe('a suggestion', () => {
  test('names a reason for each column, and no cell of a home', async () => {
    const found = await recognised([fileOf(TEXT)], 'incidents')
    const suggested = suggestedMapping(found, choicesFor(found, GROUND, 'incidents'))
    expect(Object.keys(suggested.reasons)).toEqual(['a', 'b', 'c', 'Victim Postcode', 'd', 'e'])
    expect(suggested.reasons['Victim Postcode']).toBe('about a person or a home: left out')
    expect(suggested.samples['a']).toEqual(['r1'])
    expect(JSON.stringify(suggested)).not.toContain('ZZ1')
    expect(readMapping(JSON.stringify(suggested), 'm.json')).toMatchObject({ mapping: 1 })
  })
})

test('a suggestion gives no reason for leaving out what it takes, and takes no address for a number', async () => {
  const text =
    'Ref,Premises,Applicant,Notice served on,Postcode\nCO1,The Imagined Arms,GMP,04/05/2023,WN1 1AA\n'
  const found = await recognised([fileOf(text)], 'closure-orders')
  const suggested = suggestedMapping(found, choicesFor(found, GROUND, 'closure-orders'))
  expect(suggested.columns).toMatchObject({
    Premises: null,
    Applicant: 'applicant',
    'Notice served on': 'noticeServed',
  })
  expect(suggested.reasons['Applicant']).toMatch(/^by its name/)
  expect(suggested.samples).not.toHaveProperty('Applicant')
})

describe('a constant', () => {
  test('is a field and its value', () => {
    expect(constantsIn(['partner=other', 'type=a=b'])).toEqual({ partner: 'other', type: 'a=b' })
    expect(constantsIn(['partner'])).toMatchObject({ what: '--set partner is not of the form FIELD=VALUE.' })
  })
  test('takes the place of a column', async () => {
    const found = await recognised([fileOf('type,on,partner\nArrest,2024-05-04,nobody\n')], 'actions')
    const choices = withConstants(choicesFor(found, GROUND, 'actions'), { partner: 'other' }, PLACE)
    expect(choices).toMatchObject({ meanings: ['type', 'on', null], constants: { partner: 'other' } })
  })
})

describe('a ready mapping', () => {
  const SEARCHES =
    'Type,Date,Latitude,Longitude,Self-defined ethnicity,Legislation,Object of search,Outcome\n' +
    'Person search,2024-05-04T20:15:00+00:00,53.5,-2.6,W1,Some Act,Drugs,Arrest\n' +
    'Vehicle search,2024-05-05T20:15:00+00:00,,,,Some Act,Drugs,\n'
  test('reads stops and searches as actions of the police, with their places', async () => {
    const { features } = await converted([fileOf(SEARCHES)], { kind: 'actions' })
    expect(features.map(({ geometry }) => geometry?.coordinates ?? null)).toEqual([[-2.6, 53.5], null])
    expect(features[0]?.properties).toMatchObject({ type: 'stop-search', outcome: 'Arrest' })
    expect(PLACE.partners.find(({ id }) => id === features[0]?.properties['partner'])?.label).toMatch(
      /Police/,
    )
  })
  const forceOf = async (name: string) => {
    const { features, report } = await converted([fileOf(SEARCHES, name)], { kind: 'actions' })
    const notice = report.notices.find(({ code }) => code === 'force-assumed')?.text ?? null
    return [features[0]?.properties['partner'], notice]
  }
  test('takes the force from the name of the file, or says that it took the one of the place', async () => {
    const named = '2023-05-greater-manchester-stop-and-search.csv'
    expect(await forceOf(named)).toEqual([PLACE.police, null])
    expect(await forceOf(`2023-05-${PLACE.police}-stop-and-search.csv`)).toEqual([PLACE.police, null])
    expect(await forceOf('stops.csv')).toEqual([
      PLACE.police,
      `2 rows of a file whose name gives no force: taken as those of the force of the place (${PLACE.police}; partner set for all rows takes another).`,
    ])
  })
  test('keeps a force that no list names under its name, and refuses several at once', async () => {
    const other = fileOf(SEARCHES, '2023-05-merseyside-stop-and-search.csv')
    const { features, report } = await converted([other], { kind: 'actions' })
    expect(features.map(({ properties }) => properties['partner'])).toEqual(['merseyside', 'merseyside'])
    expect(report.notices).toContainEqual({
      code: 'partner-not-in-list',
      count: 2,
      text: '2 rows of a partner that no list names: kept and counted under its own name (merseyside: 2).',
    })
    const constants = { type: 'stop-search', partner: 'other' }
    expect(await whyNot([other], { kind: 'actions', constants })).toBe('2 rows')
    const files = [
      other,
      fileOf(`${SEARCHES}Vehicle search,2024-05-06,,,,Some Act,Drugs,\n`, '2023-05-gmp-stop-and-search.csv'),
    ]
    expect(await whyNot(files, { kind: 'actions' })).toMatch(/several forces: gmp, merseyside/)
  })
  test('no longer says so once the partner was chosen', async () => {
    const found = await recognised([fileOf(SEARCHES)], 'actions')
    const own = choicesFor(found, GROUND, 'actions')
    expect([own.assumed, withConstants(own, { partner: PLACE.police }, PLACE)]).toMatchObject([
      ['partner'],
      { assumed: [] },
    ])
  })
  test('refuses them as incidents', async () => {
    expect(await whyNot([fileOf(SEARCHES)], { kind: 'incidents' })).toMatch(/stops and searches/)
  })
  test('reads collisions of STATS19', async () => {
    const text =
      'accident_index,accident_year,location_easting_osgr,location_northing_osgr,longitude,latitude,accident_severity,date,time\n' +
      '2024060001,2024,360200,402100,-2.6,53.5,3,14/05/2024,21:15\n2024060002,2024,NULL,NULL,NULL,NULL,2,14/05/2024,09:05\n'
    const { features, report } = await converted([fileOf(text)], { kind: 'incidents' })
    expect(features[0]?.properties).toMatchObject({ id: '2024060001', category: 'road-collision' })
    expect(report).toMatchObject({ shown: 1, setAside: [{ reason: 'missing-geometry', count: 1 }] })
  })
})
