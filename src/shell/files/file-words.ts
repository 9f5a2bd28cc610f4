/** What is said of files that somebody opens here. */
import type { FeedKind } from '../../domain/feed.ts'
import type { ColumnGuess, Recognition } from '../../state/feeds/files.ts'
import { formatCount, plural } from '../../ui/numbers.ts'

const FORMATS: Readonly<Record<Recognition['format'], string>> = {
  'street-csv': 'Street-level crime CSV of data.police.uk',
  csv: 'CSV table',
  'ping-csv': 'CSV of positions over time',
  feed: 'Holdfast feed',
  geojson: 'GeoJSON in other dress',
  gpx: 'GPX tracks',
}

export const kindInWords = (kind: FeedKind) => kind.replaceAll('-', ' ')

/** `burglaries.csv`, or `3 files`. */
export const filesInWords = (names: readonly string[]) =>
  names.length === 1 ? (names[0] ?? '') : plural(names.length, 'file')

/** `Street-level crime CSV of data.police.uk, 1,240 rows: incidents.` */
export const recognisedInWords = ({ format, rows }: Recognition, kind: FeedKind) =>
  `${FORMATS[format]}, ${plural(rows, 'row')}: ${kindInWords(kind)}.`

/** `1,238 of 1,240 rows would lie in the borough`. */
export const landingInWords = (lands: number, of: number, would = 'lie') =>
  `${formatCount(lands)} of ${plural(of, 'row')} ${would} in the borough`

export const SURENESS: Readonly<Record<ColumnGuess['sureness'], string>> = {
  sure: 'sure',
  likely: 'likely',
  unknown: 'not known',
}
