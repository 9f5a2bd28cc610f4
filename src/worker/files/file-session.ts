/** Works on files that somebody opens: recognises them, tries choices on them, saves or joins them. One set at a time. */
import type { Postcode } from '../../domain/borough/borough.ts'
import { FEED_KINDS } from '../../feeds/feed-kinds.ts'
import { failed, type Failed, type FeedEntry, type FeedKind, type FeedReport } from '../../domain/feed.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { Surface } from '../../domain/geography.ts'
import { convert, kindsFor } from '../../feeds/formats/convert.ts'
import { feedText } from '../../feeds/formats/feed-lines.ts'
import { choicesFor, recognise } from '../../feeds/formats/recognise.ts'
import type { Choices, Converted, ConversionContext, Recognised } from '../../feeds/formats/recognised.ts'
import { guessesFor } from '../../feeds/tables/guesses.ts'
import { meaningsOf } from '../../feeds/tables/meanings.ts'
import type { RowAccount } from '../../feeds/rows/whole-account.ts'
import { runningSha256 } from '../../feeds/streams/running-hash.ts'
import type { FileSession, JoinRequest, FileInspection } from './file-inspection.ts'
import { entryFor, fileNameFor } from './opened-entry.ts'

export interface FileSessionContext {
  /** What the files are read against; null while no data are open. */
  readonly known: () => { readonly dataset: Dataset; readonly outline: Surface } | null
  readonly fetchPostcodes: (url: string) => Promise<readonly Postcode[]>
  readonly open: (
    entry: FeedEntry,
    bytes: Uint8Array<ArrayBuffer>,
    converted: RowAccount,
  ) => Promise<FeedReport | Failed>
}

interface OnDesk {
  readonly recognised: Recognised
  readonly ground: ConversionContext
  /** The last conversion, with the choices it was made by. */
  last: { readonly by: string; readonly converted: Converted } | null
}

const NOT_OPEN = failed(
  'Files can be opened once the feeds are.',
  'Wait until they are, or load the page again.',
)
const NONE_LEFT = failed(
  'No row would be left.',
  'Look at the reasons, and choose otherwise what can be chosen.',
)

/** None of its answers rejects for what stands in a file. */
export function makeFileSession(world: FileSessionContext): FileSession {
  let onDesk: OnDesk | null = null
  const converted = async (choices: Choices): Promise<Converted | Failed> => {
    if (!onDesk) return NOT_OPEN
    const desk = onDesk
    const by = JSON.stringify(choices)
    if (desk.last?.by === by) return desk.last.converted
    const made = await convert(desk.recognised, choices, desk.ground)
    if (made.kind === 'converted') desk.last = { by, converted: made }
    return made
  }
  const written = async (choices: Choices) => {
    const made = await converted(choices)
    if (made.kind === 'failed') return made
    return made.lines.length === 0 ? NONE_LEFT : made
  }
  return {
    lookAtFiles: async (files, postcodesUrl) => {
      const ground = groundFrom(world, postcodesUrl)
      if (!ground) return NOT_OPEN
      onDesk = null
      const recognised = await recognise(await arrived(files), ground)
      if (recognised.kind === 'failed') return recognised
      onDesk = { recognised, ground, last: null }
      return lookedFrom(recognised, recognised.feedKind, ground)
    },
    lookAtFilesAs: async (kind) => (onDesk ? lookedFrom(onDesk.recognised, kind, onDesk.ground) : NOT_OPEN),
    previewFiles: async (choices) => {
      const made = await converted(choices)
      return made.kind === 'failed' ? made : { kind: 'preview', report: made.report }
    },
    saveFiles: async (choices) => {
      const made = await written(choices)
      if (made.kind === 'failed') return made
      const file = new Blob([feedText(made.lines)], { type: 'application/geo+json' })
      return { kind: 'saved', name: fileNameFor(choices), file }
    },
    joinFiles: async (request) => {
      const made = await written(request.choices)
      return made.kind === 'failed'
        ? made
        : joined(world, request, { made, files: onDesk?.recognised.files ?? [] })
    },
  }
}

const arrived = (files: readonly File[]) =>
  Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )

function groundFrom(world: FileSessionContext, postcodesUrl: string): ConversionContext | null {
  const known = world.known()
  if (!known) return null
  const { place, manifest, categories, hotspots } = known.dataset
  return {
    place,
    outline: known.outline,
    asOf: manifest.asOf,
    categories,
    actionTypes: manifest.actionTypes,
    hotspots,
    postcodes: () => world.fetchPostcodes(postcodesUrl),
  }
}

function lookedFrom(
  { content: _, kind: __, ...recognition }: Recognised,
  kind: FeedKind,
  ground: ConversionContext,
): FileInspection {
  return {
    kind: 'looked',
    recognition: { ...recognition, guesses: guessesFor(recognition.columns, kind, ground.place) },
    choices: choicesFor(recognition, ground, kind),
    meanings: meaningsOf(kind, ground.place).map(({ meaning, label }) => ({ meaning, label })),
    kinds: kindsFor(recognition, FEED_KINDS),
  }
}

interface Made {
  readonly made: Converted
  readonly files: Recognised['files']
}

async function joined(
  world: FileSessionContext,
  request: JoinRequest,
  { made, files }: Made,
): Promise<Failed | null> {
  const known = world.known()
  if (!known) return NOT_OPEN
  const bytes = new TextEncoder().encode(feedText(made.lines))
  const hash = runningSha256()
  hash.update(bytes)
  const names = files.map(({ name }) => name)
  const entry = entryFor({ ...request, names, checksum: hash.finish() }, known.dataset)
  const opened = await world.open(entry, bytes, made)
  return 'kind' in opened && opened.kind === 'failed' ? opened : null
}
