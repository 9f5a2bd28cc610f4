/** How long before something falls due it is brought up: one number for warnings, marks, the meeting and all words. */

/** Days before an order ends, a hearing, a notice to serve or a review from which on it is warned of. */
export const NOTICE_DAYS = 28

/** @param daysLeft whole days until it falls due; negative: it is overdue */
export const isDueSoon = (daysLeft: number) => daysLeft <= NOTICE_DAYS

/** `within 28 days`. */
export const NOTICE_WORDS = `within ${NOTICE_DAYS} days`
