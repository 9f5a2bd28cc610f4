/** The facts of the place whose ground is encoded: data/place/place.json. */
import { readFileSync } from 'node:fs'
import { fromRoot } from '../fresh.mjs'

export const PLACE = JSON.parse(readFileSync(fromRoot('data/place/place.json'), 'utf8'))
