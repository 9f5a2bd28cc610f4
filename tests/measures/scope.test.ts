import { expect, test } from 'vitest'
import { parseSpan } from '../../src/domain/day.ts'
import {
  scopedStatement,
  scopeFileName,
  scopeRows,
  scopeSentence,
  type Scope,
} from '../../src/measures/scope.ts'

const spanOf = (from: string, to: string) => {
  const span = parseSpan(from, to)
  if (!span) throw new Error(`${from} to ${to} is no span`)
  return span
}

const EVERYTHING: Scope = {
  window: spanOf('2023-05-01', '2023-08-31'),
  baseline: null,
  hours: null,
  categories: null,
  areas: [],
  measure: 'Incidents',
  leavesOutFound: false,
}
const FILTERED: Scope = {
  ...EVERYTHING,
  baseline: spanOf('2022-05-01', '2022-08-31'),
  hours: 'Fri and Sat, 18:00 to 23:00',
  categories: ['Anti-social behaviour'],
  areas: ['Leigh South', 'Leigh West'],
  leavesOutFound: true,
}

test('a scope without filters is measure and days', () => {
  expect(scopeSentence(EVERYTHING)).toBe('Incidents, 1 May 2023 to 31 August 2023.')
  expect(scopeFileName('categories', EVERYTHING, 'csv')).toBe('categories-2023-05-01-to-2023-08-31.csv')
})

test('every choice stands in the sentence, and in the rows of a file', () => {
  const sentence = scopeSentence(FILTERED)
  expect(sentence).toBe(
    'Incidents, 1 May 2023 to 31 August 2023, compared with 1 May 2022 to 31 August 2022; Fri and Sat, 18:00 to 23:00; only anti-social behaviour; only in Leigh South, Leigh West; without what patrol itself finds.',
  )
  expect(Object.fromEntries(scopeRows(FILTERED))).toEqual({
    Counted: 'Incidents',
    From: '2023-05-01',
    To: '2023-08-31',
    'Compared with': '2022-05-01 to 2022-08-31',
    Hours: 'Fri and Sat, 18:00 to 23:00',
    Categories: 'Anti-social behaviour',
    Areas: 'Leigh South; Leigh West',
    'Found by patrol': 'left out',
  })
  expect(scopeFileName('categories', FILTERED, 'csv')).toBe(
    'categories-2023-05-01-to-2023-08-31-filtered.csv',
  )
})

test('no category chosen is not all of them', () => {
  expect(scopeSentence({ ...EVERYTHING, categories: [] })).toContain('only no category')
  expect(Object.fromEntries(scopeRows({ ...EVERYTHING, categories: [] }))['Categories']).toBe('none')
})

test('a statement stands between its days and what was chosen', () => {
  expect(scopedStatement(EVERYTHING, '4,812 incidents in view')).toBe(
    '1 May 2023 to 31 August 2023: 4,812 incidents in view',
  )
  expect(scopedStatement(FILTERED, '4,812 incidents in view')).toBe(
    '1 May 2023 to 31 August 2023: 4,812 incidents in view; Fri and Sat, 18:00 to 23:00; only anti-social behaviour; only in Leigh South, Leigh West; without what patrol itself finds; compared with 1 May 2022 to 31 August 2022',
  )
})
