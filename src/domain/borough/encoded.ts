/** The files of data/place as they lie on disk: plain columns, and geometry as text (see delta-text.ts). */

interface EncodedFile {
  readonly format: string
  readonly version: number
  readonly licence: string
  /** Whose figures these are, one sentence a source. */
  readonly attribution: readonly string[]
}

/** One row an area; every area is a single ring of arcs. */
export interface EncodedAreas {
  readonly codes: readonly string[]
  readonly names: readonly string[]
  /** Residents, mid-2020. */
  readonly population: readonly number[]
  readonly rings: string
}
export interface EncodedLsoas extends EncodedAreas {
  /** Row of the best-fit ward. */
  readonly ward: readonly number[]
  /** Indices of Deprivation 2025; 1 is the most deprived tenth of England. */
  readonly deprivationDecile: readonly number[]
  /** Reports per 1,000 residents a year, from the same indices; violence is violence with injury. */
  readonly asb: readonly number[]
  readonly burglary: readonly number[]
  readonly violence: readonly number[]
}
export interface EncodedSurface {
  /** How many of the rings each polygon takes: its outside, then its gaps. */
  readonly ringsInPolygon: readonly number[]
  readonly rings: string
}
export interface EncodedLines {
  readonly names: readonly (string | null)[]
  readonly lines: string
}

export interface EncodedBorough extends EncodedFile {
  readonly arcs: string
  readonly outline: string
  readonly wards: EncodedAreas
  readonly lsoas: EncodedLsoas
  readonly msoas: EncodedAreas
  readonly town: EncodedSurface
  readonly townAtStreet: EncodedSurface
  readonly builtUp: { readonly names: readonly string[]; readonly surfaces: readonly EncodedSurface[] }
  readonly rivers: EncodedLines
  readonly canals: EncodedLines
  readonly lakes: EncodedLines
  readonly places: {
    readonly names: readonly string[]
    readonly kinds: readonly string[]
    readonly population: readonly (number | null)[]
    readonly at: string
  }
  readonly stations: { readonly names: readonly string[]; readonly at: string }
}
export interface EncodedRoads extends EncodedFile {
  readonly classes: readonly (EncodedLines & { readonly class: string })[]
}
export interface EncodedPostcodes extends EncodedFile {
  /** `inward` holds "1AA" as (1 * 26 + 0) * 26 + 0, in rising order. */
  readonly districts: readonly { readonly outward: string; readonly inward: string; readonly at: string }[]
}

/** The version that the decoders read. */
const GEOGRAPHY_VERSION = 1

/** Throws unless the file is of this format and version. */
export function checkFormat({ format, version }: EncodedFile, expected: string): void {
  if (format === expected && version === GEOGRAPHY_VERSION) return
  throw new Error(
    `The file is ${format} version ${version}; this reads ${expected} version ${GEOGRAPHY_VERSION}`,
  )
}
