/** The pages of the help and their titles. */

/** In reading order. */
export const HELP_PAGES = [
  { id: 'start', title: 'Where to begin' },
  { id: 'tonight', title: 'Tonight' },
  { id: 'map', title: 'Map, layers and filters' },
  { id: 'details', title: 'Details' },
  { id: 'ranking', title: 'Ranking of places' },
  { id: 'plan', title: 'Plan of a shift' },
  { id: 'clock', title: 'Time' },
  { id: 'summary', title: 'Board: summary' },
  { id: 'sites', title: 'Board: sites' },
  { id: 'areas', title: 'Board: areas' },
  { id: 'gaps', title: 'Board: gaps' },
  { id: 'changes', title: 'Board: changes' },
  { id: 'pack', title: 'Board pack' },
  { id: 'public', title: 'The public page' },
  { id: 'words', title: 'What the words mean' },
  { id: 'ask', title: 'Who to ask' },
  { id: 'keys', title: 'Keys' },
] as const
export type HelpPage = (typeof HELP_PAGES)[number]['id']

export const helpTitle = (page: HelpPage) => HELP_PAGES.find(({ id }) => id === page)?.title ?? ''
