/** Period before a due date in which warnings are shown, the same for all screens. */

/** Days before the end of an order, a hearing, a notice to serve or a review from which warnings are shown. */
export const NOTICE_DAYS = 28

/**
 * Whether a due date is near or past.
 * @param daysLeft whole days until it falls due; negative: overdue
 */
export const isDueSoon = (daysLeft: number) => daysLeft <= NOTICE_DAYS

/** Phrase on screen: `within 28 days`. */
export const NOTICE_WORDS = `within ${NOTICE_DAYS} days`
