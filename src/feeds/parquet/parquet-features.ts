/** Parquet as an agency's file: all its rows at once. */
import { type Failed, failed } from '../../domain/feed.ts'
import { type FeatureFile, otherCrs } from '../features/json-features.ts'
import { mendedFeatures } from '../features/property-mends.ts'
import type { SourceFile } from '../formats/recognised.ts'
import { DAMAGED_PARQUET, openParquet } from './parquet-file.ts'

/** Every row, or the failure of a file that cannot be read whole. */
export async function parquetFeatures({ name, parts }: SourceFile): Promise<FeatureFile | Failed> {
  const file = openParquet(new Uint8Array(parts.get('') ?? []))
  if (file.kind === 'failed') return failed(`${name}: ${file.what}`, file.toDo)
  if (file.crs === 'other') return otherCrs(name)
  const features: unknown[] = []
  try {
    for (let group = 0; group < file.groups; group += 1)
      for (const feature of await file.featuresOf(group)) features.push(feature)
  } catch {
    return failed(`${name}: ${DAMAGED_PARQUET.what}`, DAMAGED_PARQUET.toDo)
  }
  return { name, features: mendedFeatures(features), crs: file.crs, mark: file.mark, notices: [] }
}
