/**
 * Reads the ledger of all releases and verifies it by its checksums; a damaged ledger is refused and never repaired.
 */
import { type Failed, failed } from '../../domain/feed.ts'
import { type Geography, isGeography } from '../../summary/geography.ts'
import { isNotice } from '../../summary/public-summary.ts'
import { readPublished } from '../../summary/read-published.ts'
import type { Release } from './history.ts'
import { type LedgerEntry, isJson, parseEntry } from './ledger-entry.ts'

export const LEDGER_NAME = 'ledger.json'
const LEDGER_VERSION = 1
const FORMAT = 'holdfast-ledger'

/** A verified ledger with the summaries of its releases. */
export interface Ledger {
  readonly kind: 'ledger'
  /** Null before the first release. */
  readonly geography: Geography | null
  readonly entries: readonly LedgerEntry[]
  readonly releases: readonly Release[]
}
export const EMPTY_LEDGER: Ledger = { kind: 'ledger', geography: null, entries: [], releases: [] }

/** Access to the ledger's folder. */
export interface LedgerSource {
  /** Null where there is no such file. */
  readonly read: (name: string) => Promise<string | null>
  /** File names in the folder; null where there is no folder. */
  readonly names: () => Promise<readonly string[] | null>
  readonly sha256: (text: string) => string
}

const REMEDY =
  'Bring the ledger back from a copy. Never begin a new one: what was published would be forgotten.'
const damaged = (what: string): Failed => failed(`The ledger is damaged: ${what}.`, REMEDY)

/**
 * Reads and verifies the whole ledger.
 * @param asOf day of the new release, as 2024-08-31; null where none is made
 */
export async function readLedger(source: LedgerSource, asOf: string | null): Promise<Ledger | Failed> {
  const text = await source.read(LEDGER_NAME)
  if (text === null) {
    const names = await source.names()
    return names === null || names.length === 0 ? EMPTY_LEDGER : damaged(`${LEDGER_NAME} is missing`)
  }
  const parsedLedger = parseEntries(text)
  if ('kind' in parsedLedger) return parsedLedger
  const releases: Release[] = []
  for (const entry of parsedLedger.entries) {
    const release = await releaseOf(entry, parsedLedger.geography, source)
    if ('kind' in release) return release
    releases.push(release)
  }
  const future = parsedLedger.entries.find(({ releasedOn }) => asOf !== null && releasedOn > asOf)
  if (future)
    return failed(
      `The ledger holds a release of ${future.releasedOn}, later than the data of ${asOf}.`,
      'Publish from newer data. If the day of that release is wrong, ask who made it.',
    )
  return { kind: 'ledger', ...parsedLedger, releases }
}

async function releaseOf(
  { number, releasedOn, file, sha256, retracted }: LedgerEntry,
  geography: Geography,
  source: LedgerSource,
): Promise<Release | Failed> {
  const text = await source.read(file)
  if (text === null) return damaged(`${file} is missing`)
  if (source.sha256(text) !== sha256) return damaged(`${file} is not the file that was released`)
  const read = readPublished(text)
  if (read.kind === 'refused') return damaged(`${file}: ${read.what}`)
  const { published } = read
  if (isNotice(published)) return damaged(`${file} holds a notice in the place of release ${number}`)
  if (published.releasedOn !== releasedOn || published.geography !== geography)
    return damaged(`${file} is of another day or of other areas than its entry`)
  return { summary: published, isRetracted: retracted !== null }
}

interface ParsedLedger {
  readonly geography: Geography
  readonly entries: readonly LedgerEntry[]
}
function parseEntries(text: string): ParsedLedger | Failed {
  const value = parseJson(text)
  if (!isJson(value) || value['format'] !== FORMAT) return damaged(`${LEDGER_NAME} holds no ledger`)
  const { version, geography, releases } = value
  if (typeof version === 'number' && version > LEDGER_VERSION)
    return failed(
      `The ledger is of version ${version}; this program knows versions up to ${LEDGER_VERSION}.`,
      'Use the newer program that wrote it.',
    )
  if (version !== LEDGER_VERSION || !isGeography(geography) || !Array.isArray(releases))
    return damaged(`${LEDGER_NAME} lacks its version, its geography or its releases`)
  const entries: LedgerEntry[] = []
  for (const [index, raw] of releases.entries()) {
    const entry = parseEntry(raw)
    if (entry?.number !== index + 1) return damaged(`entry ${index + 1} is not whole`)
    if (entry.releasedOn < (entries.at(-1)?.releasedOn ?? ''))
      return damaged(`entry ${index + 1} is out of order`)
    entries.push(entry)
  }
  return { geography, entries }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Text of `ledger.json`. */
export const ledgerText = (geography: Geography, entries: readonly LedgerEntry[]) =>
  `${JSON.stringify({ format: FORMAT, version: LEDGER_VERSION, geography, releases: entries }, null, 2)}\n`

/** `releases/0002-2024-08-31.json`. */
export const releaseFile = (number: number, releasedOn: string) =>
  `releases/${String(number).padStart(4, '0')}-${releasedOn}.json`
