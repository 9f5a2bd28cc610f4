/** Why there is nothing to show of a feed or of the manifest, in the words of a failure. */
import { type Failed, failed, type FetchError } from '../../domain/feed.ts'

/** A feed that the first picture did not wait for: it did not fail, and its numbers are unknown all the same. */
export const ON_ITS_WAY = failed('It is still on its way.', 'It joins the others when it comes.')

export const NO_MANIFEST = failed(
  'There is no manifest yet, so nothing says how the file is to be read.',
  'Open it again when the feeds have opened.',
)

export const failureOf = ({ what, toDo }: FetchError): Failed => failed(what, toDo)

export const manifestFailure = ({ what, toDo }: FetchError): Failed =>
  failed(what.startsWith('The manifest') ? what : `The manifest did not open. ${what}`, toDo)
