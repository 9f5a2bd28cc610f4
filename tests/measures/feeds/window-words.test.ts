/** A window that reaches beyond the data is told where the data begin and end. */
import { describe, expect, it } from 'vitest'
import { dayNumber } from '../../../src/domain/day.ts'
import { beyondDataWords } from '../../../src/measures/feeds/window-words.ts'
import { day, span } from '../invented-dataset.ts'

const bounds = span('2021-09-01', '2024-08-31')
const known = { bounds, hasIncidents: true }

describe('a window asked for', () => {
  it('inside the data needs no words, nor does one that was not asked for', () => {
    expect(beyondDataWords(bounds, known)).toEqual([])
    expect(beyondDataWords({ from: null, to: null }, known)).toEqual([])
  })
  it('before or after the data is told where they begin or end', () => {
    const early = { from: dayNumber(bounds.from - 1), to: null }
    expect(beyondDataWords(early, known)).toEqual([
      'The data begin on 1 September 2021, and so does the window.',
    ])
    expect(beyondDataWords(span('2019-01-01', '2030-01-01'), known)).toEqual([
      'The data begin on 1 September 2021, and so does the window.',
      'The data end on 31 August 2024, and so does the window.',
    ])
  })
  it('says nothing of where the data begin while no incident is open', () => {
    expect(beyondDataWords({ from: day('2019-01-01'), to: null }, { ...known, hasIncidents: false })).toEqual(
      ['No incidents are open, so the window keeps to 1 September 2021 to 31 August 2024.'],
    )
  })
})
