/** Ready mappings of well-known files whose columns alone do not say all that a feed needs. */
import type { FeedKind } from '../../../domain/feed.ts'
import type { Place } from '../../../domain/place/place.ts'
import type { Meaning } from '../../formats/recognised.ts'
import { plainName } from '../columns/part-names.ts'
import { recordedForce } from './recorded-force.ts'

/** What is added to the guesses. */
export interface AssumedMapping {
  /** Meanings by the plain name of a column; null leaves it out. */
  readonly columns: Readonly<Record<string, Meaning | null>>
  readonly constants: Readonly<Record<string, string>>
  /** Fields whose constant the files do not say. */
  readonly assumed: readonly string[]
}
/** What a ready mapping adds to the guesses. */
export interface ReadyMapping extends AssumedMapping {
  /** Name of the files that it is for. */
  readonly label: string
}

/** Files as far as ready mappings know them. */
interface NamedFiles {
  readonly columns: readonly string[]
  readonly files: readonly string[]
}

interface KnownFile {
  readonly kind: FeedKind
  readonly label: string
  /** Plain names that the file has, each with the other names that it may have instead. */
  readonly has: readonly (readonly string[])[]
  readonly mapping: (files: readonly string[], place: Place) => Omit<ReadyMapping, 'label'>
}

const KNOWN_FILES: readonly KnownFile[] = [
  {
    // Stops and searches of data.police.uk. Their ethnicity is left out, since a row that has one loses its place.
    kind: 'actions',
    label: 'stops and searches of data.police.uk',
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
    label: 'collisions of STATS19',
    has: [
      ['accidentindex', 'collisionindex'],
      ['accidentseverity', 'collisionseverity', 'accidentreference', 'collisionreference'],
    ],
    mapping: () => ({ columns: {}, constants: { category: 'road-collision' }, assumed: [] }),
  },
  {
    kind: 'patrol-visits',
    label: 'patrol log: hotspot, date, start and end',
    has: [
      ['hotspot', 'hotspotid', 'patrolhotspot'],
      ['starttime', 'timein', 'arrived', 'arrive', 'start', 'started', 'from'],
      ['endtime', 'timeout', 'left', 'leave', 'end', 'ended', 'to', 'finish', 'finished'],
    ],
    mapping: () => ({ columns: {}, constants: {}, assumed: [] }),
  },
]

/** The ready mapping for these files as a feed of this kind; null where they are not known. */
export function readyMapping(
  { columns, files }: NamedFiles,
  kind: FeedKind,
  place: Place,
): ReadyMapping | null {
  const known = knownFile(columns, (each) => each.kind === kind)
  return known ? { label: known.label, ...known.mapping(files, place) } : null
}

/** The kind of feed for which a ready mapping of files with these columns is; null where they are not known. */
export const readyKind = (columns: readonly string[]): FeedKind | null =>
  knownFile(columns, () => true)?.kind ?? null

function knownFile(columns: readonly string[], isMeant: (file: KnownFile) => boolean): KnownFile | null {
  const names = columns.map(plainName)
  const hasAll = ({ has }: KnownFile) => has.every((options) => options.some((name) => names.includes(name)))
  return KNOWN_FILES.find((file) => isMeant(file) && hasAll(file)) ?? null
}
