/** The place that the product ships with. */
import { readFileSync } from 'node:fs'
import { placeFrom, type PlaceFile } from '../../src/domain/place/place.ts'

const text = readFileSync('data/place/place.json', 'utf8')
export const PLACE = placeFrom(JSON.parse(text) as PlaceFile)
