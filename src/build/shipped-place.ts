/** The place that the product ships with, read from the repository for what a build writes down. */
import { readFile } from 'node:fs/promises'
import { placeFrom, type Place, type PlaceFile } from '../domain/place/place.ts'
import { fromRoot } from './fresh.mjs'

export const shippedPlace = async (): Promise<Place> =>
  placeFrom(JSON.parse(await readFile(fromRoot('data/place/place.json'), 'utf8')) as PlaceFile)
