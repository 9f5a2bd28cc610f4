/** Opens everything that a manifest names, and keeps it current for as long as the page is open. */
import type { Day } from '../../domain/day.ts'
import type { Failed, FeedEntry, FeedReport, Manifest, FeedState } from '../../domain/feed.ts'
import type { PollerContext } from '../fetching/poller.ts'
import type { Bytes } from '../fetching/watched-answer.ts'
import type { FailedFeed, LoadedFeed } from '../loaded/loaded-feed.ts'
import type { About, Copies } from '../device/device-copies.ts'
import type { LoadProgress } from '../load.ts'
import { wholeAccount, type RowAccount } from '../rows/whole-account.ts'
import { feedContext, readLoadedFeed } from '../read-feed.ts'
import type { PlaceAndBorough } from '../stand-in-areas.ts'
import type { AwaitedHash } from '../streams/gathered-hash.ts'
import { heardFrom, isLate, lookEvery, NOT_WAITED, waitedOn } from './first-picture.ts'
import { LiveFeed, type Beginning, type Reading } from './live-feed.ts'
import { LiveManifest } from './live-manifest.ts'
import { failureOf, manifestFailure, NO_MANIFEST, ON_ITS_WAY } from './words.ts'

/** All that is known at one moment. */
export interface Current {
  readonly kind: 'current'
  readonly manifest: Manifest
  /** In the manifest's order. */
  readonly holdings: readonly (LoadedFeed | FailedFeed)[]
  /** The manifest's as-of day when each feed's rows were last known to be current. */
  readonly asOf: Readonly<Record<string, Day>>
}

interface LiveFeedsContext extends PollerContext, PlaceAndBorough {
  readonly copies: Copies
  readonly newHash?: () => AwaitedHash
  readonly onProgress: (progress: LoadProgress) => void
  /** The manifest stands first, under the name `manifest`; then each feed in its order. */
  readonly onStates: (states: readonly FeedState[]) => void
  /** The first picture, and each that follows; a failure only until there is one. */
  readonly onCurrent: (current: Current | Failed) => void
}

export class LiveFeeds {
  private readonly manifest: LiveManifest
  private feeds: readonly LiveFeed[] = []
  private readonly opened = new Map<string, LoadedFeed>()
  private readonly abouts: Promise<ReadonlyMap<string, About>>
  private waiting = NOT_WAITED
  private isShown = false
  private last: Current | Failed | null = null
  private isTelling = false
  private callOff = () => {}

  constructor(
    private readonly url: URL,
    private readonly world: LiveFeedsContext,
  ) {
    this.abouts = world.copies.abouts()
    this.manifest = new LiveManifest(url, {
      ...world,
      onManifest: (manifest) => void this.take(manifest),
      onState: () => this.stateChanged(),
    })
  }

  /** Resolves when the manifest was answered for. */
  start(): Promise<void> {
    this.look(this.world.now())
    return this.manifest.line.ask()
  }

  /** Asks for one feed or, where none is named, for everything, as far as their servers allow it now. */
  async ask(feed: string | null): Promise<void> {
    const asked = this.feeds.filter(({ entry }) => feed === null || entry.id === feed)
    const listed = feed === null ? [this.manifest.line.ask()] : []
    await Promise.all([...listed, ...asked.map((one) => one.ask())])
  }

  /** Gives up a feed that is under way, at a person's wish; the others go on. */
  cancel(feed: string): void {
    this.feeds.find(({ entry }) => entry.id === feed)?.cancel()
  }

  /** Time has passed unseen, or somebody came back (then also what was in trouble is tried). */
  wake(isBack: boolean): void {
    this.manifest.line.wake(isBack)
    for (const feed of this.feeds) feed.wake(isBack)
  }

  /**
   * Reads a file that a person opened here: it joins the feeds, or stands in for the one of its id, until the page is
   * left. Nothing of it is kept on the device. `converted`: the account of the rows that the bytes were made from.
   */
  async open(
    entry: FeedEntry,
    bytes: Bytes,
    converted: RowAccount | null = null,
  ): Promise<FeedReport | Failed> {
    const { manifest } = this.manifest
    if (!manifest) return NO_MANIFEST
    const context = feedContext(manifest, this.world, 'The file holds')
    const read = await readLoadedFeed(entry, bytes, { context })
    if (read.kind === 'failed') return read
    const holding = converted ? { ...read, ...wholeAccount(converted, read) } : read
    this.opened.set(entry.id, holding)
    this.rowsChanged()
    this.stateChanged()
    return holding.report
  }

  /** Deletes every copy on this device, and keeps none from now on; how many there were. */
  async clear(): Promise<number> {
    const count = await this.world.copies.clear()
    for (const feed of this.feeds) feed.forget()
    return count
  }

  stop(): void {
    this.callOff()
    this.manifest.line.stop()
    for (const feed of this.feeds) feed.stop()
  }

  private async take(manifest: Manifest): Promise<void> {
    const abouts = await this.abouts
    if (this.manifest.manifest !== manifest) return
    const context = feedContext(manifest, this.world)
    const reading: Reading = { manifest, context, urlOf: (entry) => this.urlOf(entry) }
    const before = new Map(this.feeds.map((feed) => [feed.entry.id, feed]))
    this.feeds = manifest.feeds.map((entry) => {
      const feed = before.get(entry.id)
      feed?.change(entry, reading)
      return feed ?? this.begin({ entry, reading, about: abouts.get(entry.id) ?? null })
    })
    const gone = [...before.keys(), ...abouts.keys()].filter(
      (id) => !manifest.feeds.some((entry) => entry.id === id),
    )
    if (gone.length > 0) void this.world.copies.drop(gone)
    for (const id of gone) before.get(id)?.stop()
    for (const feed of this.feeds) if (!before.has(feed.entry.id)) void feed.ask()
    this.rowsChanged()
  }

  private begin(beginning: Beginning): LiveFeed {
    const { id } = beginning.entry
    // Once there is a picture, only of what it still lacks.
    const report = (progress: Partial<LoadProgress>, isAwaited = true) => {
      if (!this.isShown || isAwaited)
        this.world.onProgress({ feed: id, read: 0, of: 0, rows: 0, isDone: false, ...progress })
    }
    const feed = new LiveFeed(beginning, {
      ...this.world,
      onRead: (read, of, rows) => {
        this.waiting = heardFrom(this.waiting, id)
        report({ read, of, rows }, feed.holding === null)
      },
      onRows: () => this.rowsChanged(),
      onState: () => this.stateChanged(),
      onEnd: (holding) => {
        const read = holding?.bytes ?? 0
        report({ read, of: read, rows: holding?.report.rowsIn ?? 0, isDone: true })
      },
    })
    // So that it is known from the start how many there are.
    report({})
    return feed
  }

  private urlOf({ url }: FeedEntry): URL | null {
    const whole = URL.canParse(url, this.url) ? new URL(url, this.url) : null
    return whole?.protocol === this.url.protocol && whole.host === this.url.host ? whole : null
  }

  /** Until there is a picture: looks whether there can be one, and turns to the device for what is late. */
  private look(before: number): void {
    const { limits } = this.world
    const now = this.world.now()
    this.waiting = waitedOn(this.waiting, now - before, limits)
    if (isLate(this.waiting, 'manifest', limits) && !this.manifest.manifest) void this.manifest.fallBack()
    for (const feed of this.feeds)
      if (isLate(this.waiting, feed.entry.id, limits) && !feed.isSettled) void feed.fallBack()
    this.show()
    if (!this.isShown) this.callOff = this.world.setTimer(() => this.look(now), lookEvery(limits))
  }

  private rowsChanged(): void {
    if (!this.isShown) return this.show()
    this.callOff()
    this.callOff = this.world.setTimer(() => this.emit(), this.world.limits.gather)
  }

  private stateChanged(): void {
    if (this.manifest.isMissing) this.show()
    if (this.isTelling) return
    this.isTelling = true
    queueMicrotask(() => {
      this.isTelling = false
      this.world.onStates(this.states())
    })
  }

  private states(): readonly FeedState[] {
    const states = new Map(this.feeds.map((feed) => [feed.entry.id, feed.state]))
    for (const id of this.opened.keys()) states.set(id, openedHere(id))
    return [this.manifest.state, ...states.values()]
  }

  /** The first picture, as soon as there is something to show and nothing worth waiting for. */
  private show(): void {
    const { manifest } = this.manifest
    const { trouble } = this.manifest.line.course
    if (this.isShown) return
    if (!manifest) {
      if (this.manifest.isMissing && trouble) this.tell(manifestFailure(trouble))
      return
    }
    if (manifest.feeds.length !== this.feeds.length) return
    const { limits } = this.world
    const isReady = this.feeds.every((feed) => feed.isSettled || isLate(this.waiting, feed.entry.id, limits))
    const isThere =
      this.feeds.some(({ holding }) => holding) || this.feeds.every(({ isSettled }) => isSettled)
    if (isReady && isThere) this.emit()
  }

  private emit(): void {
    const { manifest } = this.manifest
    if (!manifest) return
    this.callOff()
    this.isShown = true
    const own = new Map(this.feeds.map((feed) => [feed.entry.id, rowsOf(feed)]))
    for (const [id, holding] of this.opened) own.set(id, holding)
    const further = [...this.opened.values()].filter(
      ({ feed }) => !manifest.feeds.some(({ id }) => id === feed.id),
    )
    this.tell({
      kind: 'current',
      manifest:
        further.length === 0
          ? manifest
          : { ...manifest, feeds: [...manifest.feeds, ...further.map(({ feed }) => feed)] },
      holdings: [...own.values()],
      asOf: Object.fromEntries(
        this.feeds.flatMap(({ entry, asOf }) => (asOf === null ? [] : [[entry.id, asOf]])),
      ),
    })
  }

  /** What is the same as before is not told again: nothing need be built for it. */
  private tell(next: Current | Failed): void {
    if (this.last && isTheSame(this.last, next)) return
    this.last = next
    this.world.onCurrent(next)
  }
}

const rowsOf = ({ entry, holding, course }: LiveFeed): LoadedFeed | FailedFeed =>
  holding ?? { feed: entry, ...(course.trouble ? failureOf(course.trouble) : ON_ITS_WAY) }

const openedHere = (feed: string): FeedState => ({
  feed,
  from: 'opened-here',
  goodAt: null,
  triedAt: null,
  nextTryAt: null,
  isFetching: false,
  error: null,
  keptUntil: null,
})

function isTheSame(a: Current | Failed, b: Current | Failed): boolean {
  if (a.kind === 'failed' || b.kind === 'failed') return JSON.stringify(a) === JSON.stringify(b)
  return (
    JSON.stringify([a.manifest, a.asOf]) === JSON.stringify([b.manifest, b.asOf]) &&
    a.holdings.length === b.holdings.length &&
    a.holdings.every((one, at) => isSameRows(one, b.holdings[at]))
  )
}

const isSameRows = (a: LoadedFeed | FailedFeed, b: LoadedFeed | FailedFeed | undefined) =>
  a === b || (a.kind === 'failed' && b?.kind === 'failed' && JSON.stringify(a) === JSON.stringify(b))
