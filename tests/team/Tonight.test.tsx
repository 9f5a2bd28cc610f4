// @vitest-environment jsdom
/** The tab of the shift: planned by itself, its cards and words, a place left out, and what is not known. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import type { Store } from '../../src/state/store.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { questionsOf } from '../../src/state/questions/questions-of.ts'
import { toggleVisited } from '../../src/state/planning/plan-access.ts'
import { ORDER_BY_LOT } from '../../src/measures/tonight/shift-words.ts'
import { LazyTonight } from '../../src/team/tonight/LazyTonight.tsx'
import { answerTo, type Question } from '../../src/worker/questions.ts'
import { GROUND } from '../feeds/demonstration-geography.ts'
import { span } from '../measures/invented-dataset.ts'
import { fridays } from '../measures/planning/invented-shift.ts'
import { stubDialogs, stubScreenWidth } from '../shell/browser-stubs.ts'
import { openStore } from '../state/open-store.ts'

const DATASET = fridays()
const DATA = {
  dataset: DATASET,
  index: buildClusterIndex(DATASET.incidents, DATASET.categories.length),
  borough: GROUND.borough,
}
const asked: Question[] = []
vi.mock('../../src/state/effects/feeds.ts', () => ({
  askWorker: async (_: Store, question: Question) => {
    asked.push(question)
    return answerTo(DATA, question)
  },
}))

beforeEach(() => {
  asked.splice(0)
  stubScreenWidth('desk')
})
afterEach(cleanup)

const plansAsked = () => asked.filter(({ kind }) => kind === 'plan').length

/** Opens the tab; the shift is on a Friday, the only day with reports. */
async function openTonight() {
  const store = openStore(DATASET, { window: span('2024-06-01', '2024-08-29') })
  store.dispatch({
    kind: 'set-window',
    from: span('2024-06-01', '2024-08-29').from,
    to: span('2024-06-01', '2024-08-29').to,
  })
  store.dispatch({ kind: 'set-tab', tab: 'tonight' })
  render(
    <StoreContext value={store}>
      <LazyTonight />
    </StoreContext>,
  )
  await changeShift({ Day: '2024-08-30', Hours: '4', Officers: '2' })
  await screen.findByRole('heading', { name: 'Friday, 17:00 to 21:00' })
  return store
}

async function changeShift(values: Readonly<Record<string, string>>) {
  fireEvent.click(await screen.findByText('Change the shift'))
  for (const [label, value] of Object.entries(values))
    fireEvent.change(screen.getByLabelText(label), { target: { value } })
  const button = screen.getByRole('button', { name: 'Plan again', hidden: true })
  await act(async () => {
    const { form } = button as HTMLButtonElement
    if (form) fireEvent.submit(form)
    await new Promise((done) => setTimeout(done, 0))
  })
}

const cards = () =>
  within(screen.getByRole('list', { name: /^Places of crew A/ }))
    .getAllByRole('listitem')
    .filter((item) => item.querySelector('h3'))
const rested = () => act(() => new Promise((done) => setTimeout(done, 400)))

test('plans the shift on opening without a press, and once', async () => {
  const store = openStore(DATASET, { window: span('2024-06-01', '2024-08-29') })
  store.dispatch({ kind: 'set-tab', tab: 'tonight' })
  render(
    <StoreContext value={store}>
      <LazyTonight />
    </StoreContext>,
  )
  await waitFor(() => expect(plansAsked()).toBe(1))
  await rested()
  expect(plansAsked()).toBe(1)
  // Another tab and back: the plan stays.
  act(() => store.dispatch({ kind: 'set-tab', tab: 'team' }))
  act(() => store.dispatch({ kind: 'set-tab', tab: 'tonight' }))
  await rested()
  expect(plansAsked()).toBe(1)
})

test('says the shift in a heading and a sentence, and its places as cards', async () => {
  await openTonight()
  const region = screen.getByRole('region', { name: 'Tonight' })
  expect(region.textContent).toMatch(
    /Crew A, two on foot, on 30 August 2024\. \w+ places held \d+ reports in these hours of the week from 7 June 2024 to 29 August 2024\./,
  )
  expect(cards().length).toBeGreaterThan(1)
  for (const [at, card] of cards().entries()) {
    expect(card.textContent).toMatch(new RegExp(`^${at + 1}\\D`))
    expect(card.textContent).toMatch(/28 reports/)
  }
  expect(
    within(screen.getByRole('list', { name: 'Reports by hour of the shift' })).getAllByRole('listitem'),
  ).toHaveLength(4)
  expect(screen.getByRole('button', { name: 'Take it on a phone' })).toBeTruthy()
  expect(screen.getByText(/seed \d+\./)).toBeTruthy()
  // The lot is said once, above the cards.
  expect(screen.getAllByText(ORDER_BY_LOT)).toHaveLength(1)
  expect(within(screen.getByRole('list', { name: /^Places of crew A/ })).queryByText(/by lot/)).toBeNull()
})

test('ranks the places by the days that the cards count, also after the shift has changed', async () => {
  const store = await openTonight()
  const rankedCount = (id: string) => {
    const state = store.getState()
    const question = state.catalogue && questionsOf(state.view, state.catalogue, state).places
    if (!question) throw new Error('the ranking is not asked for')
    const answer = answerTo(DATA, question)
    return answer.kind === 'places' ? answer.ranking.places.find((place) => place.id === id)?.count : null
  }
  const visited = () => store.getState().planning?.plan?.crews[0]?.visits[0]?.place
  fireEvent.click(screen.getByRole('button', { name: 'Change places' }))
  expect(rankedCount(visited()?.id ?? '')).toBe(28)
  // One of the seven Fridays is the shift's own, which neither counts.
  await changeShift({ Day: '2024-07-19', Hours: '3' })
  await screen.findByRole('heading', { name: 'Friday, 17:00 to 20:00' })
  expect(visited()?.reports).toBeLessThan(28)
  expect(rankedCount(visited()?.id ?? '')).toBe(visited()?.reports)
})

test('plans again when the shift changes, and keeps the plan where it cannot be made', async () => {
  await openTonight()
  const before = plansAsked()
  await changeShift({ Hours: '3' })
  await screen.findByRole('heading', { name: 'Friday, 17:00 to 20:00' })
  expect(plansAsked()).toBe(before + 1)
  await changeShift({ Officers: '0' })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('Nobody is on this shift.')
  expect(alert.textContent).toContain('The earlier plan is still below.')
  expect(cards().length).toBeGreaterThan(1)
})

test('plans again without a place that is left out, and with one that is taken in', async () => {
  const store = await openTonight()
  const names = () => cards().map((card) => card.querySelector('h3')?.textContent)
  const [first] = names()
  const id = store.getState().planning?.plan?.crews[0]?.visits[0]?.place.id ?? ''
  act(() => toggleVisited(store, id))
  await waitFor(() => expect(names()).not.toContain(first))
  act(() => toggleVisited(store, id))
  await waitFor(() => expect(names()).toContain(first))
})

test('lights a card while the map points to its place, and the place while the card has focus or pointer', async () => {
  const store = await openTonight()
  const [first] = cards()
  const id = store.getState().planning?.plan?.crews[0]?.visits[0]?.place.id ?? ''
  act(() => store.setState({ litPlace: id }))
  expect(first?.dataset['lit']).toBe('true')
  act(() => store.setState({ litPlace: null }))
  expect(first?.dataset['lit']).toBe('false')
  if (first) fireEvent.pointerEnter(first)
  expect(store.getState().litPlace).toBe(id)
  if (first) fireEvent.pointerLeave(first)
  expect(store.getState().litPlace).toBeNull()
  fireEvent.focus(within(first ?? document.body).getByRole('button'))
  expect(store.getState().litPlace).toBe(id)
})

test('shows script in the name of a place as text', async () => {
  const store = await openTonight()
  const { planning } = store.getState()
  const plan = planning?.plan
  if (!plan) throw new Error('no plan')
  const crews = plan.crews.map((crew) => ({
    ...crew,
    visits: crew.visits.map((visit) => ({
      ...visit,
      place: { ...visit.place, name: '<img src=x onerror=alert(1)>' },
    })),
  }))
  act(() => store.setState({ planning: { ...planning, plan: { ...plan, crews } } }))
  expect(screen.getAllByText('<img src=x onerror=alert(1)>').length).toBeGreaterThan(0)
  expect(document.querySelector('#tonight img')).toBeNull()
})

test('shows on a phone the next place and Start visit, and the rest when asked', async () => {
  stubScreenWidth('phone')
  await openTonight()
  expect(cards()).toHaveLength(1)
  expect(screen.getByRole('button', { name: 'Start visit' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'The rest of the shift' }))
  expect(cards().length).toBeGreaterThan(1)
})

test('puts out the light of a card that goes while the pointer is on it', async () => {
  const store = await openTonight()
  const [first] = cards()
  if (first) fireEvent.pointerEnter(first)
  expect(store.getState().litPlace).not.toBeNull()
  act(() => store.setState({ planning: null }))
  expect(store.getState().litPlace).toBeNull()
})

test('a shift that is changed and not yet planned is neither printed nor taken, until it is planned', async () => {
  const store = await openTonight()
  const foot = () => screen.getByRole('contentinfo')
  expect(within(foot()).queryByRole('button', { name: 'Print the briefing' })).not.toBeNull()
  fireEvent.change(screen.getByLabelText('Hours'), { target: { value: '3' } })
  expect(within(foot()).queryByText(/The places above are those of before/)).not.toBeNull()
  expect(within(foot()).getAllByRole('button')).toHaveLength(1)
  const planned = plansAsked()
  const again = within(foot()).getByRole('button', { name: 'Plan the changed shift' })
  again.focus()
  fireEvent.click(again)
  const heading = await screen.findByRole('heading', { name: 'Friday, 17:00 to 20:00' })
  // The button is gone: who works by keyboard goes on from the new plan, not from the start of the page.
  expect(document.activeElement).toBe(heading)
  expect(plansAsked()).toBe(planned + 1)
  expect(store.getState().planning?.fields?.hours).toBe('3')
  expect(within(foot()).queryByRole('button', { name: 'Print the briefing' })).not.toBeNull()
})

const walkIn = (store: Store) =>
  store
    .getState()
    .planning?.plan?.crews.map(({ visits }) => visits.map(({ place, arrive }) => [place.id, arrive]))

test('two devices that open the same shift apart have the same places at the same times', async () => {
  const one = await openTonight()
  cleanup()
  const other = await openTonight()
  expect(other).not.toBe(one)
  expect(walkIn(one)?.flat().length).toBeGreaterThan(1)
  expect(walkIn(other)).toEqual(walkIn(one))
})

test('the address names a shift that is not the usual one, and one that is opened is planned', async () => {
  const store = await openTonight()
  expect(store.getState().view.shift).toBe('2024-08-30,17:00,4,2,0,0,usual,foot')
  const { view } = store.getState()
  act(() =>
    store.dispatch({ kind: 'replace-view', view: { ...view, shift: '2024-08-30,18:00,3,2,0,0,usual,foot' } }),
  )
  await screen.findByRole('heading', { name: 'Friday, 18:00 to 21:00' })
  expect(store.getState().planning?.fields).toMatchObject({ start: '18:00', hours: '3' })
  const planned = plansAsked()
  await rested()
  expect(plansAsked()).toBe(planned)
})

test('says which crew a place that is left out changes, and keeps the crew that is shown', async () => {
  const store = await openTonight()
  await changeShift({ Officers: '4' })
  await waitFor(() => expect(store.getState().planning?.plan?.crews).toHaveLength(2))
  fireEvent.click(screen.getByRole('button', { name: 'Crew B' }))
  const [first] = store.getState().planning?.plan?.crews[0]?.visits ?? []
  act(() => toggleVisited(store, first?.place.id ?? ''))
  expect(
    await screen.findByText(new RegExp(`^Crew A changed: without ${first?.place.name ?? '?'}`)),
  ).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Crew B' }).getAttribute('aria-pressed')).toBe('true')
})

test('offers a link for the phone without anything of a person, and this device', async () => {
  stubDialogs()
  const store = await openTonight()
  fireEvent.click(screen.getByRole('button', { name: 'Take it on a phone' }))
  const dialog = await screen.findByRole('dialog', { name: 'Crew A’s shift on a phone' })
  const link = within(dialog).getByLabelText<HTMLTextAreaElement>('Link to the shift').value
  expect(link).toContain('&tab=tonight')
  expect(link).toContain('&shift=2024-08-30,17:00,4,2,0,0,usual,foot')
  expect(link).not.toContain('sel=')
  expect(within(dialog).queryByText(/What was changed by hand is not in the link/)).toBeNull()
  expect(store.getState().crewScreen).toBeNull()
  act(() => toggleVisited(store, store.getState().planning?.plan?.crews[0]?.visits[0]?.place.id ?? ''))
  expect(await within(dialog).findByText(/What was changed by hand is not in the link/)).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Open it on this device' }))
  await waitFor(() => expect(store.getState().crewScreen?.shift.crew).toBe('A'))
})
