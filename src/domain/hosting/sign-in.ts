/** A sign-in that has ended: how the app finds out, and the address that leads to it past the stored copy of the page. */

/**
 * Query of the page's address that the service worker leaves to the server. Without it a reload, or another tab, shows
 * the stored page, and nobody is ever led to the sign-in.
 */
const SIGN_IN_KEY = 'sign-in'
/** Address of the sign-in, relative to the page. */
export const SIGN_IN_ADDRESS = `?${SIGN_IN_KEY}`

const NAME = 'SignInWanted'

/** The error for a status other than 200; its name stays when it passes a message port. */
export function statusError(what: string, status: number): Error {
  const error = new Error(`${what} answered ${status}, not 200`)
  if (status === 401 || status === 403) error.name = NAME
  return error
}

export const wantsSignIn = (error: unknown): boolean => error instanceof Error && error.name === NAME

/** As of a URL, and of the page's location. */
interface AddressParts {
  readonly pathname: string
  readonly search: string
  readonly hash: string
}

/** The address after the sign-in, as it is bookmarked and shared; null where it holds nothing of it. */
export function addressAfterSignIn({ pathname, search, hash }: AddressParts): string | null {
  const query = new URLSearchParams(search)
  if (!query.has(SIGN_IN_KEY)) return null
  query.delete(SIGN_IN_KEY)
  const rest = query.toString()
  return `${pathname}${rest === '' ? '' : `?${rest}`}${hash}`
}
