/**
 * Converts recognised files to the lines of a feed according to the confirmed choices, with a report that accounts for
 * every row.
 */
import { type Failed, type FeedKind, failed } from '../../domain/feed.ts'
import { type NoticeTally, note } from '../rows/notices.ts'
import type { Place } from '../../domain/place/place.ts'
import { choicesFor } from './recognise.ts'
import { formatOf } from './formats.ts'
import { feedLines } from './feed-lines.ts'
import {
  FORMAT_LABELS,
  type Choices,
  type Converted,
  type ConversionContext,
  type Recognised,
  type Recognition,
} from './recognised.ts'
import type { Centres } from '../tables/table-drafts.ts'
import { isOfPings, TRACK } from './readers.ts'
import { doubtsOn } from '../tables/columns/guesses.ts'
import { openTime } from '../tables/columns/other-times.ts'
import { unreadPlaces, unsuitableFor } from '../tables/columns/unsuitable.ts'
import { tablePlan } from '../tables/table-plan.ts'

/**
 * Over all files, rows in = rows shown + rows set aside; the lines written read back without a fault. Coordinates are
 * fixed only as `choices` say. Never rejects.
 */
export async function convert(
  recognised: Recognised,
  choices: Choices,
  context: ConversionContext,
): Promise<Converted | Failed> {
  const format = formatOf(recognised.format)
  const choiceFailure = failureIn(recognised, choices, context)
  if (choiceFailure) return choiceFailure
  const plan = tablePlan(recognised, choices, context)
  const centres = await centresByPostcode(plan.postcode, context)
  if ('kind' in centres) return centres
  const columnOf = (field: string) => columnNamed(field, recognised, choices)
  const feed = feedLines(choices, context, columnOf)
  const job = { recognised, choices, context, plan, centres: centres.byPostcode }
  const readFailure = format.reader.drafts(job, feed.add)
  if (readFailure) return readFailure
  noteWholeFiles(feed.notices, recognised, { choices, leftOut: plan.leftOut })
  noteReady(feed.notices, recognised, { choices, place: context.place })
  const { lines, report, listed } = feed.finish(recognised.rows)
  return { kind: 'converted', lines, report: withFileNotices(report, recognised), listed }
}

const withFileNotices = (report: Converted['report'], { notices }: Recognised): Converted['report'] => ({
  ...report,
  notices: [...notices, ...report.notices],
})

function failureIn(recognised: Recognised, choices: Choices, { hotspots }: ConversionContext): Failed | null {
  const { format, columns } = recognised
  const { kinds, reader } = formatOf(format)
  if (kinds && !kinds.includes(choices.kind)) {
    return failed(
      `${FORMAT_LABELS[format]} can become ${kinds.join(' or ')}, not ${choices.kind}.`,
      `Choose ${kinds.join(' or ')}.`,
    )
  }
  const doubts = choices.answered?.includes('place') ? [] : doubtsOn(columns, choices.kind)
  const open = doubts.find((doubt) =>
    columns.every(({ name }, at) => !doubt.columns.includes(name) || (choices.meanings[at] ?? null) === null),
  )
  if (open)
    return failed(
      `${recognised.files[0]?.name ?? ''}: ${open.says}`,
      'Say which column is the place of the event, or leave all of them out.',
    )
  const unsuitable = unsuitableFor(recognised, choices) ?? openTime(recognised, choices)
  if (unsuitable) return unsuitable
  const isOfPositions = reader === TRACK || isOfPings(choices)
  return isOfPositions && hotspots.length === 0 ? NO_HOTSPOTS : null
}
const NO_HOTSPOTS = failed(
  'Positions become visits where they lie in patrol hotspots, and no hotspots are at hand.',
  'Give the feed of patrol hotspots (--hotspots FEED on the command line).',
)

interface CentreList {
  readonly byPostcode: Centres
}

async function centresByPostcode(column: number, context: ConversionContext): Promise<CentreList | Failed> {
  if (column < 0) return { byPostcode: new Map() }
  try {
    const list = await context.postcodes()
    return { byPostcode: new Map(list.map(({ postcode, at }) => [postcode.replace(/\s/g, ''), at])) }
  } catch {
    return failed('The list of postcodes did not open.', 'Try again, or leave the column of postcodes out.')
  }
}

const PLACE_FIELD = 'geometry'

/** The file's own name of a feed field, or the field's name where no column holds it. */
function columnNamed(field: string, { columns, content }: Recognised, { meanings }: Choices): string {
  const isPlace = field === PLACE_FIELD && content.kind === 'texts'
  const at = isPlace ? placeColumn(meanings) : meanings.indexOf(field)
  return columns[at]?.name ?? field
}
const placeColumn = (meanings: Choices['meanings']) =>
  meanings.findIndex((meaning) => meaning === 'longitude' || meaning === 'easting')

interface WholeFileNotes {
  readonly choices: Choices
  readonly leftOut: readonly string[]
}

/** Notices on the files as a whole: columns left out, and a fix that was offered but not chosen. */
function noteWholeFiles(
  notices: NoticeTally,
  recognised: Recognised,
  { choices, leftOut }: WholeFileNotes,
): void {
  if (leftOut.length > 0) {
    note(notices, 'columns-left-out', recognised.rows)
    notices.named.set('columns-left-out', [...leftOut])
  }
  for (const field of choices.assumed ?? []) {
    const value = choices.constants?.[field] ?? ''
    const code = field === 'level' ? 'level-assumed' : 'force-assumed'
    note(notices, code, choices.meanings.includes(field) ? 0 : recognised.rows)
    notices.named.set(code, [`${value}; ${field} set for all rows takes another`])
  }
  const unread = unreadPlaces(recognised.columns, choices)
  if (unread.length > 0) {
    note(notices, 'no-place-read', recognised.rows)
    notices.named.set('no-place-read', [...unread])
  }
  const [offer] = recognised.offers
  if (offer && choices.crs === recognised.crs && !choices.swap) {
    note(notices, 'mend-offered', offer.lands)
    notices.named.set('mend-offered', [`${offer.flags}: ${offer.says}`])
  }
}

/** The ready mapping, and the columns that were chosen otherwise than it says. */
function noteReady(
  notices: NoticeTally,
  recognised: Recognised,
  { choices, place }: { readonly choices: Choices; readonly place: Place },
): void {
  if (choices.ready === undefined) return
  const own = choicesFor(recognised, { place }, choices.kind).meanings
  const others = recognised.columns.flatMap(({ name }, at) =>
    (choices.meanings[at] ?? null) === (own[at] ?? null) ? [] : [name],
  )
  note(notices, 'ready-mapping', recognised.rows)
  notices.named.set('ready-mapping', [
    choices.ready,
    ...(others.length > 0 ? [`chosen otherwise than there: ${others.join(', ')}`] : []),
  ])
}

/** Kinds that the format can be converted to, for a choice list. */
export const kindsFor = ({ format }: Recognition, allKinds: readonly FeedKind[]): readonly FeedKind[] =>
  formatOf(format).kinds ?? allKinds
