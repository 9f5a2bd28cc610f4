/** The help on the parts of the board. */
import type { HelpText, TextPage } from './help-text.ts'

type BoardPage = Extract<TextPage, 'summary' | 'sites' | 'areas' | 'gaps' | 'changes' | 'pack'>

export const BOARD_HELP: Readonly<Record<BoardPage, HelpText>> = {
  summary: {
    answers: 'Did it work in each site, what waits for a decision today, what was done, and what happened.',
    steps: [
      {
        goal: 'See whether a site works',
        how: 'Under `Did it work, and did it last?` each line shows a site since its first Clear: below the middle line is less than usual. A word is given only where the change is more than chance. The line is beside the site’s own past, the word beside places like it.',
      },
      {
        goal: 'See what waits',
        how: '`Waits for decision` has the first of it, `For decision today` all of it with its owner and its day. Press a name to open it.',
      },
      {
        goal: 'Record a decision',
        how: 'Press `Files and tools`, then `Draw or record`. You get a file for whoever keeps the list of decisions.',
      },
    ],
    notes: [
      'What was done and what happened are kept apart: more arrests are not less crime.',
      'The board counts every category and the whole place, whatever is chosen on the map.',
    ],
  },
  sites: {
    answers:
      'Each site in full: its phases, its weeks on a chart, whether crime moved next door, patrol time, orders, and what residents say.',
    steps: [
      {
        goal: 'Read the chart',
        how: 'The solid line is what was usual before Clear, the dashed lines are how far weeks differ by chance. A triangle marks what stands out.',
      },
      {
        goal: 'See whether it moved away',
        how: '`Did it move away?` sets the streets round the site against those round places like it.',
      },
      {
        goal: 'See what each phase did',
        how: '`Phases: decisions and reviews` says who decided, on what evidence, and when it is looked at again.',
      },
    ],
    notes: [
      'A site is chosen when it is at its worst, so some of a fall would have come without anybody’s doing.',
    ],
  },
  areas: {
    answers:
      'Which areas have more or fewer reports for their residents than the whole place, and where it changed.',
    steps: [
      {
        goal: 'Read the map',
        how: 'Only an area that differs from the whole place by more than chance has a colour. Pale grey means: as in the whole place, or it could be chance.',
      },
      {
        goal: 'Change what is shown',
        how: 'Choose `Crimes` or `ASB`, and under `Level of areas` wards or smaller areas.',
      },
      {
        goal: 'Find one area',
        how: 'Type into `Name contains` above the table; the name of a ward opens it on the map.',
      },
    ],
    notes: [
      'Rates count the people who live there, not those who work, shop or go out there. A town centre is high for that reason alone.',
    ],
  },
  gaps: {
    answers: 'What is not known, and whom to ask.',
    steps: [
      {
        goal: 'Find where too little is reported',
        how: '`Fewer reports than residents and deprivation suggest` lists the wards. Few reports can mean little crime or little trust.',
      },
      {
        goal: 'Ask the partner',
        how: 'Press `Copy question` and paste it into a message.',
      },
      {
        goal: 'See who is patrolled and searched',
        how: '`Fairness: who is patrolled and searched` sets it beside deprivation.',
      },
    ],
  },
  changes: {
    answers: 'What is different since the last meeting, and how far each commitment is.',
    steps: [
      {
        goal: 'Set the day of the last meeting',
        how: 'Change `Last meeting`. Everything below counts from that day.',
      },
      {
        goal: 'Follow a commitment',
        how: 'Choose an owner or a state above the list, or press what was agreed to read all of it.',
      },
      {
        goal: 'Check the figures of last time',
        how: 'Under `Saved figures beside each other` open the file of that meeting.',
      },
    ],
  },
  pack: {
    answers: 'The board’s figures as a document for the meeting. It holds no place of any incident.',
    steps: [
      { goal: 'Print it', how: 'Press `Print the pack`; the browser can save it as a PDF too.' },
      {
        goal: 'Choose its days',
        how: 'Set them on the clock first. The pack says them on its first page.',
      },
      {
        goal: 'Give out the figures',
        how: 'Under `Files and tools`, `Figures as CSV` holds every figure; `Data dictionary` says what each means.',
      },
    ],
  },
}
