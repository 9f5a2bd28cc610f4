/** The demonstration as the tool and the page read it, from the same bytes, without a file. */
import { createHash } from 'node:crypto'
import boroughText from '../../data/place/borough.json?raw'
import roadsText from '../../data/place/roads.json?raw'
import type { Dataset } from '../../src/domain/dataset.ts'
import {
  decodeBorough,
  decodeRoads,
  type EncodedBorough,
  type EncodedRoads,
} from '../../src/domain/borough/decode.ts'
import { demonstration, type DemonstrationOptions } from '../../src/feeds/demonstration/demonstration.ts'
import { loadDataset } from '../../src/feeds/load.ts'
import type { RunningHash } from '../../src/feeds/streams/checksum.ts'
import { fileStreams } from '../feeds/streams/file-streams.ts'
import { PLACE } from '../domain/shipped-place.ts'

// Both were written by our own encoder.
const borough = decodeBorough(JSON.parse(boroughText) as EncodedBorough)
const roads = decodeRoads(JSON.parse(roadsText) as EncodedRoads)

/** The same sums as the product's own, which runs anywhere and takes a sixth of a reading. */
function sha256OfNode(): RunningHash {
  const hash = createHash('sha256')
  return { update: (bytes) => void hash.update(bytes), finish: () => hash.digest('hex') }
}

export interface ReadDemonstration {
  readonly dataset: Dataset
  /** The text of each file, by its path. */
  readonly files: ReadonlyMap<string, string>
}

export const demonstrationDataset = async (options: Partial<DemonstrationOptions> = {}) =>
  (await readDemonstration(options)).dataset

export const BOROUGH = borough

export async function readDemonstration(
  options: Partial<DemonstrationOptions> = {},
): Promise<ReadDemonstration> {
  const asked = { seed: 1, incidentsAMonth: 3000, noEffect: false, withFaults: false, ...options }
  const files = new Map(
    demonstration(asked, { place: PLACE, borough, roads }).map(({ name, text }) => [`/feeds/${name}`, text]),
  )
  const readFile = (path: string) => {
    const text = files.get(path)
    return text === undefined
      ? Promise.reject(new Error(`${path} is no file of the demonstration`))
      : Promise.resolve(new TextEncoder().encode(text))
  }
  const streamFile = fileStreams(readFile)
  const read = await loadDataset(new URL('file:///feeds/manifest.json'), {
    fetchResponse: async (url) => {
      const file = await streamFile(url.pathname).catch(() => null)
      return file ? new Response(file.stream) : new Response(null, { status: 404 })
    },
    place: PLACE,
    borough,
    newHash: sha256OfNode,
    onProgress: () => {},
  })
  if ('kind' in read) throw new Error(read.what)
  return { dataset: read, files }
}
