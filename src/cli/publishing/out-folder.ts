/** The folder that is served: made by publishing, replaced whole by it, and never somebody else's. */
import { relative } from 'node:path'
import type { Failed } from '../../domain/feed.ts'
import { failed } from '../../domain/feed.ts'
import type { Folders } from './folders.ts'

export const SUMMARY_NAME = 'summary.json'

/** What is replaced, and what must never be replaced with it. */
interface Places {
  readonly out: string
  readonly ledger: string
}

/** A folder that publishing did not make is not publishing's to replace, nor one in which the ledger lies. */
export async function foreignFolder({ out, ledger }: Places, folders: Folders): Promise<Failed | null> {
  if (isWithin(ledger, out) || isWithin(out, ledger))
    return failed(
      `${out} and the ledger ${ledger} lie one in the other, and what is served is replaced whole.`,
      'Name two folders side by side, the ledger where nobody can fetch it.',
    )
  const names = await folders.names(out)
  // `npm run build` leaves the page's script there, and no release yet.
  const isOurs = names?.includes(SUMMARY_NAME) === true || names?.includes('embed-resize.js') === true
  if (names === null || names.length === 0 || isOurs) return null
  return failed(
    `${out} holds other things than a release.`,
    'Name a folder of its own: it is replaced whole.',
  )
}

/** Whether a path is the folder or below it. */
const isWithin = (path: string, folder: string) => !relative(folder, path).startsWith('..')
