// @vitest-environment jsdom
/**
 * A board of a past window: no event after its last day stands on any part, in the pack or in a file, but for the day on
 * which the rows were known, the first day of a feed that began later, and dates that were fixed by then (ends, hearings,
 * reviews, dues).
 */
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { version } from '../../package.json'
import { dayNumber, dayOfMoment, isWithin, lastDayOfMoment } from '../../src/domain/day.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { boardRecords } from '../../src/measures/tables/board-records.ts'
import { boardCsv, boardFile } from '../../src/measures/board-file.ts'
import { figuresOf } from '../../src/measures/figures-of.ts'
import { BOARD_PARTS } from '../../src/state/view.ts'
import { span } from '../measures/invented-dataset.ts'
import { renderBoard } from './board-in-store.tsx'
import { datesIn, type FoundDate } from './dates-in-text.ts'
import { BOROUGH, demonstrationDataset } from './demonstration-dataset.ts'

const WINDOW = span('2022-05-21', '2023-05-20')

let dataset: Dataset
beforeAll(async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  dataset = await demonstrationDataset({ incidentsAMonth: 600 })
})
afterEach(cleanup)
afterAll(() => {
  vi.unstubAllGlobals()
})

/** Lines that name the as-of day. */
const AS_OF_LINES = /(Rows known on|by rows known on|The list under Deadlines is of) 31 August 2024/g
/** Why a figure is not known: the day from which the feed holds rows at all, which is no event. */
const FIRST_DAYS = /The feed [\w ]+ begins on \d+ \w+ \d{4}\./g
/** A phase's review, set when it began. */
const REVIEWS = /Review(?: overdue by \d+ days?: it was due)? \d+ \w+ \d{4}\./g

const later = (text: string) =>
  datesIn(text.replaceAll(FIRST_DAYS, ''))
    .filter((date) => date.day > WINDOW.to)
    .map((date: FoundDate) => date.text)

/** All text of the elements with the attributes that state any, one line an element; dues left out. */
function linesOf(container: Element): readonly string[] {
  const copy = document.importNode(container, true)
  for (const due of copy.querySelectorAll('time[data-due]')) due.remove()
  for (const table of copy.querySelectorAll('table'))
    if (table.caption?.textContent === 'Feeds that were read') table.remove()
  const attributes = [...copy.querySelectorAll('*')].flatMap((element) =>
    ['aria-label', 'title', 'value', 'max', 'min'].flatMap((name) => element.getAttribute(name) ?? []),
  )
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_ELEMENT)
  const lines = [...attributes]
  while (texts.nextNode()) {
    const element = texts.currentNode as Element
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
    if (own.length > 0) lines.push(element.textContent)
  }
  return lines
}

/** Orders that the text names and whose notice was served after the window. */
function unservedOrders(text: string): readonly string[] {
  const ids = new Set(text.match(/\bco-\d+\b/g))
  return dataset.orders
    .filter(({ id, noticeServed }) => ids.has(id) && dayOfMoment(noticeServed) > WINDOW.to)
    .map(({ id }) => id)
}

test('dates are found in every form, in texts that state a later event', () => {
  const text =
    'Made 25 May 2023, ended 2 Sept 2023 (2023-11-01), 03/06/2023; June 2023 and 2023-07, not 20 May 2023'
  expect(later(text)).toHaveLength(6)
})

describe('a board whose window ends on 20 May 2023', () => {
  test.each(BOARD_PARTS)('states no later event on its part %s', (part) => {
    const { container } = renderBoard(dataset, { window: WINDOW, part, borough: BOROUGH })
    for (const button of screen.queryAllByRole('button', { name: /^Show (as table|all)/ }))
      fireEvent.click(button)
    const lines = linesOf(container)
    expect(lines.join(' ')).toContain('As at 20 May 2023')
    expect(lines.length).toBeGreaterThan(50)
    const found = lines.flatMap((line) =>
      later(line.replaceAll(AS_OF_LINES, '').replaceAll(REVIEWS, '')).map((date) => `${date} in: ${line}`),
    )
    expect(found).toEqual([])
    expect(unservedOrders(container.textContent)).toEqual([])
  })

  test('states no later event in its files, and its figures say the day', () => {
    const question = { window: WINDOW, baseline: span('2021-09-01', '2022-05-20') }
    const figures = figuresOf(dataset, question, BOROUGH)
    const file = boardFile(dataset, { ...question, figures, records: boardRecords(dataset, WINDOW), version })
    expect(file).toMatchObject({ asOf: '2024-08-31', asAt: '2023-05-20' })
    expect(new Set(file.figures.map(({ asAt }) => asAt))).toEqual(new Set(['2023-05-20']))
    expect(file.figures.flatMap((figure) => later(JSON.stringify(figure)))).toEqual([])
    const csv = boardCsv(file)
    expect(csv).toMatch(/^\u{FEFF}id,.*,asAt,stillToRise,asOf,/u)
    expect(later(csv.replaceAll(',2024-08-31,', ',,'))).toEqual([])
  })

  test('lists in its decisions what waited then, by the dates of then', () => {
    renderBoard(dataset, { window: WINDOW, borough: BOROUGH })
    const list = screen.getByRole('region', { name: 'For decision on 20 May 2023' })
    const rows = [...list.querySelectorAll('li')].map(({ textContent }) => textContent)
    // By the feed: orders made by then with an end in the 28 days from then on, whatever was done about it later.
    const ending = dataset.orders.filter(
      ({ made, ends, discharged, quashed }) =>
        made &&
        dayOfMoment(made) <= WINDOW.to &&
        ends &&
        isWithin(lastDayOfMoment(ends), { from: WINDOW.to, to: dayNumber(WINDOW.to + 28) }) &&
        ![discharged, quashed].some((moment) => moment && dayOfMoment(moment) <= WINDOW.to),
    )
    expect(ending.length).toBeGreaterThan(0)
    for (const { id } of ending)
      expect(rows.some((row) => row.includes(`(${id})`) && row.startsWith('Closure order'))).toBe(true)
    expect(rows.filter((row) => /Demonstration site/.test(row))).toEqual([])
  })
})
