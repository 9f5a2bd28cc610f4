/** Arbitrary CSV: columns recognised by name and by range, rows placed, categories matched. */
import { describe, expect, test } from 'vitest'
import { DEFAULT_CATEGORIES } from '../../../src/domain/category.ts'
import { guessesFor } from '../../../src/feeds/tables/columns/guesses.ts'
import { nameList } from '../../../src/feeds/tables/names/name-list.ts'
import { fieldsOf, meaningsOf } from '../../../src/feeds/tables/meanings.ts'
import { converted, fileOf, recognised, whyNot } from './converting.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const meaningsIn = async (text: string) => {
  const { guesses } = await recognised([fileOf(text)])
  return guesses.map(({ meaning, sureness }) => `${meaning ?? '-'} ${sureness}`)
}
const ROW = 'r1,Burglary,2024-05-04 21:15,-2.6,53.5'

describe('columns', () => {
  test('are recognised by name, whatever the case and punctuation', async () => {
    expect(await meaningsIn(`Crime Ref,Offence_Type,Incident Date,LON,Lat\n${ROW}\n`)).toEqual([
      'id sure',
      'category sure',
      'occurred sure',
      'longitude sure',
      'latitude sure',
    ])
  })
  test('are recognised by the range of their values where names are unknown', async () => {
    expect(await meaningsIn(`ref,type,date,a,b\n${ROW}\n`)).toEqual([
      'id sure',
      'category sure',
      'occurred sure',
      'longitude likely',
      'latitude likely',
    ])
  })
  test('are only likely where name and cells disagree', async () => {
    const recognition = await meaningsIn('ref,type,date,longitude,latitude\nr,Burglary,soon,358000,405000\n')
    expect(recognition.slice(2)).toEqual(['occurred likely', 'longitude likely', 'latitude likely'])
  })
  test('without a meaning are left out and named', async () => {
    const { features, report } = await converted([
      fileOf(`ref,type,date,lon,lat,officer,empty\n${ROW},A Name,\n`),
    ])
    expect(JSON.stringify(features)).not.toContain('A Name')
    expect(report.notices.find(({ code }) => code === 'columns-left-out')?.text).toBe(
      '1 row with columns that stand for no field of the feed: those were left out (officer).',
    )
  })
  test('never share a meaning', async () => {
    const { columns } = await recognised([fileOf(`date,Incident date,lon,longitude,lat,type\n${ROW},x\n`)])
    const told = guessesFor(columns, 'incidents', PLACE).flatMap(({ meaning }) => meaning ?? [])
    expect(new Set(told).size).toBe(told.length)
  })
  test('can be given other meanings', async () => {
    const files = [fileOf(`a,b,c,d,e\n${ROW}\n`)]
    const { features } = await converted(files, {
      meanings: ['id', 'category', 'occurred', 'longitude', 'latitude'],
    })
    expect(features[0]).toMatchObject({
      geometry: { coordinates: [-2.6, 53.5] },
      properties: { id: 'r1', category: 'burglary', occurred: '2024-05-04T21:15:00' },
    })
  })
  test.each([',', ';', '\t', '|'])('may be separated by %j', async (separator) => {
    const text = `ref,type,date,lon,lat\n${ROW}\n"r,2","Drug; dealing",2024-05-05,-2.61,53.51\n`
    const parted = text.replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, separator)
    const { features } = await converted([fileOf(parted)])
    expect(features.map(({ properties }) => properties['id'])).toEqual(['r1', 'r,2'])
  })
})

describe('a row is placed', () => {
  const placed = async (text: string, options = {}) => {
    const { features, report } = await converted([fileOf(text)], options)
    const codes = report.notices.map(({ code, count }) => `${code} ${count}`)
    return { at: features.map(({ geometry }) => geometry?.coordinates), features, report, codes }
  }
  test('by easting and northing, where the columns are so named, with a notice', async () => {
    const { at, codes } = await placed(
      'ref,type,date,Easting,Northing\nr,Burglary,2024-05-04,360200,402100\n',
    )
    expect(at[0]?.[0]).toBeCloseTo(-2.6015, 2)
    expect(at[0]?.[1]).toBeCloseTo(53.5139, 2)
    expect(codes).toContain('from-national-grid 1')
  })
  test('at the centre of its postcode, marked in the row and in a notice', async () => {
    const { at, features, codes } = await placed(
      'ref,type,date,Post code\nr,Burglary,2024-05-04,zz11aa\ns,Burglary,2024-05-04,ZZ9 9ZZ\nt,Burglary,2024-05-04,\n',
    )
    expect(at).toEqual([[-2.61, 53.51]])
    expect(features[0]?.properties['placedBy']).toBe('postcode')
    expect(codes).toContain('placed-by-postcode 1')
  })
  test('by its postcode where coordinates are blank, by its coordinates otherwise', async () => {
    const { features, report } = await placed(
      'ref,type,date,lon,lat,postcode\nr,Burglary,2024-05-04,,,ZZ1 1AA\ns,Burglary,2024-05-04,-2.6,53.5,ZZ1 1AA\nt,Burglary,2024-05-04,,,ZZ9 9ZZ\n',
    )
    expect(features.map(({ properties }) => properties['placedBy'])).toEqual(['postcode', undefined])
    expect(report.setAside).toEqual([
      { reason: 'unknown-postcode', count: 1, examples: [{ row: 3, line: 4, id: 't' }] },
    ])
  })
  test('not at all where the postcodes do not open', async () => {
    const options = { context: { postcodes: () => Promise.reject(new Error('gone')) } }
    expect(await whyNot([fileOf('ref,type,date,postcode\nr,x,2024-05-04,ZZ1 1AA\n')], options)).toBe(
      'The list of postcodes did not open.',
    )
  })
})

describe('categories', () => {
  const list = nameList(DEFAULT_CATEGORIES)
  test.each([
    ['Violence and sexual offences', 'violent-crime'],
    ['VIOLENCE AND SEXUAL OFFENCES', 'violent-crime'],
    ['criminal damage & arson', 'criminal-damage-arson'],
    ['Antisocial behaviour', 'anti-social-behaviour'],
    ['ASB', 'anti-social-behaviour'],
    ['Theft from person', 'theft-from-the-person'],
    ['Burglaries', 'burglary'],
    ['vehicle-crime', 'vehicle-crime'],
    ['Theft of pedal cycle', 'bicycle-theft'],
  ])('%s is matched to %s', (heading, id) => expect(list(heading)).toMatchObject({ id, isListed: true }))
  test.each([
    ['Drone & kite', 'drone-kite'],
    ['Кража', 'кража'],
    ['盗窃', '盗窃'],
    ['☠', '☠'],
    ['__proto__', 'proto'],
    ['constructor', 'constructor'],
  ])('%s becomes %s, not in list', (heading, id) => {
    expect(list(heading)).toEqual({ id, isListed: false, isClose: false })
  })
  test('are named in the report where they are not in the list or matched by a close name', async () => {
    const rows = ['ASB', 'asb', 'Кража', 'Burglary'].map((type, i) => `r${i},${type},2024-05-04,-2.6,53.5`)
    const { report } = await converted([fileOf(['ref,type,date,lon,lat', ...rows, ''].join('\n'))])
    const texts = report.notices.map(({ text }) => text).join(' ')
    expect(texts).toContain('(кража: 1)')
    expect(texts).toContain('(ASB as anti-social-behaviour: 1, asb as anti-social-behaviour: 1)')
  })
})

describe('ids', () => {
  const csv = (...rows: readonly string[]) =>
    fileOf(['ref,type,date,reported,lon,lat', ...rows, ''].join('\n'))
  test('are made where they are blank; identical rows count once, and of differing ones the newest reported', async () => {
    const row = (id: string, reported: string) => `${id},Burglary,2024-05-04,${reported},-2.6,53.5`
    const rows = [
      row('', ''),
      row('a', '2024-05-06'),
      row('a', '2024-05-06'),
      row('a', '2024-05-05'),
      row('b', ''),
      row('b', '2024-05-09'),
    ]
    const forwards = await converted([csv(...rows)])
    const recognition = (features: typeof forwards.features) =>
      features
        .map(({ properties }) => ['id', 'reported'].map((name) => String(properties[name])).join(' '))
        .toSorted()
    expect(recognition(forwards.features)).toEqual(['a 2024-05-06', 'a-line-2 undefined', 'b 2024-05-09'])
    expect(forwards.report.setAside).toMatchObject([{ reason: 'duplicate-id', count: 3 }])
    const backwards = await converted([csv(...rows.toReversed())])
    expect(recognition(backwards.features).slice(-1)).toEqual(['b 2024-05-09'])
    expect(
      backwards.features.find(({ properties }) => properties['id'] === 'a')?.properties['reported'],
    ).toBe('2024-05-06')
  })
})

describe('other kinds', () => {
  test('allow every field of every kind to be chosen, with its own label', () => {
    expect(fieldsOf('closure-orders', PLACE).find(({ name }) => name === 'noticeServed')).toMatchObject({
      sort: 'moment',
      isNeeded: true,
    })
    expect(fieldsOf('patrol-visits', PLACE).find(({ name }) => name === 'start')?.sort).toBe('moment')
    expect(meaningsOf('commitments', PLACE).map(({ meaning }) => meaning)).not.toContain('longitude')
    expect(meaningsOf('patrol-visits', PLACE).find(({ meaning }) => meaning === 'device')?.label).toBe(
      'Device',
    )
  })
  test.each([
    ['actions', 'id,type,on,partner,count,lon,lat\n1,Tidy up,04/05/2024,Wigan Council,"1,200",-2.6,53.5\n'],
    [
      'closure-orders',
      'id,Notice served,Made,Ends,Access,Premises,breaches,lon,lat\n1,2024-05-04,2024-05-06,2024-08-06,Full,19,2024-06-01; 2024-06-02,-2.6,53.5\n',
    ],
    ['commitments', 'id,agreed,text,owner,due,public\n1,2024-05-04,Lights,wigan-council,2024-06-01,Yes\n'],
    [
      'survey-results',
      'id,site,from,to,question,answered,agreed\n1,site-b,2024-05-01,2024-05-31,Safe?,120,80\n',
    ],
    ['patrol-visits', 'id,hotspot,start,end,mode,officers\n1,h1,2024-05-04 21:15,2024-05-04 21:30,foot,2\n'],
    ['patrol-visits', 'id,place,start,end,lon,lat\n1,p1,2024-05-04 21:15,2024-05-04 21:30,-2.6,53.5\n'],
  ] as const)('%s are converted from a CSV with the field names as columns', async (kind, text) => {
    const { report } = await converted([fileOf(text)], { kind })
    expect(report).toMatchObject({ rowsIn: 1, shown: 1 })
    expect((await recognised([fileOf(text)])).feedKind).toBe(kind)
  })
  test.each(['sites', 'areas', 'patrol-hotspots'] as const)(
    '%s need a polygon, which a CSV cannot contain',
    async (kind) => {
      const { report } = await converted([fileOf('id,code,name,lon,lat\n1,1,x,-2.6,53.5\n')], { kind })
      expect(report).toMatchObject({ rowsIn: 1, shown: 0 })
    },
  )
  test('write no coordinate for an action counted by area', async () => {
    const text = 'id,type,on,partner,lon,lat\n1,Safeguarding referral,2024-05-04,gmp,-2.6123,53.5123\n'
    const { lines } = await converted([fileOf(text)], { kind: 'actions' })
    expect(lines[0]).toContain('safeguarding-referral')
    expect(lines[0]).not.toContain('2.6123')
  })
})

test('prototype names as columns or cells do not change any object', async () => {
  const text = '__proto__,constructor,ref,type,date,lon,lat\nx,y,__proto__,constructor,2024-05-04,-2.6,53.5\n'
  const { features } = await converted([fileOf(text)])
  expect(Object.keys(features[0]?.properties ?? {})).toEqual(['id', 'category', 'occurred'])
  expect(features[0]?.properties['id']).toBe('__proto__')
  expect({}).not.toHaveProperty('polluted')
})

test('files with other columns are not combined; files with the same columns in another order are', async () => {
  const first = fileOf(`ref,type,date,lon,lat\n${ROW}\n`, 'a.csv')
  const other = fileOf('ref,kind,date,lon,lat\nr2,Burglary,2024-05-04,-2.6,53.5\n', 'b.csv')
  expect(await whyNot([first, other])).toBe('b.csv has other columns than a.csv.')
  const turned = fileOf('lat,lon,date,type,ref\n53.5,-2.6,2024-05-04,Burglary,r2\n', 'b.csv')
  expect((await converted([first, turned])).features).toHaveLength(2)
  const gpx = fileOf('<gpx></gpx>', 'c.gpx')
  expect(await whyNot([first, gpx])).toBe('a.csv holds Table, c.gpx holds GPX tracks.')
})
