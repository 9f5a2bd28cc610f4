/** Zoom levels of the cluster index; apart from it so that the page does not load supercluster and proj4. */

/** `expandsAt` of a square: it is replaced by its places only where single places are drawn. */
export const SQUARE_LEVEL = 254
/** `expandsAt` of a place: it has no children to show. */
export const PLACE_LEVEL = 255
/** Coarsest and finest zoom of the tree; from FINEST_ZOOM on every square is a node of its own. */
export const COARSEST_ZOOM = 8
export const FINEST_ZOOM = 15
