/** Where the page finds the files of the place: the one module that names them. */
import boroughUrl from '../../../data/place/borough.json?url'
import placeUrl from '../../../data/place/place.json?url'
import postcodesUrl from '../../../data/place/postcodes.json?url'
import roadsUrl from '../../../data/place/roads.json?url'

/** Addresses as the build wrote them, beside the page. */
export const PLACE_FILES = {
  place: placeUrl,
  borough: boroughUrl,
  roads: roadsUrl,
  postcodes: postcodesUrl,
} as const

/** The same for the worker, which has no page to start from. */
export const absoluteUrl = (file: keyof typeof PLACE_FILES) =>
  new URL(PLACE_FILES[file], document.baseURI).href
