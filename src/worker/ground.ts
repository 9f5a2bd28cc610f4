/** Fetches the borough's own ground for the worker. */
import type { Borough } from '../domain/borough/borough.ts'
import { decodeBorough, type EncodedBorough } from '../domain/borough/decode.ts'

const LIMIT_MILLISECONDS = 30_000

export async function boroughFrom(url: string): Promise<Borough> {
  const response = await fetch(url, { signal: AbortSignal.timeout(LIMIT_MILLISECONDS) })
  if (!response.ok) throw new Error(`the geography answered ${response.status}, not 200`)
  return decodeBorough((await response.json()) as EncodedBorough)
}
