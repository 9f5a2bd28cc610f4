/** What the tour shows, in its order: each step a thing on the screen and what it is for. */

export interface TourStep {
  readonly title: string
  readonly text: string
  /** The thing itself, as a CSS selector; the first that is on the screen is ringed. */
  readonly target: string
}

export const TOUR_STEPS: readonly TourStep[] = [
  {
    title: 'What is shown',
    text: 'This sentence always says the days, how many incidents are in view, and how many there are in all. The button beside it copies the sentence.',
    target: '[data-tour="status"]',
  },
  {
    title: 'One clock for everything',
    text: 'Drag an end of the window, type a date, choose a preset or press Play: map, counts and lists follow at once. The arrow keys move an end by a day.',
    target: 'section[aria-label="Time"]',
  },
  {
    title: 'Clusters',
    text: 'The number is exactly how many incidents were reported there in the window. The ring is the mix of the four groups. A cluster keeps its place while the clock moves.',
    target: 'section[aria-label="Layers and filters"] ul > li',
  },
  {
    title: 'Details',
    text: 'Press a cluster, a closure order, a patrol hotspot, a site or a ward, and its story opens at the right. Escape lets go of it.',
    target: '.maplibregl-map',
  },
  {
    title: 'Everything as a table',
    text: 'Whatever the map shows also stands in a table, to be read, sorted and opened by keys. Copy link and Copy picture take the view away with you.',
    target: 'section[aria-label="Layers and filters"] header button',
  },
]
