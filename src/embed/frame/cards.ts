/** Ids of the cards of the compact face. */

/** Id of the card of all areas together; each other card has its area's code. */
export const WHOLE_CARD = 'card-whole'
/** Id of the outline of an area. */
export const shapeId = (area: string) => `shape-${area}`
