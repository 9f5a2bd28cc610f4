/** What to do about the rows that a report sets aside, as far as the report alone says it. */
import type { FeedReport } from '../../domain/feed.ts'

export const EMPTY_STEP =
  'The file holds no row. Look at the filter or the area with which it was asked for, and export it again.'

/** By the forms of the dates that could not be read. */
const DATE_STEPS: readonly (readonly [pattern: RegExp, says: string])[] = [
  [
    /^#+$|^\d{1,2}:\d{2}\.\d$/,
    'The workbook showed the dates only in part (######## or 15:00.0) when it was saved: widen the column, format it as a date, and save it again.',
  ],
  [
    /\bW\d{1,2}\b|^\d{4}-?W\d|\b(?:w\/c|w\/e|week)\b/i,
    'A week names no day: ask for the day of each incident, or for the month, written as 2023-05.',
  ],
  [
    /^(?:financial year )?\d{4}[/-]\d{2,4}$/,
    'A year names no month: ask for the day of each incident, or for the month, written as 2023-05.',
  ],
  [
    /^\d{1,2}[-\s/](?:\d{1,2}|[a-z]{3,9})$|^[a-z]{3,9}[-\s]\d{1,2}$/i,
    'The dates have no year: add a column named Year, or write it into the date.',
  ],
  [
    /^\P{Nd}+$/u,
    'A word is no date: write the day, or the month as 2023-05; a date that need not be known may be left blank.',
  ],
]
const ANY_DATE = 'Dates are read as 2023-05-04, 04/05/2023 or 4 May 2023, and times as 21:15.'

/** What to do about dates that could not be read, one sentence for each of their forms. */
export function dateSteps({ setAside }: Pick<FeedReport, 'setAside'>): readonly string[] {
  const values = setAside
    .filter(({ reason }) => reason === 'bad-date')
    .flatMap(({ examples }) => examples.map(({ value }) => value ?? ''))
  const steps = values.map(
    (value) => DATE_STEPS.find(([pattern]) => pattern.test(value.trim()))?.[1] ?? ANY_DATE,
  )
  return [...new Set(steps)]
}

/** By reason, what the sender of a feed has to do. */
const FEED_STEPS: Readonly<Record<string, string>> = {
  'missing-id': 'Ask its sender to give each row an id of its own.',
  'swapped-axes': 'Convert the file with --swap: latitude and longitude are exchanged.',
  metres: 'Convert the file with the --crs that it is in, or ask for degrees (EPSG:4326).',
  'uneven-row': 'Export the file again: a separator or quotation mark is astray.',
}

/** What to do about the rows of a feed that were set aside. */
export function feedSteps(report: FeedReport): readonly string[] {
  if (report.rowsIn === 0) return []
  const missing = report.setAside
    .filter(({ reason }) => reason === 'missing-field')
    .flatMap(({ examples }) => examples.flatMap(({ field }) => field ?? []))
  const fields = [...new Set(missing)]
  return [
    ...report.setAside.flatMap(({ reason }) =>
      Object.hasOwn(FEED_STEPS, reason) ? [FEED_STEPS[reason] ?? ''] : [],
    ),
    ...(fields.length > 0
      ? [`Ask its sender to give ${fields.join(', ')}: the page /schemas/${report.kind}.html says how.`]
      : []),
    ...(report.setAside.some(({ reason }) => reason === 'bad-date') ? dateSteps(report) : []),
  ]
}
