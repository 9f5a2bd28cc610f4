/** The sites since Clear in the board's files: the same numbers as on the page, and none where the page has none. */
import { expect, test } from 'vitest'
import { dayNumber, isoDay } from '../../../src/domain/day.ts'
import type { Phase } from '../../../src/domain/site.ts'
import { boardCsv, boardFile } from '../../../src/measures/board-file.ts'
import { figuresOf } from '../../../src/measures/figures-of.ts'
import { siteOutcomes } from '../../../src/measures/outcome/site-outcome.ts'
import { datasetOf, day, EAST, IN_SITE, phase, siteWith, span, type Row } from '../invented-dataset.ts'

const QUESTION = { window: span('2023-09-01', '2024-08-31'), baseline: span('2022-09-01', '2023-08-31') }
const ASB = 'anti-social-behaviour'

const weekly = (from: string, to: string, row: Omit<Row, 'on'>): readonly Row[] =>
  Array.from({ length: Math.floor((day(to) - day(from)) / 7) + 1 }, (_, week) => ({
    on: isoDay(dayNumber(day(from) + 7 * week)),
    ...row,
  }))
const rows = [
  ...weekly('2021-09-06', '2023-04-30', { at: IN_SITE, times: 6 }),
  ...weekly('2023-05-01', '2024-08-31', { at: IN_SITE, times: 3 }),
  ...weekly('2021-09-06', '2024-08-31', { at: IN_SITE, category: ASB }),
  ...weekly('2021-09-06', '2024-08-31', { at: EAST, times: 20 }),
  ...weekly('2021-09-06', '2024-08-31', { at: EAST, times: 20, category: ASB }),
]
const datasetWith = (...phases: readonly Phase[]) =>
  datasetOf(rows, { sites: [{ ...siteWith(phases), comparison: ['E'] }] })

test('hold ratio, interval, verdict and days of both measures, and the last eight weeks beside usual', () => {
  const dataset = datasetWith(phase('clear', '2023-05-01'))
  const [outcome] = siteOutcomes(dataset, QUESTION.window)
  const figures = figuresOf(dataset, QUESTION)
  for (const [id, measured] of [
    ['since-clear', outcome?.crimes],
    ['since-clear.asb', outcome?.asb],
  ] as const) {
    const inside = measured?.inside
    if (inside?.kind !== 'known') throw new Error(`${id} is not known`)
    expect(figures.find((figure) => figure.id === id)).toMatchObject({
      known: 'yes',
      site: 'site',
      from: '2023-05-01',
      to: isoDay(inside.span.to),
      baselineFrom: isoDay(inside.before.from),
      baselineTo: '2023-04-30',
      value: inside.site.after,
      baselineValue: inside.site.before,
      ratio: inside.ratio?.value,
      ratioLow: inside.ratio?.low,
      ratioHigh: inside.ratio?.high,
      verdict: inside.verdict,
      overdispersion: inside.phi,
    })
  }
  const last = outcome?.series.kind === 'known' ? outcome.series.points.at(-1) : undefined
  expect(figures.find(({ id }) => id === 'usual.last-eight-weeks')).toMatchObject({
    value: last?.count,
    expected: last?.expected,
    to: last && isoDay(last.span.to),
  })

  const records = { decisions: [], commitments: [], changes: [] }
  const csv = boardCsv(boardFile(dataset, { ...QUESTION, figures, records, version: '1' }))
  const line = csv.split('\r\n').find((text) => text.startsWith('since-clear,'))
  expect(line).toContain(',down,')
  expect(line).toContain('The comparison areas: ')
})

test('hold none of a site without Clear', () => {
  const figures = figuresOf(datasetWith(), QUESTION)
  expect(figures.filter(({ id }) => /^(since-clear|usual)/.test(id))).toEqual([])
})
