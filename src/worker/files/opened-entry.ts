/** What the manifest would say of a file that somebody opened here: a name of its own, its mark, and never a copy. */
import type { Dataset } from '../../domain/dataset.ts'
import type { FeedEntry, Handling } from '../../domain/feed.ts'
import type { Choices } from '../../feeds/formats/recognised.ts'

interface OpenedFile {
  readonly choices: Choices
  readonly handling: Handling
  readonly names: readonly string[]
  /** Of the feed made of the files. */
  readonly checksum: string
}

/** Nobody waits for a file's next version: ten years, in minutes. */
const NEVER_AWAITED = 5_259_600
const MOST_LETTERS = 80

const nameIn = ({ feed }: Choices) =>
  feed
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, MOST_LETTERS) || 'file'

export const fileNameFor = (choices: Choices) => `${nameIn(choices)}.geojson`

/** The same file opened again takes the place of itself; another file of that name stands beside it. */
export function entryFor(file: OpenedFile, known: Pick<Dataset, 'manifest' | 'checksums'>): FeedEntry {
  const { choices, handling, names } = file
  return {
    id: idFor(file, known),
    kind: choices.kind,
    url: '',
    refreshMinutes: NEVER_AWAITED,
    source: `Opened here: ${names.join(', ')}`.slice(0, 2 * MOST_LETTERS),
    licence: '',
    handling,
    keepOnDeviceHours: 0,
    keepMonths: null,
  }
}

function idFor(
  { choices, checksum }: OpenedFile,
  { manifest, checksums }: Pick<Dataset, 'manifest' | 'checksums'>,
) {
  const taken = new Set(manifest.feeds.map(({ id }) => id))
  const isFree = (id: string) => !taken.has(id) || checksums[id] === checksum
  const first = `opened-${nameIn(choices)}`
  if (isFree(first)) return first
  let number = 2
  while (!isFree(`${first}-${number}`)) number += 1
  return `${first}-${number}`
}
