/** Street crime CSV into a feed: rows in = rows out + rows set aside, and nothing is made up. */
import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { decodeBorough } from '../../src/domain/borough/decode.ts'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { rowsSetAside } from '../../src/domain/feed.ts'
import { readFeed } from '../../src/feeds/read-feed.ts'
import type { Converted, StreetFile } from '../../src/feeds/street-csv.ts'
import { streetIncidents } from '../../src/feeds/street-csv.ts'
import { vicinityOf } from '../../src/feeds/vicinity.ts'
import { collection, contextOf, feedOf } from './opened.ts'
import { SMALL_BOROUGH } from './small-borough.ts'

const HEADER =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context'
const line = (id: string, type = 'Burglary', place = '-2.600000,53.500000', month = '2018-06') =>
  `${id},${month},Invented Police,Invented Police,${place},On or near Elm Street,E01000001,Small 001A,${type},Under investigation,`
const file = (lines: readonly string[], name = '2018-06-street.csv'): StreetFile => ({
  name,
  text: [HEADER, ...lines, ''].join('\n'),
})
const vicinity = vicinityOf(SMALL_BOROUGH.outline)
function converted(...files: readonly StreetFile[]): Converted {
  const result = streetIncidents(files, 'crimes', vicinity)
  if (result.kind === 'failed') throw new Error(result.what)
  return result
}
interface Line {
  readonly properties: { readonly id: string; readonly category: string }
}
const featuresIn = ({ lines }: Converted) => lines.map((text) => JSON.parse(text) as Line)
const idsIn = (result: Converted) => featuresIn(result).map((feature) => feature.properties.id)
const whyNot = (text: string) => {
  const result = streetIncidents([{ name: 'a.csv', text }], 'crimes', vicinity)
  return result.kind === 'failed' ? result.what : `${result.lines.length} rows`
}

test('a row becomes an incident known by month', () => {
  expect(JSON.parse(converted(file([line('c1')])).lines[0] ?? '')).toEqual({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [-2.6, 53.5] },
    properties: {
      id: 'c1',
      category: 'burglary',
      occurred: '2018-06',
      agency: 'Invented Police',
      location: 'On or near Elm Street',
      outcome: 'Under investigation',
    },
  })
})

test('every crime type becomes the slug of the contract', () => {
  const types = DEFAULT_CATEGORIES.map(({ label }, i) => line(`c${i}`, label))
  const slugs = featuresIn(converted(file(types))).map((feature) => feature.properties.category)
  expect(slugs).toEqual(DEFAULT_CATEGORIES.map(({ id }) => id))
  expect(slugs).toContain('violent-crime')
  const odd = converted(file([line('c', 'Drone & kite')]))
  expect(featuresIn(odd)[0]?.properties.category).toBe('drone-kite')
  expect(odd.report.notices).toContainEqual(expect.objectContaining({ code: 'not-in-list', count: 1 }))
})

describe('ids', () => {
  test('are made from file and line where they are blank, the same each time', () => {
    const rows = file([line(''), line('c1'), line('')])
    expect(idsIn(converted(rows))).toEqual(['2018-06-street-line-2', 'c1', '2018-06-street-line-4'])
    expect(converted(rows)).toEqual(converted(rows))
  })
  test('that come again stay apart, over several files', () => {
    const again = converted(
      file([line('c1'), line('c1'), line('c1-2')]),
      file([line('c1'), line('')]),
      file([line('')]),
    )
    expect(idsIn(again)).toEqual([
      'c1',
      'c1-2',
      'c1-2-2',
      'c1-3',
      '2018-06-street-line-3',
      '2018-06-street-line-2',
    ])
    expect(again.report.notices).toContainEqual(expect.objectContaining({ code: 'repeated-id', count: 3 }))
    expect(again.report.notices).toContainEqual(expect.objectContaining({ code: 'made-id', count: 2 }))
  })
})

test('what cannot be placed or dated is set aside with its line', () => {
  const { report, lines } = converted(
    file([
      line('ok'),
      line('blank', 'Burglary', ','),
      line('swapped', 'Burglary', '53.5,-2.6'),
      line('metres', 'Burglary', '357000,405000'),
      line('words', 'Burglary', 'west,53.5'),
      line('far', 'Burglary', '0.1,51.5'),
      line('late', 'Burglary', '-2.6,53.5', '2018-13'),
      line('early', 'Burglary', '-2.6,53.5', '1999-12'),
      line('none', ''),
    ]),
  )
  expect(lines).toHaveLength(1)
  expect([report.rowsIn, report.shown, rowsSetAside(report)]).toEqual([9, 1, 8])
  const found = report.setAside.map(({ reason, examples }) => [reason, examples[0]?.line, examples[0]?.id])
  expect(found).toEqual([
    ['missing-geometry', 3, 'blank'],
    ['bad-coordinates', 6, 'words'],
    ['swapped-axes', 4, 'swapped'],
    ['metres', 5, 'metres'],
    ['outside', 7, 'far'],
    ['missing-field', 10, 'none'],
    ['bad-date', 8, 'late'],
    ['before-2000', 9, 'early'],
  ])
})

describe('the file', () => {
  const plain = converted(file([line('c1'), line('c2')])).lines
  test('may have a byte order mark, CRLF, blank lines, quoted cells and columns in any order', () => {
    const { text } = file([line('c1'), '', line('c2')])
    expect(converted({ name: 'a.csv', text: `\uFEFF${text.replaceAll('\n', '\r\n')}` }).lines).toEqual(plain)
    const quoted = text.replaceAll('On or near Elm Street', '"On or near Elm Street"')
    expect(converted({ name: 'a.csv', text: quoted }).lines).toEqual(plain)
    const turned = text.split('\n').map((each) => each.split(',').toReversed().join())
    expect(converted({ name: 'a.csv', text: turned.join('\n') }).lines).toEqual(plain)
  })
  test('names lines rightly after a cell of several lines', () => {
    const broken = line('c1').replace('On or near Elm Street', '"On or near\nElm Street"')
    const { report } = converted(file([broken, line('c2', '')]))
    expect(report.setAside[0]?.examples).toEqual([{ row: 2, line: 4, id: 'c2', field: 'Crime type' }])
  })
  test('that is none of these is refused in words', () => {
    expect(whyNot('<html>')).toBe('a.csv is a web page, not a CSV.')
    expect(whyNot('')).toContain('it has no column "Month", "Longitude", "Latitude", "Crime type".')
    expect(whyNot('id,Month,Latitude\n')).toContain('it has no column "Longitude", "Crime type".')
  })
  test('that is cut off is refused whole', () => {
    const { text } = file([line('c1'), line('c2')])
    expect(whyNot(text.slice(0, -40))).toBe('a.csv ends early: its last row is cut off.')
    expect(whyNot(`${text}"c3,2018-06`)).toBe('a.csv ends early: its last row is cut off.')
    expect(whyNot(text)).toBe('2 rows')
  })
})

test('what was converted is read without a fault', () => {
  const { lines } = converted(file([line('c1'), line('c1'), line(''), line('', 'Anti-social behaviour')]))
  const read = readFeed(
    feedOf('incidents'),
    collection(lines.map((text) => JSON.parse(text) as unknown)),
    contextOf(),
  )
  expect(read).toMatchObject({ report: { rowsIn: 4, shown: 4, setAside: [] } })
})

const realFile = process.env['HOLDFAST_STREET_CSV']

describe('the real file of June 2018', () => {
  beforeEach(({ skip }) =>
    skip(!realFile, 'skipped: HOLDFAST_STREET_CSV names no file of real street crimes'),
  )
  const text = realFile ? readFileSync(realFile, 'utf8') : HEADER
  const encoded = readFileSync(new URL('../../data/geography/borough.json', import.meta.url), 'utf8')
  const { outline } = decodeBorough(JSON.parse(encoded))
  const result = streetIncidents([{ name: 'real.csv', text }], 'real', vicinityOf(outline))

  test('gives 3,048 rows for 3,048', () => {
    expect(result).toMatchObject({ report: { rowsIn: 3048, shown: 3048, setAside: [] } })
  })
  test('by category as an independent count has it', () => {
    const types = text
      .trimEnd()
      .split(/\r?\n/)
      .slice(1)
      .map((each) => (each.split(',')[9] ?? '').toLowerCase())
    const slugs = types.map((type) =>
      type === 'violence and sexual offences'
        ? 'violent-crime'
        : type.replace(' and arson', '-arson').replaceAll(' ', '-'),
    )
    const found =
      result.kind === 'converted' ? featuresIn(result).map(({ properties }) => properties.category) : []
    expect(tally(found)).toEqual(tally(slugs))
    expect(tally(found).size).toBe(14)
  })
  test('keeps every id apart', () => {
    expect(new Set(result.kind === 'converted' ? idsIn(result) : []).size).toBe(3048)
  })
})

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
