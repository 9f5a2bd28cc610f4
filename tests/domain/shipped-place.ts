/** The place that the product ships with, as every test reads it. */
import { readFileSync } from 'node:fs'
import { placeFrom, type PlaceFile } from '../../src/domain/place/place.ts'

export const PLACE = placeFrom(JSON.parse(readFileSync('data/place/place.json', 'utf8')) as PlaceFile)
