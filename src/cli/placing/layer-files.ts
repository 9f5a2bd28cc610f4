/** Files named on the command line as layers of a map: a path, and after `#` the layer of a file that has several. */
import { basename, extname, resolve } from 'node:path'
import { failed, type Failed } from '../../domain/feed.ts'
import { mapLayer, type MapLayer } from '../../feeds/features/map-layer.ts'
import type { CommandContext } from '../command.ts'

/** Files of a shapefile besides its shapes. */
const BESIDE_SHAPES = ['dbf', 'prj', 'cpg']

export async function readLayer(
  named: string,
  { cwd, readFile, progress }: Pick<CommandContext, 'cwd' | 'readFile' | 'progress'>,
): Promise<MapLayer | Failed> {
  const [path = '', sheet = null] = named.split('#', 2)
  const at = resolve(cwd, path)
  const bytesOf = (file: string) => readFile(file).catch(() => null)
  const bytes = await bytesOf(at)
  if (!bytes) return failed(`${path} could not be read.`, 'Check that it is there and may be opened.')
  const parts = new Map<string, Uint8Array>()
  if (extname(path).toLowerCase() === '.shp') {
    parts.set('shp', bytes)
    for (const ending of BESIDE_SHAPES) {
      const beside = await bytesOf(`${at.slice(0, -'shp'.length)}${ending}`)
      if (beside) parts.set(ending, beside)
    }
  }
  const layer = await mapLayer({ name: basename(path), bytes: new Uint8Array(bytes), parts }, sheet)
  if ('kind' in layer) return { ...layer, toDo: layer.toDo.replace('--sheet', `${path}#LAYER`) }
  progress(`${path}: ${layer.features.length.toLocaleString('en-GB')} features read`)
  return layer
}
