/** Client for questions to the worker: identical questions about one edition of the data are sent once and shared. */
import { failed, type Failed } from '../../domain/feed.ts'
import type { Answer, Question } from '../../worker/questions.ts'
import { askWorker } from '../effects/feeds.ts'
import type { Store } from '../store.ts'

/** Sends a question about the edition on screen; null: the worker has a newer edition, whose update is on its way. */
type SendQuestion = (question: Question) => Promise<Answer | null>

type Outcome = { readonly kind: 'answered'; readonly answer: Answer } | Failed
/** State of a question as reported to its listeners. */
export type QuestionProgress = { readonly kind: 'waiting' } | Outcome
export type Listener = (progress: QuestionProgress) => void

/** A subscription to one answer. */
export interface Subscription {
  /** Never rejects; `dropped` after `drop`. */
  readonly outcome: Promise<Outcome | { readonly kind: 'dropped' }>
  readonly drop: () => void
}

/** `withheld`: the worker had another edition; sent again when the page has that edition too. */
type EntryState = { readonly kind: 'queued' | 'sent' | 'withheld' } | Outcome
interface Entry {
  readonly question: Question
  readonly listeners: Set<Listener>
  state: EntryState
}

/** Maximum number of cached answers without listeners; the most recent are retained. */
export const MAX_CACHED = 12

/** Questions are plain data; equal JSON means equal questions. */
export const keyOf = (question: Question): string => JSON.stringify(question)

/**
 * Cache of questions keyed by content, valid for one edition. Identical questions share one entry, counted by its
 * listeners. One question is with the worker at a time; the others are queued here, and are removed if their last
 * listener leaves. A new edition invalidates all answers, including one that arrives late, and sends again the
 * questions that still have listeners.
 */
export class QuestionClient {
  private readonly send: SendQuestion
  private readonly editionOnScreen: () => unknown
  /** By key, in the order of asking. */
  private readonly entries = new Map<string, Entry>()
  private sent: Entry | null = null
  private edition: unknown

  /** @param editionOnScreen the data on screen; another object is another edition */
  constructor(send: SendQuestion, editionOnScreen: () => unknown) {
    this.send = send
    this.editionOnScreen = editionOnScreen
    this.edition = editionOnScreen()
  }

  /**
   * Calls the listener immediately if the answer is cached, else when it arrives, and again after each new
   * edition.
   * @returns a function that unsubscribes
   */
  subscribe(question: Question, listener: Listener): () => void {
    this.followEdition()
    const key = keyOf(question)
    const entry = this.entries.get(key) ?? this.queued(key, question)
    // A wrapper per call, so that subscribing the same function twice counts as two.
    const own: Listener = (progress) => listener(progress)
    entry.listeners.add(own)
    if (isOutcome(entry.state)) {
      this.moveToEnd(key, entry)
      listener(entry.state)
    }
    return () => {
      if (entry.listeners.delete(own)) this.releaseIdle(key, entry)
    }
  }

  /** One answer about the edition on screen when it arrives. */
  once(question: Question): Subscription {
    let drop = () => {}
    const outcome: Subscription['outcome'] = new Promise((resolve) => {
      const release = this.subscribe(question, (progress) => {
        if (progress.kind === 'waiting') return
        resolve(progress)
        // While `wait` runs, `release` is not assigned yet.
        queueMicrotask(() => release())
      })
      drop = () => {
        resolve({ kind: 'dropped' })
        release()
      }
    })
    return { outcome, drop: () => drop() }
  }

  /** The cached answer about the current edition; null if there is none. */
  cachedAnswer(question: Question): Answer | null {
    this.followEdition()
    const state = this.entries.get(keyOf(question))?.state
    return state?.kind === 'answered' ? state.answer : null
  }

  /** Compares the edition on screen with the cached one; to be called when the former may have changed. */
  followEdition(): void {
    const edition = this.editionOnScreen()
    if (edition === this.edition) return
    this.edition = edition
    this.sent = null
    const before = [...this.entries]
    for (const [key, entry] of before) {
      if (entry.listeners.size === 0) this.entries.delete(key)
      entry.state = { kind: 'queued' }
      notify(entry, { kind: 'waiting' })
    }
    this.sendSoon()
  }

  private queued(key: string, question: Question): Entry {
    const entry: Entry = { question, listeners: new Set(), state: { kind: 'queued' } }
    this.entries.set(key, entry)
    this.sendSoon()
    return entry
  }

  /** Deferred by a microtask, after everything that the current task asks and drops. */
  private sendSoon() {
    queueMicrotask(() => this.sendNext())
  }

  private sendNext() {
    this.followEdition()
    if (this.sent) return
    const next = [...this.entries.values()].find(({ state }) => state.kind === 'queued')
    if (!next) return
    this.sent = next
    next.state = { kind: 'sent' }
    const { edition } = this
    this.request(next.question).then(
      (state) => this.settle(next, state, edition),
      (error: unknown) => this.settle(next, failureFrom(error), edition),
    )
  }

  private async request(question: Question): Promise<EntryState> {
    const answer = await this.send(question)
    return answer ? { kind: 'answered', answer } : { kind: 'withheld' }
  }

  private settle(entry: Entry, state: EntryState, edition: unknown) {
    this.followEdition()
    if (edition !== this.edition) return
    this.sent = null
    entry.state = state
    if (entry.listeners.size === 0) this.releaseIdle(keyOf(entry.question), entry)
    if (isOutcome(state)) notify(entry, state)
    this.sendNext()
  }

  /** Without listeners: removed from the queue, left with the worker, or cached as an answer. */
  private releaseIdle(key: string, entry: Entry) {
    if (entry.listeners.size > 0 || this.entries.get(key) !== entry || entry.state.kind === 'sent') return
    if (entry.state.kind !== 'answered') {
      this.entries.delete(key)
      return
    }
    this.moveToEnd(key, entry)
    const idle = [...this.entries].filter(
      ([, { listeners, state }]) => listeners.size === 0 && state.kind === 'answered',
    )
    for (const [oldest] of idle.slice(0, -MAX_CACHED)) this.entries.delete(oldest)
  }

  private moveToEnd(key: string, entry: Entry) {
    this.entries.delete(key)
    this.entries.set(key, entry)
  }
}

/** Copies the set: listeners added meanwhile are called by `wait`. */
function notify({ listeners }: Entry, progress: QuestionProgress) {
  const current = [...listeners]
  for (const listener of current) listener(progress)
}

const isOutcome = (state: EntryState): state is Outcome =>
  state.kind === 'answered' || state.kind === 'failed'

const failureFrom = (error: unknown): Failed =>
  failed(
    `The answer did not come: ${error instanceof Error ? error.message : String(error)}.`,
    'Reload the page. If that does not help, show this sentence to whoever looks after Holdfast.',
  )

const clients = new WeakMap<Store, QuestionClient>()

/** The store's client, one for each store, so that all components share answers. */
export function clientOf(store: Store): QuestionClient {
  const existing = clients.get(store)
  if (existing) return existing
  const client = new QuestionClient(
    (question) => askWorker(store, question),
    () => store.getState().catalogue,
  )
  clients.set(store, client)
  store.subscribe(() => client.followEdition())
  return client
}
