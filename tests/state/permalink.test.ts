/** The permalink: any View is restored from its address, and any text can be parsed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEVELS } from '../../src/domain/area.ts'
import { dayNumber, parseDay } from '../../src/domain/day.ts'
import { PLACE_MEASURES, SQUARE_SIDES } from '../../src/domain/places/ranked-place.ts'
import { writtenDates } from '../../src/measures/baseline/chosen-baseline.ts'
import { fragmentOf, openedView, viewOf } from '../../src/state/permalink.ts'
import { BOARD_PARTS, INITIAL_VIEW, LAYERS, RANKING, TABS, type View } from '../../src/state/view.ts'

const word = fc.oneof(fc.stringMatching(/^[A-Za-z0-9<>"'&=+%, #-]{1,12}$/), fc.constant('none'))
const days = fc
  .tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 2_000 }))
  .map(([from, length]) => ({ from: dayNumber(from), to: dayNumber(from + length) }))
const camera = fc.record({
  longitude: fc.integer({ min: -180_00000, max: 180_00000 }).map((n) => n / 1e5),
  latitude: fc.integer({ min: -85_00000, max: 85_00000 }).map((n) => n / 1e5),
  zoom: fc.integer({ min: 0, max: 2400 }).map((n) => n / 100),
})
const KNOWN = [
  'v',
  'from',
  'to',
  'base',
  'cat',
  'area',
  'layers',
  'tab',
  'part',
  'since',
  'level',
  'at',
  'sel',
  'hours',
  'cell',
  'found',
  'by',
  'shift',
]

/** Values that somebody might type, most of which no key has. */
const typed = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.stringMatching(/^[-,.:0-9 ]{1,12}$/),
  fc.stringMatching(/^20[0-9]{2}-[01][0-9]-[0-3][0-9]$/),
  fc.stringMatching(/^(place|cluster|ranking|site|ward|order):[-0-9aNplces,.]{1,10}$/),
  fc.constantFrom(
    'NaN',
    'Infinity',
    'null',
    'none',
    ',',
    '%2C',
    'place:NaN',
    'ranking:9',
    '0x10,1e1, ',
    '-2.6,53.5,NaN',
  ),
  fc.constantFrom(
    'fri-sat:18-23',
    'year',
    'msoa',
    'counted',
    'squares,orders',
    '-2.6,53.5,13',
    'board',
    '250',
    'harm',
  ),
)
/** Spellings of what is shown without the key. */
const USUAL: Readonly<Record<string, string>> = {
  tab: INITIAL_VIEW.tab,
  part: INITIAL_VIEW.part,
  cell: String(INITIAL_VIEW.cell),
  by: INITIAL_VIEW.by,
  layers: INITIAL_VIEW.layers.join(),
}
const LISTS = ['cat', 'area', 'layers']
/** The value of a key whatever the order of its list and the decimals of its numbers. */
const inOneSpelling = (name: string, text: string) => {
  const members = text.split(',')
  if (name === 'at') return members.map((member) => Number(member).toFixed(1)).join()
  if (!LISTS.includes(name)) return text
  const plain = members.map((member) =>
    member.replace('%6E', 'n').replaceAll('%2C', ',').replaceAll('%25', '%'),
  )
  return plain
    .filter((member) => member !== '')
    .toSorted()
    .join()
}

const unknown = fc.dictionary(
  word.filter((key) => !KNOWN.includes(key) && !key.includes('#')),
  word,
)

const anyView: fc.Arbitrary<View> = fc
  .record({
    window: fc.option(days),
    base: fc.option(fc.oneof(fc.constantFrom('year', 'before'), days.map(writtenDates))),
    categories: fc.option(fc.uniqueArray(word)),
    areas: fc.uniqueArray(word),
    layers: fc.subarray([...LAYERS]),
    tab: fc.constantFrom(...TABS),
    part: fc.constantFrom(...BOARD_PARTS),
    since: fc.option(fc.integer({ min: 0, max: 30_000 }).map(dayNumber)),
    level: fc.option(fc.constantFrom(...LEVELS)),
    camera: fc.option(camera),
    chosen: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constantFrom('order', 'hotspot', 'site', 'ward'), id: word }),
        fc.constantFrom(
          RANKING,
          { kind: 'place', id: '355650-405150-150' } as const,
          { kind: 'cluster', id: '-2.50123,53.1234,12' } as const,
        ),
      ),
    ),
    hours: fc.option(fc.constantFrom('fri-sat:18-23', 'mon:0-24', 'sat:18-24,sun:0-2')),
    cell: fc.constantFrom(...SQUARE_SIDES),
    found: fc.boolean(),
    by: fc.constantFrom(...PLACE_MEASURES),
    shift: fc.option(
      fc.constantFrom('2024-08-30,18:00,8,4,0,0,usual,car', '2024-10-26,22:00,7.5,2,1,0,single,foot,4488'),
    ),
    unknown,
  })
  .map(({ window, ...rest }) => ({ ...rest, from: window?.from ?? null, to: window?.to ?? null }))

describe('the permalink', () => {
  test('any View is restored from its address', () => {
    fc.assert(
      fc.property(anyView, (before) => {
        const { view: after, notices } = viewOf(`#${fragmentOf(before)}`)
        expect(after).toEqual(before)
        expect(notices).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('any text gives a View, with a notice for each unreadable value', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(viewOf(`#${text}`).view.layers.length).toBeLessThanOrEqual(LAYERS.length)
      }),
    )
    const { view: fallen, notices } = viewOf(
      '#v=1&from=2023-02-31&tab=attic&at=1,2&sel=place:NaN&layers=moon',
    )
    expect(fallen).toEqual(INITIAL_VIEW)
    expect(notices).toHaveLength(5)
    expect(notices[0]).toContain('from=2023-02-31')
  })

  test.each(KNOWN.filter((name) => name !== 'v'))('a value of %s is applied or named in a notice', (name) => {
    fc.assert(
      fc.property(typed, (text) => {
        const { view, notices } = viewOf(`#v=1&${name}=${encodeURIComponent(text)}`)
        const applied = new URLSearchParams(fragmentOf(view)).get(name) ?? USUAL[name] ?? ''
        if (notices.length > 0) expect(view).toEqual(INITIAL_VIEW)
        else expect(inOneSpelling(name, applied)).toBe(inOneSpelling(name, text))
      }),
      { numRuns: 400 },
    )
  })

  test('says that a key which comes twice is taken once', () => {
    const { view, notices } = viewOf('#v=1&from=2023-05-01&from=2023-06-01&cell=250&cell=250')
    expect(view).toMatchObject({ from: parseDay('2023-06-01'), cell: 250 })
    expect(notices).toEqual(['The address says from more than once; the last is taken.'])
  })

  test.each(['from=2023-02-30&to=2023-03-01', 'from=2023-03-01&to=yesterday'])(
    'a window of which one end is unreadable is the usual one: %s',
    (window) => {
      const { view: read, notices } = viewOf(`#v=1&${window}&tab=board`)
      expect(read).toEqual({ ...INITIAL_VIEW, tab: 'board' })
      expect(notices).toHaveLength(1)
      expect(viewOf('#v=1&to=2023-03-01').view.to).toBe(parseDay('2023-03-01'))
    },
  )

  test('reads the address in the contract', () => {
    const { view: read } = viewOf(
      '#v=1&from=2023-05-01&to=2023-08-31&cat=burglary,robbery&area=E05014989&tab=board',
    )
    expect(read).toMatchObject({
      from: parseDay('2023-05-01'),
      to: parseDay('2023-08-31'),
      categories: ['burglary', 'robbery'],
      areas: ['E05014989'],
      tab: 'board',
    })
  })

  test('can be written for ill-formed UTF-16 in names and unknown keys', () => {
    const unit = fc.integer({ min: 0, max: 0xffff }).map((n) => String.fromCharCode(n))
    const units = fc.string({ unit, minLength: 1 })
    fc.assert(
      fc.property(units, units, (name, key) => {
        const view: View = {
          ...INITIAL_VIEW,
          categories: [name],
          areas: [name],
          chosen: { kind: 'order', id: name },
          unknown: { [`x${key}`]: name },
        }
        expect(viewOf(`#${fragmentOf(view)}`).notices).toEqual([])
      }),
    )
  })
  test('keeps an unknown key whole, whatever its length', () => {
    const longValue = `${'a'.repeat(199)}😀`
    const { view } = viewOf(`#v=1&own=${encodeURIComponent(longValue)}`)
    expect(view.unknown).toEqual({ own: longValue })
    expect(viewOf(`#${fragmentOf(view)}`).view).toEqual(view)
  })
  test('truncates an unreadable value at whole characters', () => {
    for (const length of [37, 38, 39, 40]) {
      const { notices } = viewOf(`#from=${'a'.repeat(length)}${encodeURIComponent('😀😀')}`)
      expect(notices.join()).toContain('from=aaa')
      expect(notices.join()).not.toMatch(/\p{Surrogate}/u)
    }
  })

  test('a window that ends before it begins falls back, with a notice', () => {
    const { view: read, notices } = viewOf('#v=1&from=2024-01-02&to=2024-01-01')
    expect([read.from, read.to]).toEqual([null, null])
    expect(notices).toHaveLength(1)
  })
})

describe('a shared address', () => {
  test('opens without single points, with a notice', () => {
    const { view, notices } = openedView('#v=1&layers=clusters,points,orders&from=2023-05-01')
    expect(view.layers).toEqual(['clusters', 'orders'])
    expect(notices).toEqual([
      'The address asks for single points. They are off at each start: switch them on under Layers and filters.',
    ])
    expect(view).toEqual({
      ...viewOf('#v=1&layers=clusters,points,orders&from=2023-05-01').view,
      layers: view.layers,
    })
  })
  test('opens otherwise as encoded', () => {
    expect(openedView('#v=1&layers=none&tab=board')).toEqual(viewOf('#v=1&layers=none&tab=board'))
  })
})
