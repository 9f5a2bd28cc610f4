/** A summary of two areas, two quarters and one group, small enough to check by eye. */
import type { PublishedCount } from '../../src/summary/band.ts'
import type { PublicSummary } from '../../src/summary/public-summary.ts'

/** For tests only: in the product only `protect` creates bands. */
export const published = (count: '0-4' | 'not-published' | number) => count as PublishedCount

const cell = (area: string, quarter: string, count: '0-4' | number) => ({
  area,
  quarter,
  group: 'burglary',
  count: published(count),
})

export const SMALL_SUMMARY: PublicSummary = {
  version: 1,
  releasedOn: '2024-08-31',
  geography: 'ward',
  handling: 'public',
  demonstration: 'Invented incidents',
  areas: [
    { code: 'W1', name: 'Ward One' },
    { code: 'W2', name: 'Ward Two' },
  ],
  quarters: ['2023Q2', '2024Q2'],
  groups: [{ id: 'burglary', label: 'Burglary' }],
  cells: [
    cell('W1', '2023Q2', 10),
    cell('W1', '2024Q2', 5),
    cell('W2', '2023Q2', '0-4'),
    cell('W2', '2024Q2', '0-4'),
  ],
  totals: [
    { quarter: '2023Q2', group: 'burglary', low: 10, high: 18 },
    { quarter: '2024Q2', group: 'burglary', low: 5, high: 13 },
  ],
  borough: [{ id: 'actions.arrest', label: 'Arrests', quarter: '2024Q2', low: 30, high: 34 }],
  commitments: [
    {
      text: 'Light the passage',
      owner: 'Wigan Council',
      area: null,
      askedBy: 'residents',
      agreed: '2024Q1',
      due: '2024Q2',
      done: null,
      outcome: null,
    },
  ],
  contacts: [{ id: 'emergency', name: 'Emergency', text: 'In danger now', phone: '999', url: null }],
  labels: { place: 'Westby' },
  notes: [],
  corrections: [],
  shapes: { width: 100, height: 50, paths: [{ area: 'W1', d: 'M0 0L50 0L50 50L0 50Z' }] },
}
