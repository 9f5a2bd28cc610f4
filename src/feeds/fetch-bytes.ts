/** Asks an address for a file, and says in plain words what went wrong. */

import { failed, type Failed } from '../domain/feed.ts'
import { responseSource, type ByteSource } from './streams/feed-source.ts'
import type { FetchErrorKind } from '../domain/feeds/feed-state.ts'

interface Fetched {
  readonly kind: 'fetched'
  readonly bytes: Uint8Array<ArrayBuffer>
}

const LONGEST_WAIT = 120_000

/** A fetch for what is asked once: newly, with cookies for our own address only, and never without a limit. */
export const fetchedOnce =
  (fetchResponse: (url: URL, init?: RequestInit) => Promise<Response>) =>
  (url: URL): Promise<Response> =>
    fetchResponse(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(LONGEST_WAIT),
    })

/** Never rejects. `what` begins as a sentence: "The address answered 404: there is nothing there." */
export async function answerFrom(
  url: URL,
  fetchResponse: (url: URL) => Promise<Response>,
): Promise<ByteSource | Failed> {
  try {
    const response = await fetchResponse(url)
    return response.ok ? responseSource(response) : notGiven(response.status, url)
  } catch (error) {
    return unreached(error)
  }
}

/** A whole file, for those that are small. Never rejects. */
export async function fetchBytes(
  url: URL,
  fetchResponse: (url: URL) => Promise<Response>,
): Promise<Fetched | Failed> {
  const answer = await answerFrom(url, fetchResponse)
  if (answer.kind === 'failed') return answer
  try {
    return { kind: 'fetched', bytes: new Uint8Array(await new Response(answer.stream).arrayBuffer()) }
  } catch (error) {
    return unreached(error)
  }
}

/** Why nothing came, or no more, in words. */
export function unreached(error: unknown): Failed {
  const isLate = error instanceof DOMException && error.name === 'TimeoutError'
  return failed(
    isLate ? 'The address did not answer in time.' : 'The address could not be reached.',
    'Check the connection and the address, then load again.',
  )
}

function notGiven(status: number, url: URL): Failed {
  if (url.protocol === 'file:')
    return failed('There is no such file.', 'Check the name, and the url in the manifest.')
  const { kind, what, toDo } = answered(status)
  const signIn = kind === 'sign-in' ? 'Sign in again, then load again.' : null
  return failed(what, signIn ?? toDo ?? 'Load again later; if it lasts, tell whoever runs the server.')
}

/** What an answer with a status other than 200 says, in words: the same for a feed that is followed and for one load. */

interface Answered {
  readonly kind: FetchErrorKind
  /** `The address answered 404: there is nothing there.` */
  readonly what: string
  /** What a person can do about it; null where that depends on who asks, and whether they ask again. */
  readonly toDo: string | null
}

export function answered(status: number): Answered {
  const say = (kind: FetchErrorKind, further: string, toDo: string | null = null): Answered => ({
    kind,
    what: `The address answered ${status}${further}.`,
    toDo,
  })
  if (status === 401 || status === 403) return say('sign-in', ': it wants you to sign in')
  if (status === 404 || status === 410)
    return say(
      'refused',
      ': there is nothing there',
      'Check the address in the manifest, and that the file was put there.',
    )
  if (status === 429 || status === 503) return say('busy', ': it is too busy, or asked too often')
  return status === 413 ? say('too-large', ': it is too large', 'Shorten its period.') : say('refused', '')
}
