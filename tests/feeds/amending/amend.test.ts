/** Amendments in the text of a feed: all other characters stay, and the feed's reader validates the result. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FeedKind } from '../../../src/domain/feed.ts'
import { amendedFeed } from '../../../src/feeds/amending/amend.ts'
import { type Amendment, endOfList } from '../../../src/feeds/amending/amended-text.ts'
import { collection, contextOf, feedOf, fixture } from '../opened.ts'

const SHAPE = {
  type: 'Polygon',
  coordinates: [
    [
      [-2.61, 53.51],
      [-2.6, 53.51],
      [-2.6, 53.52],
      [-2.61, 53.51],
    ],
  ],
}
const HOTSPOT = { id: 'new', name: 'New', from: '2024-09-01', visitsPerDay: 2, minutesPerVisit: 15 }
const row = (properties: object, geometry: object | null = SHAPE): Amendment => ({
  kind: 'add-row',
  geometry: geometry as Readonly<Record<string, unknown>> | null,
  properties: properties as Readonly<Record<string, unknown>>,
})
const phase = (site: string, members: object): Amendment => ({
  kind: 'add-phase',
  site,
  phase: members as Readonly<Record<string, unknown>>,
})
const amend = (kind: FeedKind, text: string | null, ...amendments: readonly Amendment[]) =>
  amendedFeed({ feed: feedOf(kind), text, amendments, context: contextOf, marks: { handling: 'official' } })
function amended(kind: FeedKind, text: string | null, ...amendments: readonly Amendment[]) {
  const answer = amend(kind, text, ...amendments)
  if (answer.kind !== 'amended') throw new Error(JSON.stringify(answer))
  return answer
}
const faults = (kind: FeedKind, text: string | null, ...amendments: readonly Amendment[]) => {
  const answer = amend(kind, text, ...amendments)
  if (answer.kind !== 'faulty') throw new Error(JSON.stringify(answer))
  return answer.faults.map(({ field, reason }) => `${field}: ${reason}`)
}
const sites = readFileSync(fixture('sites.geojson'), 'utf8')

describe('an added row', () => {
  test('comes last, and every other character stays', () => {
    const text = readFileSync(fixture('patrol-hotspots.geojson'), 'utf8')
    const answer = amended('patrol-hotspots', text, row(HOTSPOT))
    expect(answer.after.rowsIn).toBe(answer.before.rowsIn + 1)
    expect(answer.after.shown).toBe(answer.before.shown + 1)
    expect(answer.after.setAside).toEqual(answer.before.setAside)
    const line = `,\n${JSON.stringify({ type: 'Feature', geometry: SHAPE, properties: HOTSPOT })}`
    expect(answer.text.replace(line, '').replace('"handling":"official",', '')).toBe(text)
  })
  test('leaves numbers, unknown members and bare NaN as they are written', () => {
    const unusual = `{ "name": "x{[\\"", "features" : [ {"type":"Feature","geometry":null,"properties":{"id":7,"n":1.500,"w":NaN}} ] ,"type":"FeatureCollection","crs":{"a":[1,2]},"handling":"secret"}`
    const { text } = amended(
      'commitments',
      unusual,
      row({ id: 'c', agreed: '2024-08-01', text: 't', owner: 'o', due: '2024-09-01' }, null),
    )
    expect(text).toContain('"n":1.500,"w":NaN}},\n{"type":"Feature"')
    expect(text).toContain('"crs":{"a":[1,2]},"handling":"secret"}')
    expect(text.match(/handling/g)).toHaveLength(1)
  })
  test('is written into a new file and into an empty list', () => {
    for (const text of [null, collection([])]) {
      const answer = amended('patrol-hotspots', text, row(HOTSPOT))
      expect(answer.after).toMatchObject({ rowsIn: 1, shown: 1, setAside: [] })
      expect(JSON.parse(answer.text)).toMatchObject({
        handling: 'official',
        features: [{ properties: HOTSPOT }],
      })
    }
  })
  test('is written with the earlier amendments, once', () => {
    const first = amended('patrol-hotspots', null, row(HOTSPOT))
    const both = [row(HOTSPOT), row({ ...HOTSPOT, id: 'second' })]
    expect(amended('patrol-hotspots', null, ...both)).toMatchObject({ earlier: 1, after: { shown: 2 } })
    expect(amended('patrol-hotspots', first.text, ...both)).toMatchObject({ earlier: 0, after: { shown: 2 } })
  })
  test('is refused with every fault at its field', () => {
    const bad = {
      id: 'x',
      name: '',
      from: '2024-02-31',
      visitsPerDay: 'many',
      minutesPerVisit: 2000,
      hours: '9',
    }
    expect(faults('patrol-hotspots', null, row(bad))).toEqual([
      'name: missing-field',
      'from: bad-date',
      'visitsPerDay: bad-field',
      'minutesPerVisit: bad-field',
      'hours: bad-field',
    ])
    expect(faults('patrol-hotspots', null, row({ ...HOTSPOT, to: '2024-01-01' }))).toEqual([
      'to: ends-before-start',
    ])
    expect(faults('patrol-hotspots', null, row(HOTSPOT, null))).toEqual(['null: missing-geometry'])
    expect(
      faults('patrol-hotspots', collection([]), row(HOTSPOT), row({ ...HOTSPOT, name: 'Other' })),
    ).toEqual(['id: duplicate-id'])
    const late = { id: 'c', agreed: '2030-01-01', text: 'x'.repeat(201), owner: 'o', due: '2024-09-01' }
    expect(faults('commitments', null, row(late, null))).toEqual(['text: bad-field'])
    expect(faults('commitments', null, row({ ...late, text: 't' }, null))).toEqual(['agreed: future-date'])
  })
})

describe('an added phase', () => {
  test('comes last among the phases of its site, without a new row', () => {
    const decided = { kind: 'build', from: '2024-09-01', decidedBy: 'Board' }
    const answer = amended('sites', sites, phase('s-1', decided))
    expect(answer.after).toEqual(answer.before)
    expect(answer.text).toContain(JSON.stringify(decided))
    const { features } = JSON.parse(answer.text) as {
      readonly features: readonly { readonly properties: { readonly phases: readonly object[] } }[]
    }
    expect(features[0]?.properties.phases).toHaveLength(3)
    expect(features[0]?.properties.phases.at(-1)).toEqual(decided)
  })
  test('is refused where it ends before it begins, at its own field', () => {
    expect(
      faults('sites', sites, phase('s-1', { kind: 'build', from: '2024-09-01', to: '2024-08-01' })),
    ).toEqual(['phases: ends-before-start'])
    expect(faults('sites', sites, phase('s-1', { kind: 'rest', from: '' }))).toEqual([
      'phases[1].kind: bad-field',
      'phases[1].from: bad-date',
    ])
  })
  test('fails with a message where its site is missing or repeated', () => {
    const build = { kind: 'build', from: '2024-09-01' }
    expect(amend('sites', sites, phase('nowhere', build)).kind).toBe('failed')
    const twice = collection(
      [1, 2].map(() => ({ type: 'Feature', geometry: SHAPE, properties: { id: 's', phases: [] } })),
    )
    expect(amend('sites', twice, phase('s', build))).toMatchObject({
      kind: 'failed',
      what: 'The feed holds the site s in 2 rows.',
    })
  })
})

describe('any text', () => {
  test('never causes an exception', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(['failed', 'faulty', 'amended']).toContain(amend('patrol-hotspots', text, row(HOTSPOT)).kind)
      }),
    )
  })
  test('of JSON has its lists end where the scanner finds their ends', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), fc.constantFrom(0, 2), (list, other, space) => {
        const text = JSON.stringify({ o: other, 'a"b': [other, { list }] }, null, space)
        const end = endOfList(text, ['a"b', 1, 'list'])
        if (!end) throw new Error('not found')
        const extended = `${text.slice(0, end.at)}${end.isEmpty ? '' : ','}"last"${text.slice(end.at)}`
        const read = JSON.parse(extended) as {
          readonly 'a"b': readonly [unknown, { readonly list: unknown }]
        }
        // Minus nought is written as nought.
        expect(JSON.stringify(read['a"b'][1].list)).toBe(JSON.stringify([...list, 'last']))
      }),
    )
  })
  test('without the list has no end', () => {
    expect(endOfList('{"a":1}', ['b'])).toBeNull()
    expect(endOfList('{"a":1}', ['a'])).toBeNull()
    expect(endOfList('[1]', [3])).toBeNull()
  })
})
