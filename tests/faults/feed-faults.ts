/** Faults of a feed, applied to the demonstration's files: each makes what the feed holds unknown, in whole or in part. */
import { isoDay, parseDay, type Day } from '../../src/domain/day.ts'
import type { FeedKind } from '../../src/domain/feed.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { editionFrom } from '../../src/worker/editions.ts'
import { GROUND, textOf, type rowsOf } from '../feeds/demonstration-geography.ts'
import { openFeeds } from '../feeds/live/simulated-feeds.ts'
import { datasetOf } from './read-once.ts'

export type Files = ReadonlyMap<string, string>

interface FaultyFeed {
  readonly id: string
  readonly kind: FeedKind
  readonly url: string
  readonly covers?: { readonly from?: string; readonly to?: string }
}
interface PlainManifest {
  readonly asOf: string
  readonly feeds: readonly FaultyFeed[]
}
type Row = ReturnType<typeof rowsOf>[number]

/** What a fault makes of one feed: another text, null where the server has none, or another manifest entry. */
interface Broken {
  readonly text: string | null
  readonly entry?: Partial<FaultyFeed>
}
interface Around {
  readonly kind: FeedKind
  readonly asOf: Day
  /** First day of the window that is asked about. */
  readonly windowFrom: Day
}

/** The field that dates a row; kinds without one list states. */
const DATE_FIELDS: Partial<Record<FeedKind, string>> = {
  incidents: 'occurred',
  'patrol-visits': 'start',
  actions: 'on',
  'closure-orders': 'noticeServed',
  commitments: 'agreed',
  'survey-results': 'to',
}
/** Kinds whose coverage follows from their rows; of the others only the manifest can tell. */
export const DAY_BY_DAY: readonly FeedKind[] = ['incidents', 'patrol-visits', 'actions']
const SILENT_DAYS = 60

const collection = (features: readonly unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

/** First and last ISO day that the row's date can mean: a month is all of its days. */
function daysOf({ properties }: Row, kind: FeedKind) {
  const date = String(properties[DATE_FIELDS[kind] ?? ''])
  return date.length === 7
    ? { from: `${date}-01`, to: `${date}-31` }
    : { from: date.slice(0, 10), to: date.slice(0, 10) }
}

type IsoDays = ReturnType<typeof daysOf>
function keptRows(text: string, kind: FeedKind, isKept: (days: IsoDays) => boolean): string {
  const { features } = JSON.parse(text) as { readonly features: readonly Row[] }
  return collection(DATE_FIELDS[kind] ? features.filter((row) => isKept(daysOf(row, kind))) : features)
}

const LOST = { from: '2024-03-01', to: '2024-04-30' }
/** By name; each takes the text of a feed's file. */
export const FAULTS = {
  'does not open': () => ({ text: null }),
  'is a web page': () => ({ text: '<!doctype html><title>Sign in</title><p>Please sign in.</p>' }),
  'is empty': () => ({ text: collection([]) }),
  'ends early': (text) => ({ text: text.slice(0, Math.floor(text.length * 0.6)) }),
  'stopped 60 days ago': (text, { kind, asOf }) => {
    const last = isoDay((asOf - SILENT_DAYS) as Day)
    return {
      text: keptRows(text, kind, ({ to }) => to <= last),
      ...(!DAY_BY_DAY.includes(kind) && { entry: { covers: { from: '2018-01-01', to: last } } }),
    }
  },
  'has nine of ten rows set aside': (text) => {
    const { features } = JSON.parse(text) as { readonly features: readonly Row[] }
    return { text: collection(features.map((row, i) => (i % 10 === 0 ? row : { ...row, properties: {} }))) }
  },
  'does not cover the baseline': (text, { kind, windowFrom }) => {
    const first = isoDay(windowFrom)
    return DAY_BY_DAY.includes(kind)
      ? { text: keptRows(text, kind, ({ from }) => from >= first) }
      : { text, entry: { covers: { from: first } } }
  },
  // Of states, rows that were never listed cannot be missed.
  'lacks the rows of two months': (text, { kind }) => ({
    text: DAY_BY_DAY.includes(kind)
      ? keptRows(text, kind, ({ from, to }) => to < LOST.from || from > LOST.to)
      : text,
  }),
} as const satisfies Readonly<Record<string, (text: string, around: Around) => Broken>>
export type FileFault = keyof typeof FAULTS

/**
 * Faults that only show beside the good rows of before: they are doubted, and those rows stay. The command line reads the
 * files once and has no rows of before.
 */
export const SUDDEN_FAULTS = {
  'holds a tenth of its rows': (text) => {
    const { features } = JSON.parse(text) as { readonly features: readonly Row[] }
    return { text: collection(features.filter((_, i) => i % 10 === 9)) }
  },
  'is suddenly empty': () => ({ text: collection([]) }),
} as const satisfies Readonly<Record<string, (text: string, around: Around) => Broken>>
export type SuddenFault = keyof typeof SUDDEN_FAULTS
export type Fault = FileFault | SuddenFault
const isSudden = (fault: Fault): fault is SuddenFault => fault in SUDDEN_FAULTS

/** Faults whose dataset differs in more than the sentence of a failure: the others look like `does not open`. */
export const SCREEN_FAULTS: readonly Fault[] = [
  'does not open',
  'is empty',
  'stopped 60 days ago',
  'has nine of ten rows set aside',
  'does not cover the baseline',
  'lacks the rows of two months',
  'holds a tenth of its rows',
]
/** Faults after which the feed is not open at all, each with a sentence of its own. */
export const FAILURES: readonly Fault[] = ['does not open', 'is a web page', 'ends early']
/** The faults of files without those that differ from `does not open` in the sentence of the failure alone. */
export const DISTINCT_FAULTS = (Object.keys(FAULTS) as FileFault[]).filter(
  (fault) => fault === 'does not open' || !FAILURES.includes(fault),
)
/** The faults that can befall a feed of the kind. */
export const faultsOf = <F extends Fault>(faults: readonly F[], kind: FeedKind): readonly F[] =>
  faults.filter((fault) => fault !== 'lacks the rows of two months' || DAY_BY_DAY.includes(kind))
/** Faults that leave the same unknown: nothing is there, days are missing, or rows are in doubt. */
const CLASSES: readonly (readonly Fault[])[] = [
  ['does not open', 'is empty'],
  ['stopped 60 days ago', 'does not cover the baseline', 'lacks the rows of two months'],
  ['has nine of ten rows set aside', 'holds a tenth of its rows'],
]
/**
 * Spreads faults over the places where they may show (screens, or commands): each place has one fault of every class,
 * by its number and that of the kind in turn, so that each fault occurs in every place, with some kind of feed.
 */
export function isFaultAt(
  faults: readonly Fault[],
  fault: Fault,
  at: { readonly place: number; readonly kind: number },
): boolean {
  const alike = CLASSES.find((one) => one.includes(fault))?.filter((one) => faults.includes(one)) ?? []
  return alike[(at.place + at.kind) % alike.length] === fault
}
/** The files with the fault in every feed of the kind, and the ids of those feeds. */
export function faultyFiles(
  files: Files,
  kind: FeedKind,
  { fault, windowFrom }: { readonly fault: Fault; readonly windowFrom: Day },
) {
  const manifest = JSON.parse(textOf(files, 'manifest.json')) as PlainManifest
  const asOf = parseDay(manifest.asOf)
  if (asOf === null) throw new Error(`${manifest.asOf} is no day`)
  const faulty = new Map(files)
  const apply: (text: string, around: Around) => Broken = isSudden(fault)
    ? SUDDEN_FAULTS[fault]
    : FAULTS[fault]
  const feeds = manifest.feeds.map((feed) => {
    if (feed.kind !== kind) return feed
    const { text, entry = {} } = apply(textOf(files, feed.url), { kind, asOf, windowFrom })
    if (text === null) faulty.delete(feed.url)
    else faulty.set(feed.url, text)
    return { ...feed, ...entry }
  })
  faulty.set('manifest.json', JSON.stringify({ ...manifest, feeds }))
  return { files: faulty, ids: manifest.feeds.filter((feed) => feed.kind === kind).map(({ id }) => id) }
}

/**
 * The dataset of the files with the fault. For a sudden fault it is what the page has after its server answered with the
 * good files first and with the faulty ones from then on.
 */
export async function faultyDataset(
  files: Files,
  kind: FeedKind,
  request: { readonly fault: Fault; readonly windowFrom: Day },
): Promise<{ readonly dataset: Dataset; readonly ids: readonly string[] }> {
  const { files: faulty, ids } = faultyFiles(files, kind, request)
  const dataset = isSudden(request.fault)
    ? await suddenDataset({ files, faulty, ids })
    : await datasetOf(faulty)
  return { dataset, ids }
}

const pages = new WeakMap<Files, OpenPage>()
type OpenPage = ReturnType<typeof openFeeds>

const currentOf = ({ shown }: OpenPage) => {
  const last = shown.at(-1)
  return last?.kind === 'current' ? last : null
}
async function until(page: OpenPage, isDone: () => boolean) {
  while (!isDone()) await page.pass(SECOND)
}

/** A page that has shown the good files, opened once. */
async function pageWith(files: Files): Promise<OpenPage> {
  const before = pages.get(files)
  if (before) return before
  const page = openFeeds(Object.fromEntries(files), undefined, { where: GROUND })
  pages.set(files, page)
  await until(page, () => currentOf(page)?.feeds.every((feed) => feed.kind === 'held') ?? false)
  return page
}

/** The page's dataset once its server answers with the faulty files; it answers with the good ones again afterwards. */
async function suddenDataset({ files, faulty, ids }: SuddenFiles): Promise<Dataset> {
  const page = await pageWith(files)
  const answerWith = async (answers: Files, isDoubted: boolean) => {
    Object.assign(page.files, Object.fromEntries(answers))
    for (const id of ids) void page.liveFeeds.fetchNow(id)
    const isShown = (id: string) => (currentOf(page)?.doubts[id] !== undefined) === isDoubted
    await until(page, () => ids.every(isShown))
  }
  await answerWith(faulty, true)
  const current = currentOf(page)
  if (!current) throw new Error('no feeds were shown')
  await answerWith(files, false)
  return editionFrom(current, GROUND, null).dataset
}
interface SuddenFiles {
  readonly files: Files
  readonly faulty: Files
  readonly ids: readonly string[]
}
const SECOND = 1000
