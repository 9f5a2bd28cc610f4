/** The keys by where they work. */

interface KeyLine {
  readonly keys: readonly string[]
  readonly action: string
}
export interface KeyGroup {
  readonly where: string
  readonly lines: readonly KeyLine[]
}

export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    where: 'Anywhere',
    lines: [
      { keys: ['Tab'], action: 'goes on to the next thing; with Shift back' },
      { keys: ['Escape'], action: 'closes what is open' },
      { keys: ['/'], action: 'find a place' },
      { keys: ['f'], action: 'the feeds, and how old each is' },
      { keys: ['l'], action: 'layers and filters' },
      { keys: ['r'], action: 'ranks the places' },
      { keys: ['c'], action: 'covers the screen; so does Escape twice' },
      { keys: ['?'], action: 'the help on what is on screen' },
    ],
  },
  {
    where: 'Find a place, My area',
    lines: [
      { keys: ['↑', '↓'], action: 'through the list' },
      { keys: ['Home', 'End'], action: 'first, last' },
      { keys: ['Enter'], action: 'goes there, or ticks the area' },
      { keys: ['letters'], action: 'in My area: the next that begins so' },
    ],
  },
  {
    where: 'Map',
    lines: [
      { keys: ['←', '→', '↑', '↓'], action: 'moves it' },
      { keys: ['+', '−'], action: 'closer, further' },
      { keys: ['Escape'], action: 'closes what is chosen' },
    ],
  },
  {
    where: 'Map, while a shape is drawn',
    lines: [
      { keys: ['Enter'], action: 'places a corner at the crosshair; twice in one place closes' },
      { keys: ['Shift ←'], action: 'moves the map a little' },
      { keys: ['Backspace'], action: 'undoes the last corner' },
      { keys: ['Escape'], action: 'removes the shape' },
    ],
  },
  {
    where: 'The head of a sheet, on a phone',
    lines: [
      { keys: ['↑', '↓'], action: 'raises it, lowers it' },
      { keys: ['Escape'], action: 'closes layers, time and more' },
    ],
  },
  {
    where: 'Help',
    lines: [
      { keys: ['/'], action: 'the box to search in' },
      { keys: ['Escape'], action: 'empties the box; then closes the help' },
    ],
  },
  {
    where: 'Time, on an end of the window',
    lines: [
      { keys: ['←', '→'], action: 'a day' },
      { keys: ['Page Up', 'Page Down'], action: 'a month' },
      { keys: ['Home', 'End'], action: 'the ends of the data' },
    ],
  },
]
