/** The forms in which a feed is written, by the ending of its name. */
import { extname } from 'node:path'
import { failed, type Failed } from '../../domain/feed.ts'

const PARQUET = '.parquet'
const ENDINGS: readonly string[] = ['.geojson', '.json', PARQUET]

const endingOf = (path: string) => extname(path).toLowerCase()

export const isParquet = (path: string) => endingOf(path) === PARQUET

/** Where the name promises another form than a feed has; null where it does not, as without an ending. */
export function wrongEnding(path: string): Failed | null {
  const ending = endingOf(path)
  return ending === '' || ENDINGS.includes(ending)
    ? null
    : failed(
        `${path}: a feed is written as GeoJSON or as Parquet, not as ${ending}.`,
        'Give --out with the ending .geojson or .parquet.',
      )
}
