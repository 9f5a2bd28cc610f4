/** Incremental reader of a GeoJSON FeatureCollection: features in batches, and at the end a check of the whole text. */
import type { Failed } from '../../domain/feed.ts'
import { type MessageStart, TOO_LONG, noCollection, noJson, parsedJson } from '../json-text.ts'
import { type JsonObject, isList, isObject } from '../rows/json-object.ts'
import { FeatureScanner, type ScannedBatch } from './feature-scanner.ts'

interface FeatureReader {
  readonly take: (features: readonly unknown[]) => void
  /** Takes a JSON list of features as bytes, if it can; left out by readers of parsed features alone. */
  readonly takeList?: (list: Uint8Array) => boolean
  /** Discards all features so far: a later member "features" replaces them. */
  readonly restart: () => void
}

interface ReadCollection {
  readonly kind: 'collected'
  /** Members of the collection such as `type` or an old `crs`; its list of features is empty. */
  readonly members: JsonObject
}

interface OpenCollection {
  readonly push: (chunk: Uint8Array) => void
  /** The same outcome as parsing the whole text would give, whatever the bytes. Never throws. */
  readonly finish: () => ReadCollection | Failed
}

const NO_JSON = Symbol('no JSON')
type Fault = typeof NO_JSON | Failed

/** @param batchBytes least length of a batch of features; the scanner's default where left out */
export function openCollection(
  reader: FeatureReader,
  messageStart: MessageStart,
  batchBytes?: number,
): OpenCollection {
  let fault: Fault | null = null
  // A byte order mark inside the text is no JSON, so it must not be dropped at the start of a batch.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const onBatch = ({ list, isWhole }: ScannedBatch) => {
    if (fault || reader.takeList?.(list)) return
    const features = featuresIn(list, decoder)
    if (!isList(features)) fault = features
    else if (features.length === 0 && !isWhole) fault = NO_JSON
    else reader.take(features)
  }
  const onTrial = (list: Uint8Array) => {
    if (!fault && reader.takeList?.(list)) return true
    const features = fault ? fault : featuresIn(list, decoder)
    if (!isList(features) || features.length === 0) return false
    reader.take(features)
    return true
  }
  const scanner = new FeatureScanner({ onBatch, onTrial, onRestart: reader.restart }, batchBytes)
  return {
    push: (chunk) => scanner.push(chunk),
    finish: () => {
      const rest = scanner.rest()
      return collectionFrom({ rest, isOpen: scanner.isOpen }, fault, messageStart)
    },
  }
}

function featuresIn(list: Uint8Array, decoder: TextDecoder): readonly unknown[] | Fault {
  const text = decodedText(list, decoder)
  if (text === null) return TOO_LONG
  const parsed = parsedJson(text)
  return parsed && isList(parsed.value) ? parsed.value : NO_JSON
}

function collectionFrom(
  { rest, isOpen }: { readonly rest: Uint8Array; readonly isOpen: boolean },
  fault: Fault | null,
  messageStart: MessageStart,
): ReadCollection | Failed {
  const text = decodedText(rest, new TextDecoder())
  if (text === null) return TOO_LONG
  if (fault && fault !== NO_JSON) return fault
  const parsed = fault ? null : parsedJson(text)
  if (!parsed) return noJson({ text, isOpen }, messageStart, 'GeoJSON')
  const { value } = parsed
  return isObject(value) && value['type'] === 'FeatureCollection' && Array.isArray(value['features'])
    ? { kind: 'collected', members: value }
    : noCollection(value, messageStart)
}

/** Null where the text is longer than a string can be. */
function decodedText(bytes: Uint8Array, decoder: TextDecoder): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}
