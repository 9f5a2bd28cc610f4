// @vitest-environment jsdom
/** Details of a site: the board's counts, and the message without a feed of incidents. */
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Dataset } from '../../src/domain/dataset.ts'
import { dayNumber } from '../../src/domain/day.ts'
import { questionsOf } from '../../src/state/questions/questions-of.ts'
import { currentOf } from '../../src/state/questions/reply.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { INITIAL_VIEW, type View } from '../../src/state/view.ts'
import { SiteDetails } from '../../src/team/details/SiteDetails.tsx'
import { figureOf } from '../../src/measures/figure.ts'
import { storeWithBoard } from '../board/board-in-store.tsx'
import { demonstrationDataset } from '../board/demonstration-dataset.ts'
import { datesIn } from '../board/dates-in-text.ts'
import { day, span } from '../measures/invented-dataset.ts'
import { stubScreenWidth } from '../shell/browser-stubs.ts'

const WINDOW = span('2023-09-01', '2024-08-31')
const SITE = 'worsley-hall'

function show(dataset: Dataset, window = WINDOW) {
  const store = storeWithBoard(dataset, { window })
  render(
    <StoreContext value={store}>
      <SiteDetails id={SITE} />
    </StoreContext>,
  )
  return store.getState()
}

stubScreenWidth('desk')
afterEach(cleanup)

const dataset = await demonstrationDataset({ incidentsAMonth: 300 })

test('crimes and ASB of the window are shown with the board’s verdicts', () => {
  const { replies } = show(dataset)
  for (const [id, title] of [
    ['crimes-reported', 'Crimes, without what patrol itself finds'],
    ['asb', 'ASB'],
  ] as const) {
    const figure = figureOf(currentOf(replies.board)?.figures ?? [], id, { site: SITE })
    const section = screen.getByRole('heading', { name: title }).closest('section')
    expect(section?.querySelector('strong')?.textContent).toBe(String(figure?.value))
    if (figure?.verdict) expect(section?.textContent).toContain(figure.verdict)
  }
  expect(document.body.textContent.match(/some fall is to be expected/g)).toHaveLength(1)
})

test('phases, reviews and surveys are those of the last day of the window', () => {
  show(dataset, span('2022-05-21', '2023-05-20'))
  const text = document.body.textContent
  expect(text).toContain('from 1 May 2023Decided by Place board.')
  expect(text).toContain('Review 15 November 2023.')
  const later = datesIn(text.replaceAll('Review 15 November 2023.', '')).filter(
    (date) => date.day > day('2023-05-20'),
  )
  expect(later).toEqual([])
})

test('the counts are requested when a site is chosen, not before', () => {
  const { catalogue } = storeWithBoard(dataset, { window: WINDOW }).getState()
  if (!catalogue) throw new Error('no catalogue')
  const view: View = { ...INITIAL_VIEW, from: WINDOW.from, to: WINDOW.to }
  expect(questionsOf(view, catalogue, { listFrom: null, areaIndex: null }).board).toBeNull()
  const chosen: View = { ...view, chosen: { kind: 'site', id: SITE } }
  expect(questionsOf(chosen, catalogue, { listFrom: null, areaIndex: null }).board).not.toBeNull()
})

test('arrests are known where a feed is quiet whose partners make none', () => {
  const { manifest, rowReach } = dataset
  const reach = rowReach?.['actions-charities']
  if (!reach) throw new Error('no reach of the charities’ feed')
  const newest = dayNumber(manifest.asOf - 60)
  const partners = Object.fromEntries(
    Object.entries(reach.partners ?? {}).map(([id, partner]) => [id, { ...partner, newest }]),
  )
  const { replies } = show({
    ...dataset,
    rowReach: { ...rowReach, 'actions-charities': { ...reach, newest, partners } },
  })
  const figure = figureOf(currentOf(replies.board)?.figures ?? [], 'actions.arrest', { site: SITE })
  expect(figure?.known).toBe('yes')
  expect(screen.getByText('arrests').nextElementSibling?.textContent.trim()).toBe(String(figure?.value))
  const bars = screen.getByRole('heading', { name: 'What was done here' }).closest('section')
  expect(bars?.textContent).toContain(`Arrest${figure?.value}`)
  expect(bars?.textContent).toMatch(/Engagement eventat least \d/)
})

test('shows no zero of orders, actions and surveys whose feeds are out', () => {
  const out = ['closure-orders', 'actions', 'survey-results']
  show({
    ...dataset,
    orders: [],
    actions: [],
    surveys: [],
    reports: dataset.reports.filter(({ kind }) => !out.includes(kind)),
  })
  for (const label of ['orders made', 'in force', 'arrests', 'warrants'])
    expect(screen.getByText(label).nextElementSibling?.textContent).toMatch(/^not known/)
  expect(document.body.textContent).not.toMatch(/No action is recorded|No notice had|No survey of residents/)
  expect(document.body.textContent).toContain('Not known: closure orders.')
})

test('states that counts are not known where no feed of incidents is open', () => {
  show({ ...dataset, reports: dataset.reports.filter(({ kind }) => kind !== 'incidents') })
  expect(screen.getAllByText('Not known')).toHaveLength(2)
  expect(screen.getAllByText(/did not open\./)).toHaveLength(2)
})
