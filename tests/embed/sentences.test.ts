/** Sentences of the public page for every relation of two figures a year apart. */
import { describe, expect, test } from 'vitest'
import { leadParts } from '../../src/embed/reading/lead.ts'
import { leadSentence, mapSentence, tableSentence } from '../../src/embed/reading/sentences.ts'
import type { PublicCell, PublicNote } from '../../src/summary/public-summary.ts'
import { published } from '../summary/small-summary.ts'

type Band = '0-4' | 'not-published' | number | null
const AREAS = Array.from({ length: 21 }, (_, at) => ({
  code: `A${at}`,
  name: `Area ${String.fromCodePoint(65 + at)}`,
}))
const GROUPS = [
  { id: 'anti-social-behaviour', label: 'Anti-social behaviour' },
  { id: 'burglary', label: 'Burglary' },
]

/** A release with equal figures in all areas: anti-social behaviour and burglary, a year before and now. */
function releaseOf(asb: readonly [Band, Band], burglary: readonly [Band, Band], areas = AREAS) {
  const cells = areas.flatMap(({ code: area }) =>
    [asb, burglary].flatMap((bands, kind) =>
      bands.flatMap((count, at): readonly PublicCell[] =>
        count === null
          ? []
          : [
              {
                area,
                quarter: at === 0 ? '2023Q2' : '2024Q2',
                group: GROUPS[kind]?.id ?? '',
                count: published(count),
              },
            ],
      ),
    ),
  )
  return { areas, quarters: ['2023Q2', '2024Q2'], groups: GROUPS, cells, notes: [] as readonly PublicNote[] }
}
const SELECTION = { area: null, group: 'anti-social-behaviour', quarter: '2024Q2' }
const lead = (...figures: Parameters<typeof releaseOf>) =>
  leadSentence(releaseOf(...figures), SELECTION, 'Westby').replace('In Westby, from April to June 2024, ', '')

describe('the lead sentence', () => {
  test.each([
    [
      [150, 75],
      [150, 75],
      'reports of anti-social behaviour were lower than a year before. Reports of crime were lower too.',
    ],
    [
      [150, 75],
      [75, 150],
      'reports of anti-social behaviour were lower than a year before. Reports of crime were higher.',
    ],
    [
      [10, 10],
      [75, 150],
      'reports of crime were higher than a year before. For anti-social behaviour there was no clear change.',
    ],
    [[10, 10], ['0-4', '0-4'], 'there was no clear change from a year before.'],
    [
      [150, 75],
      [5, 'not-published'],
      'reports of anti-social behaviour were lower than a year before. Not every figure of crime is published.',
    ],
    [
      [10, 10],
      [5, 'not-published'],
      'there was no clear change in anti-social behaviour from a year before. Not every figure of crime is published.',
    ],
  ] as const)('for %j and %j', (asb, burglary, sentence) => expect(lead(asb, burglary)).toBe(sentence))
  test('gives the reason if there is nothing to compare', () => {
    expect(lead([null, 5], [5, null])).toMatch(/^nothing can be compared: not every figure is published/)
    const young = { ...releaseOf([null, 5], [null, 5]), quarters: ['2024Q2'] }
    expect(leadSentence(young, SELECTION, 'Westby')).toContain('nothing can be compared yet')
  })
  test('of one area names it', () => {
    const sentence = leadSentence(releaseOf([150, 75], [5, 5]), { ...SELECTION, area: 'A2' }, 'Westby')
    expect(sentence).toMatch(/^In Area C, from April to June 2024, reports of anti-social/)
  })
})

test("counts of areas are spelt out, and the map's text alternative names the areas", () => {
  const release = releaseOf([150, 75], [5, 5])
  expect(tableSentence(release, SELECTION)).toBe(
    'Anti-social behaviour, April to June 2024, beside a year before. Lower: twenty-one areas. Higher: none. No clear change: none.',
  )
  const single = releaseOf([150, 75], [5, 5], AREAS.slice(0, 1))
  expect(tableSentence(single, SELECTION)).toContain('Lower: one area. ')
  expect(mapSentence(single, SELECTION)).toBe(
    'Map of anti-social behaviour, April to June 2024, beside a year before. Lower: Area A. The table has every area.',
  )
})

describe('where one kind of crime is counted another way', () => {
  const KINDS = [
    ['anti-social-behaviour', 'Anti-social behaviour'],
    ['public-order', 'Public order'],
    ['burglary', 'Burglary'],
    ['theft', 'Theft'],
  ] as const
  const groups = KINDS.map(([id, label]) => ({ id, label }))
  const CHANGED = { from: '2023Q4', to: null, text: 'Changed.' }
  type Bands = Readonly<Record<string, readonly [Band, Band]>>
  const releaseWith = (bands: Bands, note: readonly string[] = ['public-order']) => ({
    areas: AREAS,
    quarters: ['2023Q2', '2024Q2'],
    groups,
    cells: AREAS.flatMap(({ code: area }) =>
      groups.flatMap(({ id: group }) =>
        (bands[group] ?? [10, 10]).map((count, at): PublicCell => {
          const quarter = at === 0 ? '2023Q2' : '2024Q2'
          return { area, quarter, group, count: published(count ?? '0-4') }
        }),
      ),
    ),
    notes: [{ ...CHANGED, groups: note }],
  })
  const saidOf = (bands: Bands, note?: readonly string[]) =>
    leadSentence(releaseWith(bands, note), SELECTION, 'Westby').replace(/^In Westby, .* 2024, /, '')
  const SAME = 'there was no clear change in anti-social behaviour from a year before.'
  const WHOLE = 'Crime as a whole cannot be compared: public order is counted another way.'

  test.each([
    [{}, `${SAME} ${WHOLE} For each other kind of crime there was no clear change.`],
    [
      { burglary: [150, 75] },
      `${SAME} ${WHOLE} Lower than a year before: burglary. For the other kinds of crime there was no clear change.`,
    ],
    [
      { burglary: [75, 150], theft: [75, 150], 'public-order': [150, 10] },
      `${SAME} ${WHOLE} Higher than a year before: burglary; theft.`,
    ],
    [
      { theft: ['not-published', 'not-published'] },
      `${SAME} ${WHOLE} Not every figure is published of: theft. For the other kinds of crime there was no clear change.`,
    ],
  ] as const)('%j: each of the others has its verdict', (bands, sentence) =>
    expect(saidOf(bands)).toBe(sentence),
  )
  test('several of them are counted, and anti-social behaviour too', () => {
    expect(saidOf({}, ['public-order', 'theft'])).toContain(
      'Crime as a whole cannot be compared: two kinds are counted another way. For each other kind',
    )
    expect(saidOf({}, ['public-order', 'anti-social-behaviour'])).toBe(
      `not everything can be compared. For anti-social behaviour there is no comparison: the way of counting changed. ${WHOLE} For each other kind of crime there was no clear change.`,
    )
  })
  test('where all are, or none of the others can be compared, crime has none', () => {
    expect(saidOf({}, ['public-order', 'burglary', 'theft'])).toBe(
      `${SAME} For crime there is no comparison: the way of counting changed.`,
    )
    const held = ['not-published', 'not-published'] as const
    expect(saidOf({ burglary: held, theft: held })).toBe(
      `${SAME} For crime there is no comparison: the way of counting changed.`,
    )
    expect(saidOf({}, [])).toBe('nothing can be compared: the way of counting changed.')
  })
  test('the range of a kind that is lower follows', () => {
    const parts = leadParts(releaseWith({ burglary: [150, 75] }), SELECTION, 'Westby')
    const text = parts.map((part) => part.text).join('')
    expect(text).toMatch(
      /no clear change\. Anti-social behaviour: .* more\. Burglary: 47\s% to 52\s% fewer\.$/,
    )
    expect(text).not.toContain('Theft:')
  })
})
