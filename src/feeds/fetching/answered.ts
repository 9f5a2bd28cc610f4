/** What an answer with a status other than 200 says, in words: the same for a feed that is followed and for one load. */
import type { FetchErrorKind } from '../../domain/feed.ts'

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
