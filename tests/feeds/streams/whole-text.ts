/** Reference reader that parses the whole text at once, and the incremental reader with a text cut into chunks. */
import type { Failed } from '../../../src/domain/feed.ts'
import { noCollection, parseJson, textOf } from '../../../src/feeds/json-text.ts'
import { isObject, type JsonObject } from '../../../src/feeds/rows/json-object.ts'
import { openCollection } from '../../../src/feeds/streams/collection.ts'

export interface ReadResult {
  readonly features: readonly unknown[]
  readonly members: JsonObject
}
const ARRIVAL = 'The file holds'

/** Parses the text at once. */
export function wholeText(bytes: Uint8Array): ReadResult | Failed {
  const text = textOf(bytes)
  if (typeof text !== 'string') return text
  const parsed = parseJson(text, ARRIVAL, 'GeoJSON')
  if (parsed.kind === 'failed') return parsed
  const { value } = parsed
  if (!isObject(value) || value['type'] !== 'FeatureCollection' || !Array.isArray(value['features']))
    return noCollection(value, ARRIVAL)
  const features: readonly unknown[] = value['features']
  return { features, members: { ...value, features: [] } }
}

/** Reads the bytes incrementally, cut after each of `cuts`. */
export function inPieces(
  bytes: Uint8Array,
  cuts: readonly number[],
  batchBytes?: number,
): ReadResult | Failed {
  let features: unknown[] = []
  const collection = openCollection(
    {
      take: (batch) => void features.push(...batch),
      restart: () => {
        features = []
      },
    },
    ARRIVAL,
    batchBytes,
  )
  const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b)
  let start = 0
  for (const end of [...ends, bytes.length]) {
    collection.push(bytes.slice(start, end))
    start = end
  }
  const whole = collection.finish()
  return whole.kind === 'failed' ? whole : { features, members: whole.members }
}
