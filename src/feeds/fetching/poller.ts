/** Fetches one file, a feed or the manifest, again and again: one request at a time, at its pace, with back-off. */
import type { Doubt, Failed } from '../../domain/feed.ts'
import type { FeedSource, Validators } from '../streams/feed-source.ts'
import { ELSEWHERE, readError, STOPPED } from './fetch-errors.ts'
import {
  afterAbort,
  afterClockChange,
  afterOutcome,
  afterStart,
  initialFetchState,
  isDue,
  mayStart,
  type FetchOutcome,
  type FetchState,
} from './fetch-state.ts'
import { requestSource, type FetchAnswer, type RequestContext } from './request.ts'

export interface PollerContext extends RequestContext {
  /** Random number in [0, 1). */
  readonly random: () => number
}

/** Content with the validators of its response. */
export interface FetchedContent<T> {
  readonly value: T
  readonly validators: Validators | null
  /** When the server last answered with it, in UTC milliseconds. */
  readonly answeredAt: number
}

/** Content of a file; its kind tells it from a failure. */
interface ReadContent {
  readonly kind: 'held' | 'manifest'
}

/** The file to fetch, and what becomes of its content. None of the callbacks may reject. */
export interface PollSubject<T extends ReadContent> {
  /** Null where the address is not on the manifest's host: it is never requested. */
  readonly url: URL | null
  readonly refreshMinutes: () => number
  /** Of the content in use or stored, so that only newer content is sent; null: send it in any case. */
  readonly validators: () => Validators | null
  readonly read: (source: FeedSource, signal: AbortSignal) => Promise<T | Failed>
  /** The numbers of content that a person has to accept first; null: it may be used. */
  readonly doubt: (value: T) => Promise<Doubt | null>
  /** Puts the content into use. */
  readonly accept: (content: FetchedContent<T>) => void
  /** Called on "not modified"; resolves to false where there is no content to go on using, which is then requested. */
  readonly confirmCurrent: () => Promise<boolean>
  readonly onChange: (state: FetchState) => void
}

interface DoubtedContent<T> {
  readonly content: FetchedContent<T>
  readonly doubt: Doubt
}

interface RunningRequest {
  readonly abort: AbortController
  readonly done: Promise<void>
}

/** Runs the requests for one subject and holds their state; idle until `fetchNow` is called. */
export class Poller<T extends ReadContent> {
  private current: FetchState
  private running: RunningRequest | null = null
  /** The content that the state's doubt is about; null where there is none, or where it has to be read anew. */
  private doubted: DoubtedContent<T> | null = null
  private cancelTimer = () => {}
  private isStopped = false

  constructor(
    private subject: PollSubject<T>,
    private readonly context: PollerContext,
  ) {
    this.current = initialFetchState(context.now())
  }

  get state(): FetchState {
    return this.current
  }

  /** Requests the file now, if that is allowed; resolves when the request has ended. */
  fetchNow(): Promise<void> {
    if (this.running) return this.running.done
    if (this.isStopped || !mayStart(this.current, this.context.now())) return Promise.resolve()
    const abort = new AbortController()
    this.current = afterStart(this.current, this.context.now())
    const done = this.run(this.current.request, abort)
    this.running = { abort, done }
    this.moveTo(this.current)
    return done
  }

  /**
   * Compares the clock after timers may have stopped, and schedules the request if it is due.
   * @param isBack the user or the network came back: a failed or doubted request is repeated as well
   */
  wake(isBack: boolean): void {
    const { context } = this
    const now = context.now()
    this.current = afterClockChange(this.current, now, this.pace())
    const isRested = now - (this.current.triedAt ?? 0) >= context.limits.leastPause
    const { error, doubt } = this.current
    const isUnsettled = error ? error.kind !== 'stopped' : doubt !== null
    const isWanted = isDue(this.current, now) || (isBack && isRested && isUnsettled)
    if (this.isStopped || !isWanted || !mayStart(this.current, now)) return this.arm()
    this.cancelTimer()
    const delay = context.random() * context.limits.wakeSpread
    this.cancelTimer = context.setTimer(() => void this.fetchNow(), delay)
  }

  /**
   * Replaces the subject, for example for a new address: a running request is abandoned, the next is due at once.
   * Content in doubt has to be read anew; until then the doubt stays, unless `isOther`: the subject's content is not to be
   * compared with that of before.
   */
  change(subject: PollSubject<T>, isOther = false): void {
    this.subject = subject
    this.doubted = null
    this.abandon()
    const next = afterAbort(this.current, this.context.now())
    this.moveTo(isOther ? { ...next, doubt: null } : next)
  }

  /**
   * Puts the content in doubt into use for a person who was shown these numbers. Returns false, and does nothing, where
   * they are no longer those of the newest answer.
   */
  acceptDoubted({ held, offered }: Doubt): boolean {
    const { doubted, current } = this
    const isNewest = current.doubt?.held === held && current.doubt.offered === offered
    if (this.isStopped || doubted === null || !isNewest) return false
    this.doubted = null
    this.subject.accept(doubted.content)
    this.moveTo({ ...current, doubt: null })
    return true
  }

  /** Cancels the running request for the user; it is not repeated automatically. */
  cancel(): void {
    this.running?.abort.abort()
  }

  stop(): void {
    this.isStopped = true
    this.cancelTimer()
    this.abandon()
  }

  private async run(request: number, abort: AbortController): Promise<void> {
    const { subject, context } = this
    const outcome = await outcomeOf(subject, { doubted: () => this.doubted, abort }, context)
    if (this.isStopped || request !== this.current.request) return
    if (outcome.kind === 'good' || outcome.kind === 'doubted') this.doubted = null
    if (outcome.kind === 'doubted') this.doubted = outcome
    if (outcome.kind === 'good' && outcome.accepted) subject.accept(outcome.accepted)
    this.running = null
    const moment = { now: context.now(), random: context.random(), ...this.pace() }
    this.moveTo(afterOutcome(this.current, { request, outcome }, moment))
  }

  private moveTo(next: FetchState): void {
    this.current = next
    this.arm()
    this.subject.onChange(next)
  }

  private arm(): void {
    this.cancelTimer()
    if (this.isStopped || this.current.isFetching) return
    const { limits, now, setTimer } = this.context
    const wait = Math.min(limits.tick, Math.max(0, this.current.nextTryAt - now()))
    this.cancelTimer = setTimer(() => {
      if (isDue(this.current, now())) void this.fetchNow()
      else this.arm()
    }, wait)
  }

  private abandon(): void {
    this.running?.abort.abort()
    this.running = null
  }

  private pace() {
    return { refreshMinutes: this.subject.refreshMinutes(), limits: this.context.limits }
  }
}

type OutcomeWith<T> =
  | Exclude<FetchOutcome, { kind: 'good' | 'doubted' }>
  /** `accepted`: absent where the content in use is confirmed. */
  | { readonly kind: 'good'; readonly accepted?: FetchedContent<T> }
  | ({ readonly kind: 'doubted' } & DoubtedContent<T>)

interface Attempt<T> {
  /** The content in doubt at this moment: a person may accept it while a request runs. */
  readonly doubted: () => DoubtedContent<T> | null
  readonly abort: AbortController
}

async function outcomeOf<T extends ReadContent>(
  subject: PollSubject<T>,
  attempt: Attempt<T>,
  context: PollerContext,
): Promise<OutcomeWith<T>> {
  const { url } = subject
  if (url === null) return { kind: 'failed', error: ELSEWHERE, retryAt: null }
  const { signal } = attempt.abort
  const request = (validators: Validators | null) => requestSource({ url, validators, signal }, context)
  const first = await request(validatorsFor(subject, attempt.doubted()))
  if (first.kind === 'unchanged') {
    const again = doubtedAgain(attempt.doubted(), context.now())
    if (again) return again
    if (await subject.confirmCurrent()) return { kind: 'good' }
  }
  const answer = first.kind === 'unchanged' ? await request(null) : first
  const outcome =
    answer.kind === 'body' ? await outcomeOfBody(answer, { subject, attempt, context }) : failureOf(answer)
  return signal.aborted && outcome.kind === 'failed' ? { kind: 'stopped', error: STOPPED } : outcome
}

/**
 * Of the content in doubt, so that it is not sent again while it stands; but by its tag alone: by time, a server that
 * goes back to an older file would answer that nothing is newer.
 */
function validatorsFor<T extends ReadContent>(
  subject: PollSubject<T>,
  doubted: DoubtedContent<T> | null,
): Validators | null {
  if (doubted === null) return subject.validators()
  const { validators } = doubted.content
  return validators?.etag ? validators : null
}

const doubtedAgain = <T>(doubted: DoubtedContent<T> | null, answeredAt: number): OutcomeWith<T> | null =>
  doubted && { kind: 'doubted', ...doubted, content: { ...doubted.content, answeredAt } }

/** @throws for "not modified", which a request without validators turns into a failure */
const failureOf = (answer: Exclude<FetchAnswer, { kind: 'body' }>) => {
  if (answer.kind === 'unchanged') throw new Error('nothing new was answered where everything was wanted')
  return answer
}

interface BodyContext<T extends ReadContent> {
  readonly subject: PollSubject<T>
  readonly attempt: Attempt<T>
  readonly context: PollerContext
}

async function outcomeOfBody<T extends ReadContent>(
  { body }: Extract<FetchAnswer, { kind: 'body' }>,
  { subject, attempt, context }: BodyContext<T>,
): Promise<OutcomeWith<T>> {
  const value = await subject.read(body, attempt.abort.signal)
  const error = body.error()
  if (error) return { kind: 'failed', error, retryAt: null }
  if (value.kind === 'failed') return { kind: 'failed', error: readError(value, body.shape()), retryAt: null }
  const content = { value, validators: body.validators, answeredAt: context.now() }
  const doubt = await subject.doubt(value)
  return doubt ? { kind: 'doubted', doubt, content } : { kind: 'good', accepted: content }
}
