/** The folder that is served: made by publishing, replaced whole by it, and never somebody else's. */
import type { Failed } from '../../domain/feed.ts'
import { failed } from '../../domain/feed.ts'
import type { Folders } from './folders.ts'

export const SUMMARY_NAME = 'summary.json'

/** A folder that publishing did not make is not publishing's to replace. */
export async function foreignFolder(out: string, folders: Folders): Promise<Failed | null> {
  const names = await folders.names(out)
  // `npm run build` leaves the page's script there, and no release yet.
  const isOurs = names?.includes(SUMMARY_NAME) === true || names?.includes('embed-resize.js') === true
  if (names === null || names.length === 0 || isOurs) return null
  return failed(
    `${out} holds other things than a release.`,
    'Name a folder of its own: it is replaced whole.',
  )
}
