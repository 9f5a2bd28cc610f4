// @vitest-environment jsdom
/** Messages on feeds: failures on both tabs, many rows set aside, quiet feeds with their own ages, files outside the window. */
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { dayNumber } from '../../../src/domain/day.ts'
import { Messages } from '../../../src/shell/Messages.tsx'
import { StoreContext } from '../../../src/state/context.tsx'
import { datasetOf, day, feedOf, manifestWith, reportOf, span } from '../../measures/invented-dataset.ts'
import { openStore } from '../../state/open-store.ts'

afterEach(cleanup)

const WINDOW = span('2024-01-01', '2024-08-31')
const SCRIPT = '<img src=x onerror=alert(1)>'
const manifest = manifestWith({
  feeds: [feedOf('sites', 'sites'), feedOf('police', 'incidents'), feedOf('charities', 'actions')],
})

function show(rest: Parameters<typeof datasetOf>[1], tab: 'team' | 'board' = 'team') {
  const store = openStore(datasetOf([], { manifest, ...rest }), { window: WINDOW })
  store.dispatch({ kind: 'set-tab', tab })
  render(
    <StoreContext value={store}>
      <Messages />
    </StoreContext>,
  )
}

test.each(['team', 'board'] as const)('a feed that did not open is named on the tab %s', (tab) => {
  show({ failures: [{ feed: 'sites', what: SCRIPT, toDo: 'Look.' }] }, tab)
  expect(screen.getByRole('alert').textContent).toBe('Sites did not open')
})

test('a feed with more than a tenth of its rows set aside has a message of its own', () => {
  const report = { ...reportOf('incidents'), feed: 'police', rowsIn: 100, shown: 10 }
  show({ reports: [{ ...report, setAside: [{ reason: 'no-date', count: 90, examples: [] }] }] })
  expect(screen.getByRole('alert').textContent).toBe('Many rows set aside: police')
})

test('the title gives the age of one quiet feed, and the greatest of several', () => {
  const { asOf } = manifest
  const reach = (days: number) => ({
    first: dayNumber(asOf - 400),
    newest: dayNumber(asOf - days),
    rows: 400,
    isByMonth: false,
  })
  const reports = [
    { ...reportOf('incidents'), feed: 'police' },
    { ...reportOf('actions'), feed: 'charities' },
  ].map((report) => ({ ...report, setAside: [] }))
  show({ reports, rowReach: { police: reach(61), charities: reach(1) } })
  expect(screen.getByText('Old data: police, 61 days')).toBeTruthy()
  cleanup()
  show({ reports, rowReach: { police: reach(61), charities: reach(79) } })
  expect(screen.getByText('Old data: police, charities, up to 79 days')).toBeTruthy()
})

describe('an opened file with rows outside the window', () => {
  function open(first: string, newest: string) {
    const feed = { ...feedOf('opened-street.csv', 'incidents'), url: '' }
    const ofFile = { first: day(first), newest: day(newest), rows: 40, isByMonth: false }
    const ofPolice = { ...ofFile, first: WINDOW.from, newest: manifest.asOf }
    const store = openStore(
      datasetOf([], {
        manifest: { ...manifest, feeds: [...manifest.feeds, feed] },
        rowReach: { police: ofPolice, [feed.id]: ofFile },
      }),
      { window: WINDOW },
    )
    const dataDays = span('2023-01-01', '2024-08-31')
    store.setState(({ catalogue }) => ({ catalogue: catalogue && { ...catalogue, dataDays } }))
    render(
      <StoreContext value={store}>
        <Messages />
      </StoreContext>,
    )
    return store
  }
  const said = () => screen.queryByText(/ of .* is in the days on the clock/)?.textContent ?? null

  test('has a button that moves the clock to them', () => {
    const store = open('2023-06-01', '2023-06-30')
    expect(said()).toMatch(/^No row of .*street\.csv/)
    expect(screen.getByText(/^Its rows are of 1 June 2023 to 30 June 2023/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Show 1 June 2023 to 30 June 2023' }))
    expect(store.getState().view).toMatchObject(span('2023-06-01', '2023-06-30'))
    expect(said()).toBeNull()
  })
  test('of which some are in it says so until the clock is moved', () => {
    const store = open('2023-06-01', '2024-06-30')
    expect(said()).toMatch(/^Not every row/)
    act(() => store.dispatch({ kind: 'set-window', ...span('2024-02-01', '2024-03-31') }))
    expect(said()).toBeNull()
  })
  test('is not mentioned where all are in it', () => {
    open('2024-02-01', '2024-06-30')
    expect(said()).toBeNull()
  })
})
