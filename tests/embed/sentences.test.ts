/** Sentences of the public page for every relation of two figures a year apart. */
import { describe, expect, test } from 'vitest'
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
