/** The levels of the cluster index: the zooms that it spans, and what stands below the last of them. */

/** `expandsAt` of a square: it opens into its places only where points are switched on. */
export const SQUARE_LEVEL = 254
/** `expandsAt` of a place: it never opens. */
export const PLACE_LEVEL = 255
/** The coarsest and finest zoom of the hierarchy; from FINEST_ZOOM on every square stands for itself. */
export const COARSEST_ZOOM = 8
export const FINEST_ZOOM = 15
