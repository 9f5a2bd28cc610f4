/** Claims read from a page whose area names look like figures or changes. */
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PublicPage } from '../../../src/embed/page.tsx'
import { pageClaims } from '../../../src/publish/attack/page-claims.ts'
import { SMALL_SUMMARY, published } from '../../summary/small-summary.ts'

const summary = {
  ...SMALL_SUMMARY,
  areas: [
    { code: 'W1', name: 'Lower Ground 012' },
    { code: 'W2', name: 'Higher Folds' },
  ],
  cells: SMALL_SUMMARY.cells.map((cell) =>
    cell.area === 'W1' ? { ...cell, count: published(cell.quarter === '2024Q2' ? 75 : 150) } : cell,
  ),
}

test('names of areas are not read as changes or figures', () => {
  const html = renderToStaticMarkup(createElement(PublicPage, { summary }))
  const { claims, faults } = pageClaims({ name: 'index.html', html }, summary, null)
  expect(faults).toEqual([])
  // The first area fell, the second did not change, and their total fell too.
  const changes = claims.filter((claim) => claim.kind === 'change')
  expect(changes.length).toBeGreaterThan(2)
  const changeOfArea = (code: string) =>
    new Set(changes.flatMap(({ key, change }) => (key.area === code ? [change] : [])))
  expect(changeOfArea('W1')).toEqual(new Set(['lower']))
  expect(changeOfArea('W2')).toEqual(new Set(['no-clear-change']))
  const ranges = claims.flatMap((claim) => (claim.kind === 'range' ? [JSON.stringify(claim.range)] : []))
  expect(ranges.filter((range) => range.includes('12'))).toEqual([])
})
