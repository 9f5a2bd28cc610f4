/** The list of postcodes as a classic script, which a page in a sandboxed frame may load. */
import type { PublicPostcodes } from '../../summary/public-summary.ts'

export const POSTCODES_NAME = 'postcodes.js'
/** The global variable that the script sets. */
export const POSTCODES_VARIABLE = 'holdfastPostcodes'

export const postcodesScript = (postcodes: PublicPostcodes): string =>
  `${POSTCODES_VARIABLE}=${JSON.stringify(postcodes)}\n`
