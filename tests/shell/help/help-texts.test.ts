/** The help stays true: every name of a button, field or heading in it is on screen somewhere, and every view has a page. */
import { describe, expect, test } from 'vitest'
import { BOARD_HELP } from '../../../src/shell/help/board-help.ts'
import { textParts } from '../../../src/shell/help/help-text.ts'
import { PEOPLE_TO_ASK, WORD_MEANINGS } from '../../../src/shell/help/help-words.ts'
import { TEAM_HELP } from '../../../src/shell/help/team-help.ts'
import { HELP_PAGES } from '../../../src/state/help/help-page.ts'
import { helpPageFor } from '../../../src/state/help/open-help.ts'
import { NEW_PLANNING } from '../../../src/state/planning/planning.ts'
import { BOARD_PARTS, INITIAL_VIEW, RANKING, TABS } from '../../../src/state/view.ts'
import { sourcesBelow, walk, type Source } from '../../architecture/source.ts'

/** Texts that a source can show as they stand: strings and the text between tags. */
function textsIn(source: Source): readonly string[] {
  const texts: string[] = []
  walk(source, {
    Literal: ({ value }) => void (typeof value === 'string' && texts.push(value.trim())),
    JSXText: ({ value }) => void texts.push(value.replaceAll(/\s+/g, ' ').trim()),
  })
  return texts
}

/** Commands of the tool are named in the help too. */
const shownTexts = new Set(
  sourcesBelow('src')
    .filter(({ path }) => !path.startsWith('shell/help/'))
    .flatMap(textsIn),
)

const pages = Object.values({ ...TEAM_HELP, ...BOARD_HELP })
const texts = [
  ...pages.flatMap(({ answers, steps, notes = [] }) => [answers, ...steps.map(({ how }) => how), ...notes]),
  ...[...WORD_MEANINGS, ...PEOPLE_TO_ASK].map(({ meaning }) => meaning),
]
const names = new Set(
  texts.flatMap((text) => textParts(text).flatMap((part) => (part.isName ? part.text : []))),
)

test('every name in the help is a text of the product', () => {
  expect(names.size).toBeGreaterThan(40)
  expect([...names].filter((name) => !shownTexts.has(name))).toEqual([])
})

test('names are marked by pairs of backticks', () => {
  expect(textParts('Press `Play` twice')).toEqual([
    { text: 'Press ', isName: false },
    { text: 'Play', isName: true },
    { text: ' twice', isName: false },
  ])
  expect(texts.filter((text) => text.split('`').length % 2 === 0)).toEqual([])
})

test('every page says what it answers and how to do two or three things', () => {
  for (const { answers, steps } of pages) {
    expect(answers.length).toBeGreaterThan(20)
    expect(steps.length).toBe(3)
  }
})

describe('the page on what is on screen', () => {
  const pageAt = (change: Partial<typeof INITIAL_VIEW>, isPlanning = false) =>
    helpPageFor({
      view: { ...INITIAL_VIEW, ...change },
      planning: isPlanning ? { ...NEW_PLANNING, isOpen: true } : null,
    })

  test('is that of the tab', () => {
    const ids = HELP_PAGES.map(({ id }) => id)
    for (const tab of TABS) expect(ids).toContain(pageAt({ tab }))
    expect(pageAt({ tab: 'team' })).toBe('map')
  })
  test('is that of the part of the board', () =>
    expect(BOARD_PARTS.map((part) => pageAt({ tab: 'board', part }))).toEqual(BOARD_PARTS))
  test('is that of the panel beside the map', () => {
    expect(pageAt({ chosen: RANKING })).toBe('ranking')
    expect(pageAt({ chosen: { kind: 'ward', id: 'E05' } })).toBe('details')
    expect(pageAt({}, true)).toBe('plan')
    expect(pageAt({ chosen: RANKING }, true)).toBe('ranking')
  })
})
