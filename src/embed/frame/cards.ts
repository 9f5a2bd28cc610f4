/** Ids of the cards of the compact face, and the address of the whole page. */

/** Id of the card of all areas together; each other card has its area's code. */
export const WHOLE_CARD = 'card-whole'
/** Address of the whole page, beside the frame's. */
export const WHOLE_PAGE = 'index.html'
/** Id of the outline of an area. */
export const shapeId = (area: string) => `shape-${area}`
