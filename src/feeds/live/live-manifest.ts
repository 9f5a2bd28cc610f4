/** The manifest while the page is open: the one in use, its copy on this device, and the line by which it is renewed. */
import type { Failed, Manifest, FeedState } from '../../domain/feed.ts'
import type { Place } from '../../domain/place/place.ts'
import { isSuddenlyEmpty } from '../fetching/fetch-state.ts'
import { Poller, type PollerContext } from '../fetching/poller.ts'
import type { Validators } from '../fetching/request.ts'
import { suddenlyEmpty } from '../fetching/fetch-errors.ts'
import type { Bytes } from '../fetching/watched-answer.ts'
import type { Copies } from '../device/device-copies.ts'
import { readManifest } from '../manifest.ts'

interface ReadManifest {
  readonly kind: 'manifest'
  readonly manifest: Manifest
  readonly text: string
}

interface LiveManifestContext extends PollerContext {
  readonly place: Place
  readonly copies: Copies
  readonly onManifest: (manifest: Manifest) => void
  readonly onState: () => void
}

const MINUTE = 60_000

export class LiveManifest {
  readonly line: Poller<ReadManifest>
  private use: ReadManifest | null = null
  private from: FeedState['from'] = 'none'
  private goodAt: number | null = null
  private validators: Validators | null = null
  private falling: Promise<void> | null = null

  constructor(
    url: URL,
    private readonly world: LiveManifestContext,
  ) {
    this.line = new Poller<ReadManifest>(
      {
        url,
        refreshMinutes: () => this.pace(),
        validators: () => this.validators,
        read: (stream) => manifestFrom(stream, world.place),
        doubt: (next, isSecond) => Promise.resolve(isSecond ? null : this.doubt(next)),
        accept: ({ value, validators }) => this.accept(value, validators),
        stillCurrent: () => {
          this.goodAt = world.now()
          return Promise.resolve(this.use !== null)
        },
        onBytes: () => {},
        onChange: ({ trouble, isFetching }) => {
          if (!isFetching && trouble && !this.use) void this.fallBack()
          world.onState()
        },
      },
      world,
    )
  }

  get manifest(): Manifest | null {
    return this.use?.manifest ?? null
  }
  get state(): FeedState {
    const { isFetching, triedAt, nextTryAt, trouble } = this.line.course
    return {
      feed: 'manifest',
      from: this.from,
      goodAt: this.goodAt,
      triedAt,
      nextTryAt: isFetching ? null : nextTryAt,
      isFetching,
      error: trouble,
      keptUntil: null,
    }
  }
  /** It is known that there is none, here or there. */
  get isMissing(): boolean {
    return this.use === null && this.line.course.trouble !== null && this.falling === null
  }

  /** Goes by the copy of this device where nothing else is there to go by. */
  fallBack(): Promise<void> {
    this.falling ??= this.takeCopy().then(() => {
      this.falling = null
      this.world.onState()
    })
    return this.falling
  }

  /** As often as the fastest feed is fetched, and at least as often as every manifest is; in minutes. */
  private pace(): number {
    const feeds = this.manifest?.feeds ?? []
    return Math.min(this.world.limits.manifestPace / MINUTE, ...feeds.map((feed) => feed.refreshMinutes))
  }

  private async takeCopy(): Promise<void> {
    if (this.use || this.line.course.trouble?.kind === 'sign-in') return
    const text = await this.world.copies.manifest()
    const manifest = text === null ? null : readManifest(text, this.world.place)
    if (this.manifest || text === null || manifest === null || 'kind' in manifest) return
    this.use = { kind: 'manifest', manifest, text }
    this.from = 'kept'
    this.world.onManifest(manifest)
  }

  /** A manifest that suddenly names next to nothing would take the picture away: a second must say the same. */
  private doubt({ manifest }: ReadManifest) {
    const [now, before] = [manifest.feeds.length, this.manifest?.feeds.length ?? 0]
    return isSuddenlyEmpty(now, before) ? suddenlyEmpty(now, before) : null
  }

  private accept(next: ReadManifest, validators: Validators | null): void {
    const isSame = this.use?.text === next.text
    this.from = 'fetched'
    this.goodAt = this.world.now()
    this.validators = validators
    if (isSame) return
    this.use = next
    this.world.onManifest(next.manifest)
    void this.world.copies.keepManifest(next.text)
  }
}

async function manifestFrom(stream: ReadableStream<Bytes>, place: Place): Promise<ReadManifest | Failed> {
  const text = await new Response(stream).text().catch(() => '')
  const manifest = readManifest(text, place)
  return 'kind' in manifest ? manifest : { kind: 'manifest', manifest, text }
}
