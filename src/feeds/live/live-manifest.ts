/** The manifest kept current while the page is open: the version in use, its copy on the device, and its poller. */
import type { Doubt, Failed, Manifest, FeedState } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import type { Copies } from '../device/device-copies.ts'
import { doubtOf } from '../fetching/doubt.ts'
import { Poller, type FetchedContent, type PollerContext } from '../fetching/poller.ts'
import { readManifest } from '../manifest.ts'
import { sourceText, type FeedSource, type Validators } from '../streams/feed-source.ts'

interface ParsedManifest {
  readonly kind: 'manifest'
  readonly manifest: Manifest
  readonly text: string
}

interface LiveManifestContext extends PollerContext {
  readonly place: Place
  readonly copies: Copies
  /** Another manifest is in use. */
  readonly onManifest: (manifest: Manifest) => void
  readonly onState: () => void
}

const MINUTE = 60_000

/** Fetches the manifest through its poller; falls back to the copy on the device. */
export class LiveManifest {
  readonly poller: Poller<ParsedManifest>
  private inUse: ParsedManifest | null = null
  private from: FeedState['from'] = 'none'
  private goodAt: number | null = null
  private validators: Validators | null = null
  private readingCopy: Promise<void> | null = null

  constructor(
    url: URL,
    private readonly context: LiveManifestContext,
  ) {
    this.poller = new Poller<ParsedManifest>(
      {
        url,
        refreshMinutes: () => this.pace(),
        validators: () => this.validators,
        read: (source) => manifestFrom(source, context.place),
        doubt: (next) => this.doubt(next),
        accept: (content) => this.accept(content),
        confirmCurrent: () => {
          this.goodAt = context.now()
          return Promise.resolve(this.inUse !== null)
        },
        onChange: ({ error, isFetching }) => {
          if (!isFetching && error && !this.inUse) void this.useCopy()
          context.onState()
        },
      },
      context,
    )
  }

  get manifest(): Manifest | null {
    return this.inUse?.manifest ?? null
  }
  get state(): FeedState {
    const { isFetching, triedAt, nextTryAt, error, doubt } = this.poller.state
    return {
      feed: 'manifest',
      from: this.from,
      goodAt: this.goodAt,
      triedAt,
      nextTryAt: isFetching ? null : nextTryAt,
      isFetching,
      error,
      doubt,
      keptUntil: null,
    }
  }
  /** There is none on the server and none on the device. */
  get isMissing(): boolean {
    return this.inUse === null && this.poller.state.error !== null && this.readingCopy === null
  }

  /** Puts the copy on the device into use, unless there is a manifest already. */
  useCopy(): Promise<void> {
    this.readingCopy ??= this.readCopy().then(() => {
      this.readingCopy = null
      this.context.onState()
    })
    return this.readingCopy
  }

  /** Minutes between requests: the pace of the fastest feed, at most the default. */
  private pace(): number {
    const feeds = this.manifest?.feeds ?? []
    return Math.min(this.context.limits.manifestPace / MINUTE, ...feeds.map((feed) => feed.refreshMinutes))
  }

  private async readCopy(): Promise<void> {
    if (this.inUse || this.poller.state.error?.kind === 'sign-in') return
    const copied = await this.openCopy()
    if (copied) this.useCopied(copied)
  }

  private async openCopy(): Promise<ParsedManifest | null> {
    const text = await this.context.copies.manifest()
    const manifest = text === null ? null : readManifest(text, this.context.place)
    if (text === null || manifest === null || 'kind' in manifest) return null
    return { kind: 'manifest', manifest, text }
  }

  private useCopied(copied: ParsedManifest): void {
    if (this.inUse) return
    this.inUse = copied
    this.from = 'kept'
    this.context.onManifest(copied.manifest)
  }

  /**
   * A manifest that suddenly names hardly any feeds would empty the screen and delete their copies on the device. At the
   * first request only one without any feed is compared with the copy, so that no other waits for the device's storage.
   */
  private async doubt({ manifest: { feeds } }: ParsedManifest): Promise<Doubt | null> {
    const before = this.inUse ?? (feeds.length === 0 ? await this.openCopy() : null)
    const doubt = doubtOf(feeds.length, before?.manifest.feeds.length ?? 0)
    if (doubt && before) this.useCopied(before)
    return doubt
  }

  private accept({ value: next, validators, answeredAt }: FetchedContent<ParsedManifest>): void {
    const isSame = this.inUse?.text === next.text
    this.from = 'fetched'
    this.goodAt = answeredAt
    this.validators = validators
    if (isSame) return
    this.inUse = next
    this.context.onManifest(next.manifest)
    void this.context.copies.storeManifest(next.text)
  }
}

async function manifestFrom(source: FeedSource, place: Place): Promise<ParsedManifest | Failed> {
  const text = await sourceText(source)
  const manifest = readManifest(text, place)
  return 'kind' in manifest ? manifest : { kind: 'manifest', manifest, text }
}
