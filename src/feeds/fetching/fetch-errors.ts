/** Errors of repeated fetching: what happened and what the user can do, in whole sentences. */
import type { Failed, FetchError, FetchErrorKind } from '../../domain/feed.ts'
import { statusDetails } from '../fetch-bytes.ts'
import { LARGER_THAN, STOPPED as STOPPED_READING } from '../streams/read-stream.ts'

const fetchError = (kind: FetchErrorKind, what: string, toDo: string): FetchError => ({ kind, what, toDo })

const BY_ITSELF = 'It is tried again by itself.'
const SIGN_IN = 'Sign in again in another tab, then come back to this one.'

export const UNREACHABLE = fetchError(
  'unreachable',
  'The address could not be reached.',
  `Check the connection. ${BY_ITSELF}`,
)
export const REDIRECTED = fetchError(
  'sign-in',
  'The address sends on to another host or in a circle, as it does when a sign-in has run out.',
  SIGN_IN,
)
export const LATE = fetchError('late', 'The address did not answer in time.', BY_ITSELF)
export const SILENT = fetchError('late', 'The answer began and then fell silent.', BY_ITSELF)
export const TOO_SLOW = fetchError('late', 'The answer came too slowly to be waited for.', BY_ITSELF)
export const CUT_OFF = fetchError(
  'cut-off',
  'The answer broke off before its end.',
  `${BY_ITSELF} If it lasts, tell whoever runs the server.`,
)
/** Status 304 to a request without validators. */
export const UNEXPECTED_304 = fetchError(
  'refused',
  'The address answered 304, nothing new, though it was asked for everything.',
  `${BY_ITSELF} If it lasts, tell whoever runs the server.`,
)
/** Cancelled by the user. */
export const STOPPED = fetchError('stopped', STOPPED_READING.what, STOPPED_READING.toDo)

/** The address of a feed is on another host than the manifest. */
export const ELSEWHERE = fetchError(
  'refused',
  'Its address is not on the host that the manifest came from.',
  'Feeds are read from the manifest’s own host only: put the file there, or serve it through that host.',
)

/** Error for an HTTP status other than 200 and 304. */
export function statusError(status: number): FetchError {
  const { kind, what, toDo } = statusDetails(status)
  const retry = kind === 'busy' ? BY_ITSELF : `${BY_ITSELF} If it lasts, tell whoever runs the server.`
  return fetchError(kind, what, kind === 'sign-in' ? SIGN_IN : (toDo ?? retry))
}

/** What a body looks like from its first and last bytes: an HTML page, truncated JSON, or neither. */
export type BodyShape = 'page' | 'cut-off' | 'whole'

/** Error for a body that arrived and could not be read; an HTML page in place of a feed is an expired sign-in. */
export function readError({ what, toDo }: Failed, shape: BodyShape): FetchError {
  if (shape === 'page') {
    const further = `${SIGN_IN} If you are signed in, check the address in the manifest.`
    return fetchError('sign-in', what, further)
  }
  if (what.startsWith(LARGER_THAN)) return fetchError('too-large', what, toDo)
  return fetchError(shape === 'cut-off' ? 'cut-off' : 'not-a-feed', what, toDo)
}
