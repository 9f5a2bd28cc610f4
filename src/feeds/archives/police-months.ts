/** The monthly files of a data.police.uk archive, chosen by their names before anything is unpacked. */
import type { FeedKind, Notice } from '../../domain/feed.ts'

type PolicePart = 'street' | 'outcomes' | 'stop-and-search'

/** A file such as `2023-05/2023-05-west-yorkshire-street.csv`. */
interface PoliceMonth {
  readonly month: string
  readonly force: string
  readonly part: PolicePart
}

const NAME = /(?:^|[/\\])(\d{4}-\d{2})-([a-z][a-z-]*?)-(street|outcomes|stop-and-search)\.csv$/i
const PARTS: readonly PolicePart[] = ['street', 'outcomes', 'stop-and-search']

/** Null for files of other names. */
function policeMonthOf(name: string): PoliceMonth | null {
  const [, month, force, ending] = NAME.exec(name) ?? []
  const part = PARTS.find((each) => each === ending?.toLowerCase())
  return month && force && part ? { month, force: force.toLowerCase(), part } : null
}

/** Which files of an archive are wanted. */
export interface PoliceWish {
  /** Null: the likeliest, which is incidents. */
  readonly kind: FeedKind | null
  /** Names of forces as in the files; null: those of the place alone, if any file is of one. */
  readonly forces: readonly string[] | null
  readonly isOwnForce: (force: string) => boolean
}
export interface ChosenNames {
  /** Null: all. */
  readonly names: ReadonlySet<string> | null
  readonly notices: readonly Notice[]
}
const ALL: ChosenNames = { names: null, notices: [] }

/** Of the names in an archive, those to unpack; all of them where it holds nothing of the part that is wanted. */
export function chosenNames(archive: string, names: readonly string[], wish: PoliceWish): ChosenNames {
  const wanted = partOf(wish.kind)
  const months = new Map(names.map((name) => [name, policeMonthOf(name)] as const))
  const ofPart = [...months].filter(([, month]) => month?.part === wanted)
  if (wanted === null || ofPart.length === 0) return ALL
  const forces = new Set(ofPart.flatMap(([, month]) => month?.force ?? []))
  const taken = forcesTaken([...forces], wish)
  const isTaken = (month: PoliceMonth | null) =>
    month === null || (month.part === wanted && taken.includes(month.force))
  const others = [...forces].filter((force) => !taken.includes(force))
  return {
    names: new Set([...months].filter(([, month]) => isTaken(month)).map(([name]) => name)),
    notices: [
      ...partNotices(archive, [...months.values()], wanted),
      ...(others.length === 0
        ? []
        : [notice(`Of ${archive} not read: ${WHAT[wanted]} of ${listed(others)}.`, others.length)]),
    ],
  }
}

function partOf(kind: FeedKind | null): 'street' | 'stop-and-search' | null {
  if (kind === 'actions') return 'stop-and-search'
  return kind === null || kind === 'incidents' ? 'street' : null
}

function forcesTaken(
  forces: readonly string[],
  { forces: named, isOwnForce }: PoliceWish,
): readonly string[] {
  if (named !== null) return named
  const own = forces.filter(isOwnForce)
  return own.length > 0 ? own : forces
}

const WHAT: Readonly<Record<PolicePart, string>> = {
  street: 'street crimes',
  outcomes: 'outcomes',
  'stop-and-search': 'stops and searches',
}
const WHY: Readonly<Record<PolicePart, string>> = {
  street: 'convert them to incidents (--kind incidents on the command line)',
  outcomes: 'they say nothing of the category, and the street crimes have the latest outcome of each',
  'stop-and-search': 'convert them to actions (--kind actions on the command line)',
}

function partNotices(
  archive: string,
  months: readonly (PoliceMonth | null)[],
  wanted: PolicePart,
): readonly Notice[] {
  return PARTS.flatMap((part) => {
    const count = part === wanted ? 0 : months.filter((month) => month?.part === part).length
    const files = count === 1 ? '1 file' : `${count} files`
    return count === 0
      ? []
      : [notice(`Of ${archive} not read: ${files} of ${WHAT[part]}; ${WHY[part]}.`, count)]
  })
}

const notice = (text: string, count: number): Notice => ({ code: 'unread-files', text, count })

const MOST_LISTED = 5
const listed = (names: readonly string[]) =>
  names.length > MOST_LISTED
    ? `${names.slice(0, MOST_LISTED).join(', ')} and ${names.length - MOST_LISTED} more`
    : names.join(', ')

const keyOf = ({ month, force, part }: PoliceMonth) => `${month} ${force} ${part}`

interface MonthsInOrder<File> {
  readonly files: readonly File[]
  readonly notices: readonly Notice[]
}

/** Monthly files in the order of their months, each month of a force once: as in the last file given of it. */
export function inMonths<File extends { readonly name: string }>(
  files: readonly File[],
): MonthsInOrder<File> {
  const months = new Map<string, File>()
  const repeated = new Set<string>()
  for (const file of files) {
    const month = policeMonthOf(file.name)
    if (month === null) continue
    const key = keyOf(month)
    if (months.has(key)) repeated.add(`${month.month} of ${month.force}`)
    months.set(key, file)
  }
  const left = [...months].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, file]) => file)
  // Other files keep their places between them.
  const all = files.flatMap((file) => (policeMonthOf(file.name) === null ? [file] : left.splice(0, 1)))
  const text = `In several of the files, and read from the last of them: ${listed([...repeated].toSorted())}.`
  return {
    files: all,
    notices: repeated.size === 0 ? [] : [{ code: 'repeated-months', text, count: repeated.size }],
  }
}

/** Forces that were named and of which there is no file of the part that is wanted. */
export function missingForces(names: readonly string[], { kind, forces }: PoliceWish): readonly string[] {
  const part = partOf(kind)
  const months = names.map(policeMonthOf)
  const isThere = (force: string) => months.some((month) => month?.part === part && month.force === force)
  return (forces ?? []).filter((force) => !isThere(force))
}
