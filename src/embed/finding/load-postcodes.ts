/**
 * Loads the list of postcodes by a classic script, once: a page in a sandboxed frame may not fetch. The request names the
 * list and nothing that was typed.
 */
import type { PublicPostcodes } from '../../summary/public-summary.ts'
import { POSTCODES_VARIABLE } from '../files/postcodes-script.ts'

/** Null if it did not open. */
export const postcodesFrom = (address: string): Promise<PublicPostcodes | null> =>
  new Promise((resolve) => {
    const script = document.createElement('script')
    const end = () => {
      script.remove()
      const list = (globalThis as Readonly<Record<string, unknown>>)[POSTCODES_VARIABLE]
      resolve((list as PublicPostcodes | undefined) ?? null)
    }
    script.addEventListener('load', end)
    script.addEventListener('error', end)
    script.src = address
    document.head.append(script)
  })
