/** The demonstration dataset as command line and page read it, without a file system. */
import { createHash } from 'node:crypto'
import boroughText from '../../data/place/borough.json?raw'
import roadsText from '../../data/place/roads.json?raw'
import streetsText from '../../data/place/streets.json?raw'
import type { Dataset } from '../../src/domain/dataset.ts'
import {
  decodeBorough,
  decodeRoads,
  decodeStreets,
  type EncodedBorough,
  type EncodedRoads,
  type EncodedStreets,
} from '../../src/domain/borough/decode.ts'
import { demonstration, type DemonstrationOptions } from '../../src/feeds/demonstration/demonstration.ts'
import { loadDataset } from '../../src/feeds/load.ts'
import type { RunningHash } from '../../src/feeds/streams/checksum.ts'
import { fileStreams } from '../feeds/streams/file-streams.ts'
import { PLACE } from '../domain/shipped-place.ts'

// These files are written by this project's encoder.
const borough = decodeBorough(JSON.parse(boroughText) as EncodedBorough)
const roads = decodeRoads(JSON.parse(roadsText) as EncodedRoads)
const streets = decodeStreets(JSON.parse(streetsText) as EncodedStreets)

/** SHA-256 by Node: the same digests as the portable implementation, in less time. */
function sha256OfNode(): RunningHash {
  const hash = createHash('sha256')
  return { update: (bytes) => void hash.update(bytes), finish: () => hash.digest('hex') }
}

export interface ReadDemonstration {
  readonly dataset: Dataset
  /** Text of each file by its path. */
  readonly files: ReadonlyMap<string, string>
}

export const demonstrationDataset = async (options: Partial<DemonstrationOptions> = {}) =>
  (await readDemonstration(options)).dataset

export const BOROUGH = borough

export async function readDemonstration(
  options: Partial<DemonstrationOptions> = {},
): Promise<ReadDemonstration> {
  const fullOptions = { seed: 1, incidentsAMonth: 3000, noEffect: false, withFaults: false, ...options }
  const files = new Map(
    demonstration(fullOptions, { place: PLACE, borough, roads, streets }).map(({ name, text }) => [
      `/feeds/${name}`,
      text,
    ]),
  )
  const readFile = (path: string) => {
    const text = files.get(path)
    return text === undefined
      ? Promise.reject(new Error(`${path} is no file of the demonstration`))
      : Promise.resolve(new TextEncoder().encode(text))
  }
  const streamFile = fileStreams(readFile)
  const loaded = await loadDataset(new URL('file:///feeds/manifest.json'), {
    fetchResponse: async (url) => {
      const file = await streamFile(url.pathname).catch(() => null)
      return file ? new Response(file.stream) : new Response(null, { status: 404 })
    },
    place: PLACE,
    borough,
    newHash: sha256OfNode,
    onProgress: () => {},
  })
  if ('kind' in loaded) throw new Error(loaded.what)
  return { dataset: loaded, files }
}
