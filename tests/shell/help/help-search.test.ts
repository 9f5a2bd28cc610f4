/** What the search of the help finds: words as typed and words for the same thing, and nothing for nonsense. */
import { expect, test } from 'vitest'
import { findInHelp, HELP_PASSAGES } from '../../../src/shell/help/help-search.ts'
import { HELP_PAGES } from '../../../src/state/help/help-page.ts'

test('knows a passage of every page', () => {
  expect(new Set(HELP_PASSAGES.map(({ page }) => page)).size).toBe(HELP_PAGES.length)
})

test.each([
  ['print the briefing', 'tonight', /Print the briefing/],
  ['How do I print a page a crew?', 'tonight', /a page a crew/],
  ['what was reported in my street', 'start', /Find a place/],
  ['harm', 'words', /Reports weighted/],
  ['could be chance', 'words', /comes and goes/],
  ['closure order date', 'ask', /solicitor/],
  // Other words for the same thing.
  ['displacement', 'sites', /round the site/],
  ['mobile', 'tonight', /phone/],
  ['shortcut', 'keys', /./],
])('%s is answered on %s', (question, page, text) => {
  const found = findInHelp(question)
  expect(found.length).toBeGreaterThan(0)
  expect(found.some((passage) => passage.page === page && text.test(passage.text))).toBe(true)
})

test('a passage named by the words comes before one that only holds them', () => {
  expect(findInHelp('harm')[0]).toMatchObject({ page: 'words', title: 'harm' })
})

test.each(['', '   ', '—', 'zzyzx', 'print zzyzx', '<script>alert(1)</script>'])(
  '%s finds nothing',
  (question) => {
    expect(findInHelp(question)).toEqual([])
  },
)
