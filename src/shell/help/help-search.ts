/** Search of the help: passages that hold every word asked for, or another word for the same thing. */
import { HELP_PAGES, type HelpPage } from '../../state/help/help-page.ts'
import { KEY_GROUPS } from '../keys/key-groups.ts'
import { BOARD_HELP } from './board-help.ts'
import { textParts, type HelpText, type TextPage } from './help-text.ts'
import { PEOPLE_TO_ASK, WORD_MEANINGS, type GlossaryEntry } from './help-words.ts'
import { TEAM_HELP } from './team-help.ts'

/** The pages that are texts. */
export const HELP_TEXTS: Readonly<Record<TextPage, HelpText>> = { ...TEAM_HELP, ...BOARD_HELP }

interface HelpPassage {
  readonly page: HelpPage
  /** What it is about; empty for a note. */
  readonly title: string
  /** As `HelpText`, names between backticks. */
  readonly text: string
}

/** Every passage of the help in reading order. */
export const HELP_PASSAGES: readonly HelpPassage[] = HELP_PAGES.flatMap(({ id }) => passagesOf(id))

function passagesOf(page: HelpPage): readonly HelpPassage[] {
  const ofGlossary = (entries: readonly GlossaryEntry[]) =>
    entries.map(({ term, meaning }) => ({ page, title: term, text: meaning }))
  if (page === 'words') return ofGlossary(WORD_MEANINGS)
  if (page === 'ask') return ofGlossary(PEOPLE_TO_ASK)
  if (page === 'keys')
    return KEY_GROUPS.flatMap(({ where, lines }) =>
      lines.map(({ keys, action }) => ({ page, title: `${where}: ${keys.join(', ')}`, text: action })),
    )
  const { answers, steps, notes = [] } = HELP_TEXTS[page]
  return [
    { page, title: '', text: answers },
    ...steps.map(({ goal, how }) => ({ page, title: goal, text: how })),
    ...notes.map((note) => ({ page, title: '', text: note })),
  ]
}

/** Words for the same thing, in the field and on screen. */
const SYNONYMS: readonly (readonly string[])[] = [
  ['hotspot', 'place', 'square'],
  ['displacement', 'displaced', 'moved', 'nearby'],
  ['asb', 'antisocial', 'anti'],
  ['print', 'paper', 'pdf', 'briefing'],
  ['mobile', 'phone'],
  ['reset', 'undo', 'clear', 'back'],
  ['export', 'download', 'save', 'file', 'csv', 'excel', 'spreadsheet'],
  ['significant', 'significance', 'chance', 'pvalue'],
  ['patrol', 'visit', 'walk', 'beat'],
  ['officer', 'pcso', 'warden', 'crew'],
  ['street', 'road', 'address', 'postcode'],
  ['email', 'send', 'share', 'link'],
  ['image', 'screenshot', 'picture'],
  ['wrong', 'error', 'fault', 'mistake'],
  ['shortcut', 'hotkey', 'key'],
  ['filter', 'category', 'categories'],
  ['date', 'period', 'days', 'window'],
  ['compare', 'baseline', 'before'],
]

/** Words of a question that say nothing of what it is about. */
const STOP_WORDS = new Set(
  'a an and are can do does for from how i in is it me my of on or that the there this to was we what when where which who why with you'.split(
    ' ',
  ),
)

const wordsIn = (text: string) =>
  text
    .normalize('NFKD')
    .toLocaleLowerCase('en-GB')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}/?]+/u)
    .filter((word) => word !== '')

/** A shorter word matches the beginning of a longer one: `print` and `printing`. */
const LEAST_STEM = 4
const isSame = (asked: string, word: string) =>
  word.startsWith(asked) || (word.length >= LEAST_STEM && asked.startsWith(word))

/** The word and those for the same thing. */
const meaningsOf = (asked: string) => [
  asked,
  ...SYNONYMS.filter((group) => group.some((word) => isSame(asked, word) && asked.length > 2)).flat(),
]

/**
 * Passages that hold every word of the question, those with the words in their titles or on a page of that name first; none
 * for a question without a word.
 */
export function findInHelp(question: string): readonly HelpPassage[] {
  const all = wordsIn(question)
  const telling = all.filter((word) => !STOP_WORDS.has(word))
  const asked = (telling.length > 0 ? telling : all).map(meaningsOf)
  if (asked.length === 0) return []
  return HELP_PASSAGES.map((passage) => ({ passage, rank: rankOf(passage, asked) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ passage }) => passage)
}

const titleOf = (page: HelpPage) => HELP_PAGES.find(({ id }) => id === page)?.title ?? ''

/** 0: a word is missing; more for words as they were typed, and for words in the title. */
function rankOf({ page, title, text }: HelpPassage, asked: readonly (readonly string[])[]): number {
  const heading = wordsIn(`${title} ${titleOf(page)}`)
  const body = wordsIn(
    textParts(text)
      .map((part) => part.text)
      .join(''),
  )
  const ranks = asked.map(([word = '', ...others]) => {
    const holds = (words: readonly string[], one: string) => words.some((other) => isSame(one, other))
    if (holds(heading, word)) return 4
    if (holds(body, word)) return 3
    if (others.some((other) => holds(heading, other))) return 2
    return others.some((other) => holds(body, other)) ? 1 : 0
  })
  if (ranks.includes(0)) return 0
  const isNamed = wordsIn(title).join(' ') === asked.map(([word]) => word).join(' ')
  return ranks.reduce<number>((sum, rank) => sum + rank, isNamed ? 1 : 0)
}
