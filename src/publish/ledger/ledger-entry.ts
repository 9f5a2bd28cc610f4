/** One entry of `ledger.json`; entries of earlier programs lack what was added since. */
import type { Fingerprints } from '../gates/fingerprints.ts'

/** Day and reason of a retraction. */
export interface Retraction {
  readonly on: string
  readonly reason: string
}
/** A refusal of the data that an officer accepted. */
export interface AcceptedRefusal {
  readonly code: string
  /** The refusal with its numbers. */
  readonly sentence: string
  readonly because: string
}
/** An entry of `ledger.json`. */
export interface LedgerEntry {
  /** Consecutive from 1. */
  readonly number: number
  readonly releasedOn: string
  /** Path of the summary within the ledger's folder. */
  readonly file: string
  readonly sha256: string
  readonly retracted: Retraction | null
  /** Of the data that it was made from; null in entries of earlier programs. */
  readonly fingerprints: Fingerprints | null
  readonly accepted: readonly AcceptedRefusal[]
}

type Json = Readonly<Record<string, unknown>>
export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Null where the entry is not whole. */
export function parseEntry(raw: unknown): LedgerEntry | null {
  if (!isJson(raw)) return null
  const { number, releasedOn, file, sha256 } = raw
  const isWhole =
    typeof number === 'number' &&
    typeof releasedOn === 'string' &&
    /^\d{4}-\d{2}-\d{2}$/.test(releasedOn) &&
    typeof file === 'string' &&
    /^releases\/[\w.-]+\.json$/.test(file) &&
    typeof sha256 === 'string'
  const retracted = parseRetraction(raw['retracted'])
  const fingerprints = parseFingerprints(raw['fingerprints'])
  const accepted = parseAccepted(raw['accepted'])
  if (!isWhole || retracted === undefined || fingerprints === undefined || accepted === undefined) return null
  return { number, releasedOn, file, sha256, retracted, fingerprints, accepted }
}

/** Undefined where it is not whole. */
function parseRetraction(raw: unknown): Retraction | null | undefined {
  if (raw === null) return null
  if (!isJson(raw)) return undefined
  const { on, reason } = raw
  return typeof on === 'string' && typeof reason === 'string' ? { on, reason } : undefined
}

function parseFingerprints(raw: unknown): Fingerprints | null | undefined {
  if (raw === undefined || raw === null) return null
  if (!isJson(raw)) return undefined
  const { borders, categoryMap, categories } = raw
  return isTexts(borders) && isTexts(categories) && typeof categoryMap === 'string'
    ? { borders, categoryMap, categories }
    : undefined
}

function parseAccepted(raw: unknown): readonly AcceptedRefusal[] | undefined {
  if (raw === undefined) return []
  return Array.isArray(raw) && raw.every(isAccepted) ? raw : undefined
}

const isAccepted = (raw: unknown): raw is AcceptedRefusal =>
  isTexts(raw) && ['code', 'sentence', 'because'].every((name) => name in raw)

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  isJson(value) && Object.values(value).every((each) => typeof each === 'string')
