/** Where the page finds the files of the place, but for the postcodes: see postcodes-file.ts. */
import boroughUrl from '../../../data/place/borough.json?url'
import placeUrl from '../../../data/place/place.json?url'
import roadsUrl from '../../../data/place/roads.json?url'

/** Addresses as the build wrote them, beside the page. */
export const PLACE_FILES = { place: placeUrl, borough: boroughUrl, roads: roadsUrl } as const

/** Of a file for the worker, which has no page to start from. */
export const absoluteUrl = (file: string) => new URL(file, document.baseURI).href
