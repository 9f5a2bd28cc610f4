/** Ids, categories, partners and options as other systems write them. */
import { describe, expect, test } from 'vitest'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import { soundsSensitive } from '../../../src/feeds/incidents/sensitive-names.ts'
import { nameList, partnerList } from '../../../src/feeds/tables/names/name-list.ts'
import { optionIn } from '../../../src/feeds/tables/names/options.ts'
import { converted, fileOf } from '../formats/converting.ts'

async function idsOf(...rows: readonly string[]) {
  const text = ['ref,type,date,lon,lat', ...rows, ''].join('\n')
  const { features, report } = await converted([fileOf(text)], { kind: 'incidents' })
  return { ids: features.map(({ properties }) => properties['id']), report }
}
const row = (id: string, date = '2024-05-14', place = '-2.6,53.5', type = 'Burglary') =>
  `${id},${type},${date},${place}`

describe('an id', () => {
  test('that begins again each day is kept apart by a suffix', async () => {
    const { ids, report } = await idsOf(row('1'), row('2'), row('1', '2024-05-15'), row('1', '2024-05-15'))
    expect(ids).toEqual(['1', '2', '1-2'])
    expect(report.setAside).toMatchObject([{ reason: 'duplicate-id', count: 1 }])
    expect(report.notices).toContainEqual(expect.objectContaining({ code: 'repeated-id', count: 1 }))
  })
  test('that begins again in another file or place is kept apart too', async () => {
    const text = (...rows: readonly string[]) => ['OBJECTID,type,date,lon,lat', ...rows, ''].join('\n')
    const files = [fileOf(text(row('1'))), fileOf(text(row('1', '2024-06-14')), 'b.csv')]
    expect((await converted(files, { kind: 'incidents' })).report).toMatchObject({ rowsIn: 2, shown: 2 })
    expect((await idsOf(row('1'), row('1', '2024-05-14', '-2.61,53.51'))).ids).toEqual(['1', '1-2'])
  })
  test('of the same event in another category is one event', async () => {
    const { ids } = await idsOf(row('1'), row('1', '2024-05-14', '-2.6,53.5', 'Robbery'))
    expect(ids).toEqual(['1'])
  })
  test('that a spreadsheet has rounded is replaced, and said', async () => {
    const { ids, report } = await idsOf(row('1.23457E+11'), row('1.23457E+11'))
    expect(ids).toEqual(['a-line-2', 'a-line-3'])
    expect(report.notices).toContainEqual(expect.objectContaining({ code: 'damaged-id', count: 2 }))
  })
  test('that is a number too large for JSON is replaced', async () => {
    const feature = (at: number) =>
      `{"type":"Feature","properties":{"OBJECTID":12345678901234567${at},"type":"Drugs","date":"2024-05-14"},"geometry":{"type":"Point","coordinates":[-2.6,53.5]}}`
    const text = `{"type":"FeatureCollection","features":[${feature(1)},${feature(2)}]}`
    const { report } = await converted([fileOf(text, 'a.geojson')], { kind: 'incidents' })
    expect(report).toMatchObject({ rowsIn: 2, shown: 2 })
  })
  test.each(['NULL', 'NA', 'n/a', '-'])('%s is none', async (word) => {
    expect((await idsOf(row(word))).ids).toEqual(['a-line-2'])
  })
})

describe('a category', () => {
  const list = nameList(DEFAULT_CATEGORIES)
  test.each([
    ['Burglary - Residential', 'burglary'],
    ['ASB - Nuisance', 'anti-social-behaviour'],
    ['Anti Social Behaviour - Environmental', 'anti-social-behaviour'],
    ['Assault without injury', 'violent-crime'],
    ['ASSAULT OCCASIONING ACTUAL BODILY HARM', 'violent-crime'],
    ['Violence with injury', 'violent-crime'],
    ['Criminal damage to dwellings', 'criminal-damage-arson'],
    ['Theft from vehicle', 'vehicle-crime'],
  ])('%s is counted as %s', (name, id) => expect(list(name)).toMatchObject({ id, isListed: true }))
  test('is what was chosen for its name', () => {
    const chosen = nameList(DEFAULT_CATEGORIES, { 'Noise (domestic)': 'anti-social-behaviour' })
    expect(chosen('noise domestic')).toEqual({ id: 'anti-social-behaviour', isListed: true, isClose: false })
  })
  test.each(['Assault on a child', 'Burglary - sexual motive'])('%s is not hidden in another', (name) =>
    expect(list(name).isListed).toBe(false),
  )
  test.each([
    'Rape',
    'rape-of-a-female',
    'Sexual offences',
    'Domestic abuse',
    'Child neglect',
    'Indecent exposure',
    'Modern slavery',
    'Missing person',
    'Stalking',
    'CSE',
  ])('%s sounds sensitive', (name) => expect(soundsSensitive(name)).toBe(true))
  test.each(['Grapevine', 'Essex Road', 'Childwall', 'Middlesex', 'Drone & kite', 'Fly tipping', 'Dash'])(
    '%s does not',
    (name) => expect(soundsSensitive(name)).toBe(false),
  )
  test('that no list has and that sounds sensitive is moved to its square', async () => {
    const { report } = await idsOf(row('1', '2024-05-14', '-2.6012,53.5013', 'Domestic abuse'))
    expect(report.notices).toContainEqual(expect.objectContaining({ code: 'moved', count: 1 }))
  })
})

describe('a partner', () => {
  const list = partnerList([
    { id: 'np', label: 'Northtown Police' },
    { id: 'nc', label: 'Northtown Council' },
  ])
  test('that no list names is one under all spellings, and as text only', () => {
    expect(['Street Angels', 'street  angels', 'STREET ANGELS'].map((name) => list(name).id)).toEqual([
      'Street Angels',
      'Street Angels',
      'Street Angels',
    ])
    expect(list('<img src=x>').id).toBe('<img src=x>')
  })
  test.each([
    ['np', 'np'],
    ['Northtown Police', 'np'],
    ['Police', 'np'],
    ['council', 'nc'],
    ['Northtown', 'Northtown'],
    ['The neighbours', 'The neighbours'],
  ])('%s is %s', (name, id) => expect(list(name).id).toBe(id))
})

test.each([
  ['Full', ['full', 'partial'], 'full'],
  ['Partial closure', ['full', 'partial'], 'partial'],
  ['Whole premises', ['whole', 'part'], 'whole'],
  ['Northtown Council', ['police', 'council', 'registered-provider'], 'council'],
  ['Elm Housing Association', ['police', 'council', 'registered-provider'], 'registered-provider'],
  ['police and council', ['police', 'council'], 'police and council'],
  ['unclear', ['full', 'partial'], 'unclear'],
])('%s among %j is %s', (text, options, expected) => expect(optionIn(text, options)).toBe(expected))
