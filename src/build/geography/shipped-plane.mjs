/** The settings of the place that the product ships with, and distances at its reference latitude. */
// @ts-check
import { readFileSync } from 'node:fs'
import { fromRoot } from '../fresh.mjs'
import { planeAt } from './plane.mjs'

/** Parsed data/place/place.json. */
export const PLACE = JSON.parse(readFileSync(fromRoot('data/place/place.json'), 'utf8'))

export const PLANE = planeAt(PLACE.referenceLatitude)
