/** The demonstration dataset with its planted hotspots. */
import type { Dataset } from '../../../src/domain/dataset.ts'
import type { DemonstrationOptions } from '../../../src/feeds/demonstration/demonstration.ts'
import { datasetOf, filesOf, GROUND, textOf } from '../../feeds/demonstration-geography.ts'

export const BOROUGH = GROUND.borough

interface Corner {
  readonly easting: number
  readonly northing: number
}
/** The corner of its strongest square. */
export interface PlantedHotspot extends Corner {
  readonly id: string
  readonly squares: readonly Corner[]
}
export interface Demonstrated {
  readonly dataset: Dataset
  readonly planted: readonly PlantedHotspot[]
}

export async function demonstrated(options: Partial<DemonstrationOptions> = {}): Promise<Demonstrated> {
  const files = filesOf(options)
  const truth = JSON.parse(textOf(files, 'truth.json')) as { readonly hotspots: readonly PlantedHotspot[] }
  return { dataset: await datasetOf(files), planted: truth.hotspots }
}
