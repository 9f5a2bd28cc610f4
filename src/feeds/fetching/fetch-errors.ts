/** What can go wrong with an answer, in words: what happened, and what a person can do. */
import type { Failed, FetchError, FetchErrorKind } from '../../domain/feed.ts'
import { answered } from './answered.ts'
import { STOPPED as STOPPED_READING } from '../streams/pieces.ts'
import { LARGER } from '../streams/size-limit.ts'

const trouble = (kind: FetchErrorKind, what: string, toDo: string): FetchError => ({ kind, what, toDo })

const BY_ITSELF = 'It is tried again by itself.'
const SIGN_IN = 'Sign in again in another tab, then come back to this one.'

export const UNREACHABLE = trouble(
  'unreachable',
  'The address could not be reached.',
  `Check the connection. ${BY_ITSELF}`,
)
export const SENT_ON = trouble(
  'sign-in',
  'The address sends on to another host or in a circle, as it does when a sign-in has run out.',
  SIGN_IN,
)
export const LATE = trouble('late', 'The address did not answer in time.', BY_ITSELF)
export const SILENT = trouble('late', 'The answer began and then fell silent.', BY_ITSELF)
export const DRIPPING = trouble('late', 'The answer came too slowly to be waited for.', BY_ITSELF)
export const CUT_OFF = trouble(
  'cut-off',
  'The answer broke off before its end.',
  `${BY_ITSELF} If it lasts, tell whoever runs the server.`,
)
export const NOTHING_TO_KEEP = trouble(
  'refused',
  'The address answered 304, nothing new, though it was asked for everything.',
  `${BY_ITSELF} If it lasts, tell whoever runs the server.`,
)
/** A person did not want to wait for it. */
export const STOPPED = trouble('stopped', STOPPED_READING.what, STOPPED_READING.toDo)
export const ELSEWHERE = trouble(
  'refused',
  'Its address is not on the host that the manifest came from.',
  'Feeds are read from the manifest’s own host only: put the file there, or serve it through that host.',
)

/** An answer with another status than 200 or 304. */
export function refusedWith(status: number): FetchError {
  const { kind, what, toDo } = answered(status)
  const waits = kind === 'busy' ? BY_ITSELF : `${BY_ITSELF} If it lasts, tell whoever runs the server.`
  return trouble(kind, what, kind === 'sign-in' ? SIGN_IN : (toDo ?? waits))
}

/** What an answer looked like from outside, whatever was made of it. */
export type Look = 'page' | 'cut-off' | 'whole'

/** An answer that came and could not be read: a web page where a feed should be is a sign-in that ran out. */
export function unread({ what, toDo }: Failed, look: Look): FetchError {
  if (look === 'page') {
    const further = `${SIGN_IN} If you are signed in, check the address in the manifest.`
    return trouble('sign-in', what, further)
  }
  if (what.startsWith(LARGER)) return trouble('too-large', what, toDo)
  return trouble(look === 'cut-off' ? 'cut-off' : 'not-a-feed', what, toDo)
}

/** The feed has lost nearly all its rows since the last good answer. */
export const suddenlyEmpty = (now: number, before: number): FetchError =>
  trouble(
    'suddenly-empty',
    `It holds ${now} of the ${before} rows that it held before, so the rows of before stay until a second answer agrees.`,
    'It is asked again soon. Ask its owner whether it is meant to be empty.',
  )
