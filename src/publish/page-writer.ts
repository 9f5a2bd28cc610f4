/** How the public page comes to be: files made from what is published and from nothing else. */
import type { Published } from '../summary/public-summary.ts'

export interface PageFile {
  /** Its name in the folder that is served, `index.html`. */
  readonly name: string
  readonly contents: string | Uint8Array
}

/**
 * The same summary gives the same bytes. The attack renders the page again and compares, so that a page which says
 * anything that its summary does not say is found out.
 */
export type PageWriter = (published: Published) => Promise<readonly PageFile[]>

/** Until there is a page: the summary stands alone. */
export const noPage: PageWriter = () => Promise.resolve([])
