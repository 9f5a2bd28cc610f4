/** Ready mappings of well-known files whose columns alone do not say all that a feed needs. */
import type { FeedKind } from '../../../domain/feed.ts'
import type { Place } from '../../../domain/place/place.ts'
import type { Meaning } from '../../formats/recognised.ts'
import { plainName } from '../columns/part-names.ts'
import { recordedForce } from './recorded-force.ts'

/** What a ready mapping adds to the guesses. */
export interface ReadyMapping {
  /** Meanings by the plain name of a column; null leaves it out. */
  readonly columns: Readonly<Record<string, Meaning | null>>
  readonly constants: Readonly<Record<string, string>>
  /** Fields whose constant the files do not say. */
  readonly assumed: readonly string[]
}

/** Files as far as ready mappings know them. */
interface NamedFiles {
  readonly columns: readonly string[]
  readonly files: readonly string[]
}

interface KnownFile {
  readonly kind: FeedKind
  /** Plain names that the file has, each with the other names that it may have instead. */
  readonly has: readonly (readonly string[])[]
  readonly mapping: (files: readonly string[], place: Place) => ReadyMapping
}

const KNOWN_FILES: readonly KnownFile[] = [
  {
    // Stops and searches of data.police.uk. Their ethnicity is left out, since a row that has one loses its place.
    kind: 'actions',
    has: [['objectofsearch'], ['legislation'], ['type']],
    mapping: (files, place) => {
      const { partner, isAssumed } = recordedForce(files, place)
      return {
        columns: { type: null, selfdefinedethnicity: null, officerdefinedethnicity: null },
        constants: { type: 'stop-search', ...(partner === null ? {} : { partner }) },
        assumed: isAssumed ? ['partner'] : [],
      }
    },
  },
  {
    // Collisions of STATS19, by their names until 2023 and since.
    kind: 'incidents',
    has: [
      ['accidentindex', 'collisionindex'],
      ['accidentseverity', 'collisionseverity', 'accidentreference', 'collisionreference'],
    ],
    mapping: () => ({ columns: {}, constants: { category: 'road-collision' }, assumed: [] }),
  },
]

/** The ready mapping for these files as a feed of this kind; null where they are not known. */
export function readyMapping(
  { columns, files }: NamedFiles,
  kind: FeedKind,
  place: Place,
): ReadyMapping | null {
  const names = columns.map(plainName)
  const known = KNOWN_FILES.find(
    (file) => file.kind === kind && file.has.every((options) => options.some((name) => names.includes(name))),
  )
  return known ? known.mapping(files, place) : null
}
