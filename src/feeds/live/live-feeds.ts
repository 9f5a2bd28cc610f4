/** Loads every feed of a manifest, and keeps manifest and feeds current while the page is open. */
import type {
  Doubt,
  Failed,
  FeedEntry,
  FeedKind,
  FeedReport,
  Manifest,
  FeedState,
} from '../../domain/feed.ts'
import type { Copies, CopyInfo } from '../device/device-copies.ts'
import type { FetchLimits } from '../fetching/limits.ts'
import type { PollerContext } from '../fetching/poller.ts'
import { type LoadProgress, NO_PROGRESS } from '../load.ts'
import type { LoadedFeed } from '../loaded/loaded-feed.ts'
import type { FirstPlaces } from '../columnar/first-places.ts'
import { feedContext, readLoadedFeed } from '../read-feed.ts'
import { combinedAccount, type RowAccount } from '../rows/ledger.ts'
import type { PlaceAndBorough } from '../stand-in-areas.ts'
import type { AsyncHash } from '../streams/checksum.ts'
import { bytesSource, type Bytes } from '../streams/feed-source.ts'
import {
  isSameContent,
  loadedOrFailed,
  manifestFailure,
  NO_MANIFEST,
  openedFileState,
  type CurrentFeeds,
} from './current-feeds.ts'
import { LiveFeed, type LiveFeedStart, type ReadingContext } from './live-feed.ts'
import { LiveManifest } from './live-manifest.ts'

interface LiveFeedsContext extends PollerContext, PlaceAndBorough {
  readonly copies: Copies
  readonly newHash?: () => AsyncHash
  readonly largeHash?: (() => AsyncHash) | undefined
  readonly onProgress: (progress: LoadProgress) => void
  /** The manifest first, under the name `manifest`; then each feed in its order. */
  readonly onStates: (states: readonly FeedState[]) => void
  /** Kinds of feeds that are fetched before the others; where left out, all are fetched at once. */
  readonly firstKinds?: readonly FeedKind[]
  /** Before the first display, with each large feed of incidents whose rows are about to be read. */
  readonly onPlaces?: (places: FirstPlaces, manifest: Manifest) => void
  /** Before the first display, with each feed that comes: the feeds whose rows are there or cannot be. */
  readonly onArrived?: (settled: CurrentFeeds) => void
  /** The first content to display, and each change of it; a failure only before there is any. */
  readonly onCurrent: (current: CurrentFeeds | Failed) => void
}

/** The live manifest with its live feeds; publishes their content and states through the callbacks of its context. */
export class LiveFeeds {
  private readonly manifest: LiveManifest
  private feeds: readonly LiveFeed[] = []
  /** Files that the user opened in the page, by feed id. */
  private readonly opened = new Map<string, LoadedFeed>()
  private readonly copyInfos: Promise<ReadonlyMap<string, CopyInfo>>
  private waiting = NOT_WAITED
  private isDisplayed = false
  /** Feeds that are not fetched yet because others come first. */
  private held: ReadonlySet<LiveFeed> = new Set()
  private last: CurrentFeeds | Failed | null = null
  private isReportingStates = false
  private cancelTimer = () => {}

  constructor(
    private readonly url: URL,
    private readonly context: LiveFeedsContext,
  ) {
    this.copyInfos = context.copies.infos()
    this.manifest = new LiveManifest(url, {
      ...context,
      onManifest: (manifest) => void this.apply(manifest),
      onState: () => this.stateChanged(),
    })
  }

  /** Resolves when the first request for the manifest has ended. */
  start(): Promise<void> {
    this.checkFirstDisplay(this.context.now())
    return this.manifest.poller.fetchNow()
  }

  /** Fetches one feed or, for null, manifest and feeds, as far as their servers allow it now. */
  async fetchNow(feed: string | null): Promise<void> {
    const feeds = this.feeds.filter(({ entry }) => feed === null || entry.id === feed)
    const manifest = feed === null ? [this.manifest.poller.fetchNow()] : []
    await Promise.all([...manifest, ...feeds.map((one) => one.fetchNow())])
  }

  /** Cancels a running request for the user; the other feeds go on. */
  cancel(feed: string): void {
    this.feeds.find(({ entry }) => entry.id === feed)?.cancel()
  }

  /**
   * Puts the answer in doubt of one feed or, for null, of the manifest into use, for a person who was shown these numbers.
   * Returns false, and does nothing, where they are no longer those of the newest answer.
   */
  acceptDoubted(feed: string | null, doubt: Doubt): boolean {
    if (feed === null) return this.manifest.poller.acceptDoubted(doubt)
    return this.feeds.find(({ entry }) => entry.id === feed)?.acceptDoubted(doubt) ?? false
  }

  /**
   * Compares the clock after timers may have stopped.
   * @param isBack the user or the network came back: failed requests are repeated as well
   */
  wake(isBack: boolean): void {
    this.manifest.poller.wake(isBack)
    for (const feed of this.feeds) feed.wake(isBack)
  }

  /**
   * Reads a file that the user opened: until the page is left it joins the feeds, or replaces the one with its id.
   * Nothing of it is stored on the device.
   * @param converted account of the agency's rows that the bytes were converted from
   */
  async open(
    entry: FeedEntry,
    bytes: Bytes,
    converted: RowAccount | null = null,
  ): Promise<FeedReport | Failed> {
    const { manifest } = this.manifest
    if (!manifest) return NO_MANIFEST
    const context = feedContext(manifest, this.context, 'The file holds')
    const read = await readLoadedFeed(entry, bytesSource(bytes), { context })
    if (read.kind === 'failed') return read
    const loaded = converted ? { ...read, ...combinedAccount(converted, read) } : read
    this.opened.set(entry.id, loaded)
    this.rowsChanged()
    this.stateChanged()
    return loaded.report
  }

  /** Deletes every copy on this device and stores none from now on; returns how many there were, or null if unknown. */
  async clear(): Promise<number | null> {
    const count = await this.context.copies.clear()
    for (const feed of this.feeds) feed.copiesCleared()
    return count
  }

  stop(): void {
    this.cancelTimer()
    this.manifest.poller.stop()
    for (const feed of this.feeds) feed.stop()
  }

  private async apply(manifest: Manifest): Promise<void> {
    const copies = await this.copyInfos
    if (this.manifest.manifest !== manifest) return
    const context = feedContext(manifest, this.context)
    const reading: ReadingContext = { manifest, context, urlOf: (entry) => this.urlOf(entry) }
    const before = new Map(this.feeds.map((feed) => [feed.entry.id, feed]))
    this.feeds = manifest.feeds.map((entry) => {
      const feed = before.get(entry.id)
      feed?.change(entry, reading)
      return feed ?? this.newFeed({ entry, reading, copy: copies.get(entry.id) ?? null })
    })
    const gone = [...before.keys(), ...copies.keys()].filter(
      (id) => !manifest.feeds.some((entry) => entry.id === id),
    )
    if (gone.length > 0) void this.context.copies.remove(gone)
    for (const id of gone) before.get(id)?.stop()
    void this.fetchNew(this.feeds.filter(({ entry }) => !before.has(entry.id)))
    this.rowsChanged()
  }

  /** Fetches new feeds, those of the first kinds before the others, but does not hold these back for long. */
  private async fetchNew(feeds: readonly LiveFeed[]): Promise<void> {
    const { firstKinds = [], limits, setTimer } = this.context
    const isFirst = ({ entry }: LiveFeed) => firstKinds.includes(entry.kind)
    const first = this.isDisplayed ? [] : feeds.filter(isFirst)
    if (first.length > 0) {
      this.held = new Set(feeds.filter((feed) => !isFirst(feed)))
      const waited = new Promise<void>((done) => setTimer(done, limits.quietStart))
      await Promise.race([Promise.all(first.map((feed) => feed.fetchNow())), waited])
      this.held = new Set()
    }
    // The manifest may have changed meanwhile.
    for (const feed of feeds) if (!first.includes(feed) && this.feeds.includes(feed)) void feed.fetchNow()
  }

  private newFeed(start: LiveFeedStart): LiveFeed {
    const { id } = start.entry
    // After the first display, progress is reported only for feeds without rows.
    const report = (progress: Partial<LoadProgress>, isAwaited = true) => {
      if (!this.isDisplayed || isAwaited) this.context.onProgress({ ...NO_PROGRESS, feed: id, ...progress })
    }
    const feed = new LiveFeed(start, {
      ...this.context,
      onRead: (progress) => {
        this.waiting = heardFrom(this.waiting, id)
        report(progress, feed.loaded === null)
      },
      onPlaces: (places) => {
        const { manifest } = this.manifest
        if (!this.isDisplayed && manifest) this.context.onPlaces?.(places, manifest)
      },
      onRows: () => this.rowsChanged(),
      onState: () => this.stateChanged(),
      onEnd: (loaded) => {
        const [read, rows] = [loaded?.bytes ?? 0, loaded?.report.rowsIn ?? 0]
        report({ read, of: read, rows, ofRows: rows, isDone: true })
      },
    })
    // Reported before the request, so that the number of feeds is known from the start.
    report({})
    return feed
  }

  private urlOf({ url }: FeedEntry): URL | null {
    const whole = URL.canParse(url, this.url) ? new URL(url, this.url) : null
    return whole?.protocol === this.url.protocol && whole.host === this.url.host ? whole : null
  }

  /** Repeated until the first display: turns to the copies of feeds that are late, and displays what is ready. */
  private checkFirstDisplay(before: number): void {
    const { limits } = this.context
    const now = this.context.now()
    this.waiting = waitedOn(this.waiting, now - before, limits)
    for (const { entry } of this.held) this.waiting = heardFrom(this.waiting, entry.id)
    if (isLate(this.waiting, 'manifest', limits) && !this.manifest.manifest) void this.manifest.useCopy()
    for (const feed of this.feeds)
      if (isLate(this.waiting, feed.entry.id, limits) && !feed.isSettled) void feed.useCopy()
    this.displayIfReady()
    if (this.isDisplayed) return
    this.cancelTimer = this.context.setTimer(() => this.checkFirstDisplay(now), checkInterval(limits))
  }

  private rowsChanged(): void {
    if (!this.isDisplayed) {
      const { manifest } = this.manifest
      if (manifest) this.context.onArrived?.(this.currentOf(manifest, this.feeds.filter(isSettled)))
      return this.displayIfReady()
    }
    this.cancelTimer()
    this.cancelTimer = this.context.setTimer(() => this.publish(), this.context.limits.batchPause)
  }

  private stateChanged(): void {
    if (this.manifest.isMissing) this.displayIfReady()
    if (this.isReportingStates) return
    this.isReportingStates = true
    queueMicrotask(() => {
      this.isReportingStates = false
      this.context.onStates(this.states())
    })
  }

  private states(): readonly FeedState[] {
    const states = new Map(this.feeds.map((feed) => [feed.entry.id, feed.state]))
    for (const id of this.opened.keys()) states.set(id, openedFileState(id))
    return [this.manifest.state, ...states.values()]
  }

  /** Publishes the first content once there is any and no feed is worth waiting for. */
  private displayIfReady(): void {
    const { manifest } = this.manifest
    const { error } = this.manifest.poller.state
    if (this.isDisplayed) return
    if (!manifest) {
      if (this.manifest.isMissing && error) this.emit(manifestFailure(error))
      return
    }
    if (manifest.feeds.length !== this.feeds.length) return
    const { limits } = this.context
    const isReady = this.feeds.every((feed) => feed.isSettled || isLate(this.waiting, feed.entry.id, limits))
    const hasContent =
      this.feeds.some(({ loaded }) => loaded) || this.feeds.every(({ isSettled }) => isSettled)
    if (isReady && hasContent) this.publish()
  }

  private publish(): void {
    const { manifest } = this.manifest
    if (!manifest) return
    this.cancelTimer()
    this.isDisplayed = true
    this.emit(this.currentOf(manifest, this.feeds))
  }

  private currentOf(manifest: Manifest, live: readonly LiveFeed[]): CurrentFeeds {
    const feeds = new Map(live.map((feed) => [feed.entry.id, loadedOrFailed(feed)]))
    for (const [id, loaded] of this.opened) feeds.set(id, loaded)
    // What is known of a feed says nothing about a file that was opened in its place.
    const fetched = live.filter(({ entry }) => !this.opened.has(entry.id))
    const added = [...this.opened.values()].filter(
      ({ feed }) => !manifest.feeds.some(({ id }) => id === feed.id),
    )
    return {
      kind: 'current',
      manifest:
        added.length === 0
          ? manifest
          : { ...manifest, feeds: [...manifest.feeds, ...added.map(({ feed }) => feed)] },
      feeds: [...feeds.values()],
      asOf: Object.fromEntries(
        fetched.flatMap(({ entry, asOf }) => (asOf === null ? [] : [[entry.id, asOf]])),
      ),
      doubts: Object.fromEntries(
        fetched.flatMap(({ entry, fetchState: { doubt } }) => (doubt ? [[entry.id, doubt]] : [])),
      ),
    }
  }

  /** Unchanged content is not emitted, so that nothing is derived from it again. */
  private emit(next: CurrentFeeds | Failed): void {
    if (this.last && isSameContent(this.last, next)) return
    this.last = next
    this.context.onCurrent(next)
  }
}

const isSettled = (feed: LiveFeed) => feed.isSettled

/** How long the first display has waited. */
interface FirstWait {
  /** Milliseconds, without the time in which the worker itself was busy. */
  readonly waited: number
  /** By feed id: `waited` when it last sent anything. */
  readonly heard: ReadonlyMap<string, number>
}

const NOT_WAITED: FirstWait = { waited: 0, heard: new Map() }

/** Checks within the shorter of the two waits. */
const CHECKS = 12
const checkInterval = ({ quietStart }: Pick<FetchLimits, 'quietStart'>) => quietStart / CHECKS

/** Adds the time since the last check, at most two intervals: anything beyond was the worker's own work. */
const waitedOn = (
  waiting: FirstWait,
  elapsed: number,
  limits: Pick<FetchLimits, 'quietStart'>,
): FirstWait => ({
  ...waiting,
  waited: waiting.waited + Math.min(elapsed, 2 * checkInterval(limits)),
})

const heardFrom = (waiting: FirstWait, feed: string): FirstWait => ({
  ...waiting,
  heard: new Map([...waiting.heard, [feed, waiting.waited]]),
})

/** Whether the first display goes ahead without a feed that is still loading. */
const isLate = (
  { waited, heard }: FirstWait,
  feed: string,
  { quietStart, slowStart }: Pick<FetchLimits, 'quietStart' | 'slowStart'>,
) => waited >= slowStart || waited - (heard.get(feed) ?? 0) >= quietStart
