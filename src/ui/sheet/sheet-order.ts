/** Which of several open sheets is in front: the one opened last. */

/**
 * Keys of the open sheets in the order of opening: those of `before` that are still open keep their place, new ones
 * follow in the order of `open`.
 */
export const orderOfOpening = (before: readonly string[], open: readonly string[]): readonly string[] => [
  ...before.filter((key) => open.includes(key)),
  ...open.filter((key) => !before.includes(key)),
]

/** Name of the sheet of a key: `details` of `details:site:site-b`. What follows the name raises the sheet when it changes. */
export const sheetName = (key: string): string => key.split(':', 1)[0] ?? key
