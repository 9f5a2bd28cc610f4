/** The client of the worker's questions: each is sent once for an edition of the data, whoever waits for its answer. */

import { failed, type Failed } from '../../domain/feed.ts'
import type { Answer, Question } from '../../worker/questions.ts'
import { askWorker } from '../effects/feeds.ts'
import type { Store } from '../store.ts'

/** Asks the worker about the edition on screen; null: it holds a newer one by now, whose news is on its way. */
type SendQuestion = (question: Question) => Promise<Answer | null>

type Outcome = { readonly kind: 'answered'; readonly answer: Answer } | Failed
export type Progress = { readonly kind: 'waiting' } | Outcome
export type Listener = (progress: Progress) => void

/** Somebody who waits for one answer. */
export interface Waiting {
  /** Never rejects; `dropped` after `drop`. */
  readonly outcome: Promise<Outcome | { readonly kind: 'dropped' }>
  readonly drop: () => void
}

/** `withheld`: the worker held another edition; asked again when the page has that one too. */
type EntryState = { readonly kind: 'queued' | 'sent' | 'withheld' } | Outcome
interface Entry {
  readonly question: Question
  readonly listeners: Set<Listener>
  state: EntryState
}

/** Answers that nobody waits for any more are kept up to this many, the newest, for whoever comes back to them. */
export const MAX_CACHED = 12

/** Questions are plain data: the same words are the same question. */
export const keyOf = (question: Question): string => JSON.stringify(question)

/**
 * Keyed by question and edition. Equal questions share one entry, counted by its listeners. One question is with the
 * worker at a time; the others wait here, where one that nobody waits for any more is taken out before it costs
 * anything. With a new edition every answer of the one before is let go of, one that comes late included, and what
 * somebody still waits for is asked again.
 */
export class QuestionClient {
  private readonly send: SendQuestion
  private readonly editionOnScreen: () => unknown
  /** By key, in the order of asking. */
  private readonly entries = new Map<string, Entry>()
  private sent: Entry | null = null
  private edition: unknown

  /** @param editionOnScreen what the page shows now; other data are another thing, told apart by identity */
  constructor(send: SendQuestion, editionOnScreen: () => unknown) {
    this.send = send
    this.editionOnScreen = editionOnScreen
    this.edition = editionOnScreen()
  }

  /**
   * Waits for an answer: at once where it is known, else when it comes, and again after each new edition.
   * @returns ends the waiting; the listener then hears no more
   */
  wait(question: Question, listener: Listener): () => void {
    this.followEdition()
    const key = keyOf(question)
    const entry = this.entries.get(key) ?? this.queued(key, question)
    // Each waits for itself, even where two give the same function.
    const own: Listener = (progress) => listener(progress)
    entry.listeners.add(own)
    if (isOutcome(entry.state)) {
      this.moveToEnd(key, entry)
      listener(entry.state)
    }
    return () => {
      if (entry.listeners.delete(own)) this.letGo(key, entry)
    }
  }

  /** One answer of the edition that is on screen when it comes. */
  once(question: Question): Waiting {
    let drop = () => {}
    const outcome: Waiting['outcome'] = new Promise((resolve) => {
      const release = this.wait(question, (progress) => {
        if (progress.kind === 'waiting') return
        resolve(progress)
        // Within `wait` there is nothing to release yet.
        queueMicrotask(() => release())
      })
      drop = () => {
        resolve({ kind: 'dropped' })
        release()
      }
    })
    return { outcome, drop: () => drop() }
  }

  /** The answer of this edition, where it is here already; null where it is not. */
  known(question: Question): Answer | null {
    this.followEdition()
    const state = this.entries.get(keyOf(question))?.state
    return state?.kind === 'answered' ? state.answer : null
  }

  /** Takes in what the page shows now; to be called when that has changed. */
  followEdition(): void {
    const edition = this.editionOnScreen()
    if (edition === this.edition) return
    this.edition = edition
    this.sent = null
    const before = [...this.entries]
    for (const [key, entry] of before) {
      if (entry.listeners.size === 0) this.entries.delete(key)
      entry.state = { kind: 'queued' }
      tell(entry, { kind: 'waiting' })
    }
    this.sendSoon()
  }

  private queued(key: string, question: Question): Entry {
    const entry: Entry = { question, listeners: new Set(), state: { kind: 'queued' } }
    this.entries.set(key, entry)
    this.sendSoon()
    return entry
  }

  /** After all that the same turn asks and drops. */
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
    this.answerTo(next.question).then(
      (state) => this.settle(next, state, edition),
      (error: unknown) => this.settle(next, failureFrom(error), edition),
    )
  }

  private async answerTo(question: Question): Promise<EntryState> {
    const answer = await this.send(question)
    return answer ? { kind: 'answered', answer } : { kind: 'withheld' }
  }

  private settle(entry: Entry, state: EntryState, edition: unknown) {
    this.followEdition()
    if (edition !== this.edition) return
    this.sent = null
    entry.state = state
    if (entry.listeners.size === 0) this.letGo(keyOf(entry.question), entry)
    if (isOutcome(state)) tell(entry, state)
    this.sendNext()
  }

  /** What nobody waits for: taken out of the queue, left with the worker, or kept for a while as an answer. */
  private letGo(key: string, entry: Entry) {
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

/** Whoever begins to wait meanwhile is told by `wait`. */
function tell({ listeners }: Entry, progress: Progress) {
  const now = [...listeners]
  for (const listener of now) listener(progress)
}

const isOutcome = (state: EntryState): state is Outcome =>
  state.kind === 'answered' || state.kind === 'failed'

const failureFrom = (error: unknown): Failed =>
  failed(
    `The answer did not come: ${error instanceof Error ? error.message : String(error)}.`,
    'Reload the page. If that does not help, show this sentence to whoever looks after Holdfast.',
  )

/** The client of a page's store: it asks that page's worker, and follows the data that the page shows. */

const clients = new WeakMap<Store, QuestionClient>()

/** One for each store: whoever asks the same shares the answer. */
export function clientOf(store: Store): QuestionClient {
  const known = clients.get(store)
  if (known) return known
  const client = new QuestionClient(
    (question) => askWorker(store, question),
    () => store.getState().catalogue,
  )
  clients.set(store, client)
  store.subscribe(() => client.followEdition())
  return client
}
