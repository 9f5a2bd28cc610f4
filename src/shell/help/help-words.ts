/** What the words of the product mean, and who to ask about what. */
export interface GlossaryEntry {
  readonly term: string
  readonly meaning: string
}

export const WORD_MEANINGS: readonly GlossaryEntry[] = [
  {
    term: 'more than chance',
    meaning:
      'Reports come in lumps, even if nothing is different. This is more than such lumps explain: it is worth asking why.',
  },
  {
    term: 'could be chance',
    meaning:
      'The difference is not larger than what comes and goes by itself. It may be real; these numbers cannot tell.',
  },
  { term: 'up, down', meaning: 'The change is more than chance, in that direction.' },
  { term: 'too few to say', meaning: 'Both numbers are under five.' },
  { term: 'too short to say', meaning: 'Under a week: one weekend more or less decides the number.' },
  { term: 'still to rise', meaning: 'Some reports of these days have not arrived yet.' },
  {
    term: 'not known',
    meaning: 'The data do not cover these days, or a feed did not open. It is not nought.',
  },
  { term: 'at least', meaning: 'Part of the days or rows are missing, so the true number is this or more.' },
  {
    term: 'set aside',
    meaning:
      'A row with a fault, such as a date that is none. It is in no number; the list of feeds has it, with the reason.',
  },
  {
    term: 'between 33 and 58 % fewer',
    meaning: 'The true change lies between the two, in 95 of 100 such cases.',
  },
  { term: 'window', meaning: 'The days that are counted.' },
  {
    term: 'baseline',
    meaning: 'The days it is compared with: the same days a year earlier, unless changed.',
  },
  {
    term: 'Clear, Hold, Build',
    meaning: 'The three phases of a site: enforcement, presence, and what lasts.',
  },
  {
    term: 'site, ring, comparison',
    meaning:
      'The place worked on, the streets round it, and places like it where nothing was done. All were fixed beforehand.',
  },
  {
    term: 'what patrol itself finds',
    meaning:
      'Drugs and weapons offences rise where police look for them, so they are left out where we ask whether it worked.',
  },
  {
    term: 'harm',
    meaning:
      'Reports weighted by how grave they are. The weights are an example until the partnership sets its own.',
  },
  {
    term: 'ASB',
    meaning: 'Anti-social behaviour. It is counted beside crimes, never added to them in a rate or a change.',
  },
]

export const PEOPLE_TO_ASK: readonly GlossaryEntry[] = [
  {
    term: 'A number looks wrong',
    meaning: 'The owner of that feed. The list of feeds names the source of each, and how old it is.',
  },
  {
    term: 'Something does not open',
    meaning:
      'Whoever looks after Holdfast in your partnership. `Copy diagnostics` in the list of feeds gives them what they need; it holds no report and no name.',
  },
  {
    term: 'A date of a closure order',
    meaning: 'The partnership’s solicitor. The dates here are reminders; the order’s own words win.',
  },
  {
    term: 'What a figure means',
    meaning: 'The partnership’s analyst. `How we know` under a figure says how it was made.',
  },
  {
    term: 'What may be passed on',
    meaning:
      'The mark at the top of the screen is the highest of all data in use, and holds for pictures, prints and files too.',
  },
]
