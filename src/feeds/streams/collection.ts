/** A FeatureCollection read as its bytes come in: features in batches on the way, and in the end whether it was one. */
import type { Failed } from '../../domain/feed.ts'
import type { SourceWords } from '../json-text.ts'
import { TOO_LONG, noCollection, noJson, parsedJson } from '../json-text.ts'
import type { JsonObject } from '../rows/json-object.ts'
import { isList, isObject } from '../rows/json-object.ts'
import { FeatureScanner } from './feature-scanner.ts'
import type { ScannedBatch } from './feature-scanner.ts'

interface FeatureReader {
  readonly take: (features: readonly unknown[]) => void
  /** All features taken so far do not count: the collection names others after them. */
  readonly restart: () => void
}
interface Collected {
  readonly kind: 'collected'
  /** What the collection holds beside its features, which are left empty: `type`, an old `crs`. */
  readonly members: JsonObject
}
interface OpenCollection {
  readonly push: (chunk: Uint8Array) => void
  /** Whatever the bytes, what it says is what a parser of the whole text would lead to. Never throws. */
  readonly finish: () => Collected | Failed
}

const NO_JSON = Symbol('no JSON')
type Fault = typeof NO_JSON | Failed

/** Features come in batches of `batchBytes`, or the scanner's own measure. */
export function openCollection(
  reader: FeatureReader,
  arrival: SourceWords,
  batchBytes?: number,
): OpenCollection {
  let fault: Fault | null = null
  // What begins a batch is no byte order mark: it is a sign that no JSON may hold there.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const take = ({ list, isWhole }: ScannedBatch) => {
    if (fault) return
    const features = featuresIn(list, decoder)
    if (!isList(features)) fault = features
    else if (features.length === 0 && !isWhole) fault = NO_JSON
    else reader.take(features)
  }
  const scanner = new FeatureScanner({ take, restart: reader.restart }, batchBytes)
  return {
    push: (chunk) => scanner.push(chunk),
    finish: () => collected(scanner, fault, arrival),
  }
}

function featuresIn(list: Uint8Array, decoder: TextDecoder): readonly unknown[] | Fault {
  const text = decoded(list, decoder)
  if (text === null) return TOO_LONG
  const parsed = parsedJson(text)
  return parsed && isList(parsed.value) ? parsed.value : NO_JSON
}

function collected(scanner: FeatureScanner, fault: Fault | null, arrival: SourceWords): Collected | Failed {
  const text = decoded(scanner.rest(), new TextDecoder())
  if (text === null) return TOO_LONG
  if (fault && fault !== NO_JSON) return fault
  const parsed = fault ? null : parsedJson(text)
  if (!parsed) return noJson({ text, isOpen: scanner.isOpen }, arrival, 'GeoJSON')
  const { value } = parsed
  return isObject(value) && value['type'] === 'FeatureCollection' && Array.isArray(value['features'])
    ? { kind: 'collected', members: value }
    : noCollection(value, arrival)
}

/** Null where it is longer than one text can be. */
function decoded(bytes: Uint8Array, decoder: TextDecoder): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
