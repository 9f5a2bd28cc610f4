/** Streets as search entries. */
import { distinctStreets } from '../../measures/areas/distinct-streets.ts'
import { normalisedWords, RANKS, type NamedEntry } from './search-entries.ts'

const STREET_ZOOM = 16

/** All streets as entries, one for each of several streets of the same name. */
export const streetEntriesOf = (...known: Parameters<typeof distinctStreets>): readonly NamedEntry[] =>
  distinctStreets(...known).map(({ name, within, at }) => ({
    key: `street-${name}-${within}`,
    name,
    kindLabel: `Street, ${within}`,
    chosen: null,
    where: { kind: 'point', at, zoom: STREET_ZOOM },
    words: normalisedWords(name),
    population: 0,
    rank: RANKS.street,
  }))
