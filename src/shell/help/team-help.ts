/** The help on where to begin, on the team's screens, the clock and the public page. */
import type { HelpText, TextPage } from './help-text.ts'

type TeamPage = Extract<
  TextPage,
  'start' | 'tonight' | 'map' | 'details' | 'ranking' | 'plan' | 'clock' | 'public'
>

export const TEAM_HELP: Readonly<Record<TeamPage, HelpText>> = {
  start: {
    answers:
      'Holdfast puts the lists of all partners on one map and one clock. It answers three questions, each in its own place.',
    steps: [
      {
        goal: 'Where do we go on this shift?',
        how: 'Open the tab `Tonight`; `Plan tonight` on the map leads there too. It lists the places, why there, and when.',
      },
      {
        goal: 'Did it work, and what waits for a decision?',
        how: 'Open the tab `Board`. It begins with each site since its first Clear, then lists what waits today.',
      },
      {
        goal: 'What was reported in my street?',
        how: 'Type a place or a postcode into `Find a place`, then press the nearest circle on the map. Its number is how many incidents were reported there.',
      },
    ],
    notes: [
      'The line above the map always says which days are counted and how many incidents there are. Change the days, and everything follows.',
      'Nothing that you press changes the data. `Clear all` brings everything back.',
      'On a phone, drag the head of a sheet or press its arrows to see more of it or of the map. A tap on the map shows the buttons for closer and further, and the sources.',
    ],
  },
  tonight: {
    answers:
      'Where to go on the shift that comes: at most five places a crew, why there, and when. It is planned as soon as you open it.',
    steps: [
      {
        goal: 'Set who is on, and when',
        how: 'Press `Change the shift`, set the day, the hours and who is on, then press `Plan again`.',
      },
      {
        goal: 'Give it to the crews',
        how: '`Print the briefing` prints a page a crew. `Take it on a phone` gives a link under which a phone has the same places; there `Start visit` and `End visit` record what was done, and `Hand in` gives you a file to send.',
      },
      {
        goal: 'Choose other places',
        how: '`Change places` opens the ranking; `Plan in detail` opens everything that can be set.',
      },
    ],
    notes: [
      'The line around a place on the map is solid where it holds more than chance would give, and dashed where it could be chance.',
      'One visit in ten goes to a place drawn by lot, so that we do not look only where we have always looked.',
    ],
  },
  map: {
    answers: 'What was reported where, in the days and categories that you choose, and what stands there.',
    steps: [
      {
        goal: 'Look at your own wards only',
        how: 'Press `My area`, tick them, then `Done`. Every number now counts them alone.',
      },
      {
        goal: 'Count some kinds of incident only',
        how: 'Press `Layers`; under `Categories` press `Only` beside a kind, or take ticks away.',
      },
      {
        goal: 'Take it with you',
        how: 'Under `Share`, `Copy picture` puts the map into a document, `Show as table` gives the numbers, `Copy link` the same view for a colleague.',
      },
    ],
    notes: [
      'The number in a circle is exact. A circle keeps its place while the days change, so that you can watch it grow or shrink.',
      'A dashed circle with 0 means: reports are known for these days, and there was none.',
    ],
  },
  details: {
    answers: 'All that is known of the one thing that you chose on the map, in a table or in a list.',
    steps: [
      {
        goal: 'Read the single reports',
        how: 'Press `Show the list`. Sensitive reports and those from private places are counted but never listed.',
      },
      {
        goal: 'Send a crew there',
        how: 'Press `Add to a shift plan`; the next plan goes there.',
      },
      {
        goal: 'Quote a number',
        how: 'The button `Copy as a sentence` beside it copies the number with its days and its source.',
      },
    ],
    notes: ['The numbers are of the days of the clock. Change the days, and they change.'],
  },
  ranking: {
    answers: 'Where most is reported, and which of these places stand out more than chance would give.',
    steps: [
      {
        goal: 'See the places',
        how: 'Press `Rank places`. The name of a place opens what is known of it, and shows it on the map.',
      },
      {
        goal: 'Rank for your own shift',
        how: 'Press `Choose hours` under `Hours of the week` and mark the hours of the shift.',
      },
      {
        goal: 'Count the worst harm first',
        how: 'Under `Ranked by` choose `Harm`. The weights are an example until the partnership sets its own.',
      },
    ],
    notes: [
      'A place is one square of the map, or several that touch. A town centre is often first: the ranking does not know how many people are there.',
      'A place that was high last month is often lower the next without anybody’s doing.',
    ],
  },
  plan: {
    answers: 'Who goes where on a shift, for how long, in which order, and why.',
    steps: [
      {
        goal: 'Make a plan',
        how: 'Set the day, the start, the hours and who is on, then press `Plan this shift`.',
      },
      {
        goal: 'Change it',
        how: 'Drag a visit, or remove it; `Undo the last change` brings it back. `Draw again` gives another plan as good.',
      },
      {
        goal: 'Give it out',
        how: '`Print briefing` prints a page a crew, with a map. The files below it are for navigation, calendars and spreadsheets, and name no street.',
      },
    ],
    notes: [
      'The plan is not the same every time, on purpose: whoever watches us should not know where we will be.',
    ],
  },
  clock: {
    answers: 'Which days are counted. One clock moves the map, the lists and the board.',
    steps: [
      {
        goal: 'Choose the days',
        how: 'Press a length such as `28 days`, type into `From` and `To`, or drag an end of the blue window.',
      },
      {
        goal: 'Watch what changed',
        how: 'Press `Play`. `Step back` and `Step forward` move it by one step.',
      },
      {
        goal: 'Compare with the year before',
        how: 'Tick `Compare`. Every number then says what it was, and whether the change could be chance.',
      },
    ],
    notes: [
      'Dotted bars can still rise: some reports of these days have not arrived.',
      'Choose a site under `Site on the clock` to see its phases, closure orders and actions above the bars.',
    ],
  },
  public: {
    answers:
      'The page for residents shows what was done, and what changed, by area and quarter. It is made apart from this screen and checked before it goes out.',
    steps: [
      {
        goal: 'Put it on a website',
        how: 'Under `Share` press `Put the public page on a website`. It gives the code to paste.',
      },
      {
        goal: 'Publish a quarter',
        how: 'Whoever looks after Holdfast runs the command `publish`. It refuses if anybody’s report could be worked out from the page.',
      },
      {
        goal: 'Take a page back',
        how: 'The command `retract` puts a notice in its place.',
      },
    ],
    notes: ['Numbers on the public page are bands: 5 stands for 5 to 9.'],
  },
}
