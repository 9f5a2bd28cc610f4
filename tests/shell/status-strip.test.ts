/** The short words of a phone's status: months where whole ones are shown, and never nought for what is not known. */
import { describe, expect, it } from 'vitest'
import { parseSpan, type DaySpan } from '../../src/domain/day.ts'
import { inViewWords, monthsWords } from '../../src/shell/phone/StatusStrip.tsx'

function span(from: string, to: string): DaySpan {
  const days = parseSpan(from, to)
  if (!days) throw new Error(`${from} to ${to} is no span`)
  return days
}

describe('the days of the strip', () => {
  it.each([
    ['2023-09-01', '2024-08-31', 'Sept 2023 to Aug 2024'],
    ['2024-02-01', '2024-02-29', 'Feb 2024'],
    ['2023-09-01', '2024-08-30', '1 Sept 2023 to 30 Aug 2024'],
    ['2024-08-04', '2024-08-31', '4 to 31 Aug 2024'],
  ])('from %s to %s are: %s', (from, to, words) => {
    expect(monthsWords(span(from, to))).toBe(words)
  })
})

describe('the count of the strip', () => {
  it.each([
    ['yes', 4812, 12_901, '4,812 in view'],
    ['yes', 0, 12_901, '0 in view'],
    ['part', 4812, 12_901, 'at least 4,812 in view'],
    ['part', 0, 0, 'not known'],
    ['no', 0, 0, 'not known'],
  ] as const)('known: %s, %i of %i: %s', (known, inView, inAll, words) => {
    expect(inViewWords({ known, inView, inAll })).toBe(words)
  })
  it('is not known in view, rather than nought, where only the whole has a lower bound', () => {
    expect(inViewWords({ known: 'part', inView: 0, inAll: 12 })).toBe('not known in view')
  })
})
