/** Words on promises: what is late does not read as if it were to come. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FramePage, PublicPage } from '../../src/embed/page.tsx'
import { briefDetails, commitmentDetails } from '../../src/embed/reading/commitments.ts'
import { inventedRelease } from './invented-release.ts'

const RELEASE = { areas: [{ code: 'A1', name: 'Area A' }], releasedOn: '2024-11-30' }
const promise = {
  text: 'Lights',
  owner: 'Council',
  area: 'A1',
  askedBy: 'residents' as const,
  agreed: '2024Q1',
  due: '2024Q4',
  done: null,
  outcome: null,
}

test.each([
  [{}, 'Area A, Council, due October to December 2024.'],
  [{ due: '2025Q1' }, 'Area A, Council, due January to March 2025.'],
  [{ due: '2024Q3' }, 'Area A, Council, was due July to September 2024.'],
  [{ due: '2024Q3', done: '2024Q3' }, 'Area A, Council, July to September 2024.'],
  [{ due: '2024Q3', done: '2024Q2' }, 'Area A, Council, April to June 2024.'],
  [
    { due: '2023Q4', done: '2024Q3', outcome: 'Lit.' },
    'Lit. Area A, Council, July to September 2024, was due October to December 2023.',
  ],
])('%j', (more, words) => {
  expect(briefDetails({ ...promise, ...more }, RELEASE)).toBe(words)
  expect(commitmentDetails({ ...promise, ...more }, RELEASE)).toBe(`Asked for by residents. ${words}`)
})
test('on the last day of its quarter it is not late yet', () => {
  const late = (releasedOn: string) => briefDetails({ ...promise, due: '2024Q3' }, { ...RELEASE, releasedOn })
  expect(late('2024-09-30')).toContain('Council, due July')
  expect(late('2024-10-01')).toContain('Council, was due July')
})
test.each([
  ['the whole page', PublicPage],
  ['the frame', FramePage],
])('stands by the day of the release on %s', (_, Page) => {
  const written = (releasedOn: string) =>
    renderToStaticMarkup(createElement(Page, { summary: { ...inventedRelease(), releasedOn } }))
  expect(written('2024-08-31')).toContain(', due July to September 2024.')
  expect(written('2024-08-31')).not.toContain('was due')
  expect(written('2024-10-31')).toContain(', was due July to September 2024.')
  expect(written('2024-10-31')).not.toContain(', due July to September 2024.')
})
