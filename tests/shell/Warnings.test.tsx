// @vitest-environment jsdom
/** The list of warnings: count on the button, order by date, choosing an order, closing by Escape; the calendar file. */
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Warnings } from '../../src/shell/Warnings.tsx'
import { WARNING_STEPS } from '../../src/measures/warnings.ts'
import type { ClosureOrder } from '../../src/domain/closure-order.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { openStore } from '../state/open-store.ts'
import {
  datasetOf,
  EAST,
  feedOf,
  manifestWith,
  on,
  order,
  reportOf,
  span,
  until,
} from '../measures/invented-dataset.ts'

afterEach(cleanup)

const served = { possessionNotice: on('2024-06-20') }
const ORDERS = [
  order('2024-06-01', { id: 'co-1', made: on('2024-06-12'), ends: until('2024-09-12'), ...served }),
  order('2024-06-02', { id: 'co-2', made: on('2024-06-01'), ends: until('2024-09-01'), applicant: 'police' }),
  order('2024-08-30', { id: 'co-3', hearing: on('2024-09-02') }),
  order('2024-06-02', { id: 'co-4', made: on('2024-08-01'), ends: until('2024-11-01') }),
]
function renderWarnings(orders: readonly ClosureOrder[] = ORDERS, rest: Partial<Dataset> = {}) {
  const store = openStore(datasetOf([{ on: '2024-01-01' }], { orders, ...rest }), {
    window: span('2024-01-01', '2024-08-31'),
  })
  render(
    <StoreContext value={store}>
      <Warnings />
    </StoreContext>,
  )
  return store
}
const opener = () => screen.getByRole('button', { name: /\d deadlines?$|not known$/ })

describe('the warnings', () => {
  it('are counted on the button and listed by date', () => {
    renderWarnings()
    expect(opener().textContent).toBe('4 deadlines')
    fireEvent.click(opener())
    const sheet = within(screen.getByRole('dialog', { name: 'Deadlines' }))
    expect(sheet.getAllByRole('heading', { level: 3 }).map((element) => element.textContent)).toEqual([
      'Within 2 days',
      'Within 14 days',
    ])
    expect(sheet.getAllByRole('listitem').map((element) => element.textContent)).toEqual([
      'Premises, co-2: closure order ends1 Sept 2024Ward W. Greater Manchester Policein 1 day',
      'Premises, co-2: possession notice, if the landlord relies on it1 Sept 2024Ward W. The landlordin 1 day',
      'Premises, co-3: hearing of the closure order2 Sept 2024Ward W. Owner not statedin 2 days',
      'Premises, co-1: closure order ends12 Sept 2024Ward W. Owner not statedin 12 days',
    ])
    expect(sheet.getByText(/6 deadlines ahead/)).toBeTruthy()
  })
  it('select their order on the team view and close the list', () => {
    const store = renderWarnings()
    fireEvent.click(opener())
    fireEvent.click(screen.getByRole('button', { name: /^Premises, co-3: hearing/ }))
    expect(store.getState().view).toMatchObject({ tab: 'team', chosen: { kind: 'order', id: 'co-3' } })
    expect(screen.queryByRole('dialog')).toBeNull()
  })
  it('close on Escape and restore the focus to the button', () => {
    renderWarnings()
    fireEvent.click(opener())
    const sheet = screen.getByRole('dialog')
    expect(document.activeElement).toBe(sheet)
    fireEvent.keyDown(sheet, { key: 'Escape' })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(opener())
  })
  it('follow My area, which they name on the button, in the list and in the calendar file', () => {
    const far = order('2024-06-02', {
      id: 'co-5',
      shape: { type: 'Point', coordinates: EAST },
      made: on('2024-06-01'),
      ends: until('2024-09-01'),
      ...served,
    })
    const store = renderWarnings([...ORDERS, far])
    expect(opener().textContent).toBe('5 deadlines')
    act(() => store.dispatch({ kind: 'set-areas', codes: ['E'] }))
    expect(opener().textContent).toBe('1 deadline')
    expect(opener().title).toBe('Deadlines in Ward E')
    fireEvent.click(opener())
    expect(screen.getByText(/in Ward E: ends, hearings/)).toBeTruthy()
    expect(screen.getByText(/1 deadline ahead in Ward E/)).toBeTruthy()
    expect(screen.getAllByRole('listitem')).toHaveLength(1)
    act(() => store.dispatch({ kind: 'set-areas', codes: [] }))
    expect(opener().textContent).toBe('5 deadlines')
    expect(screen.getByText(/in all of the borough: ends/)).toBeTruthy()
  })
  it('state that there are none', () => {
    renderWarnings([])
    expect(opener().textContent).toBe('0 deadlines')
    fireEvent.click(opener())
    const days = `within ${WARNING_STEPS.at(-1)} days`
    expect(screen.getByText(/nothing ends, is heard or must be served/).textContent).toContain(days)
  })
  const feeds = ['courts', 'council'].map((id) => feedOf(id, 'closure-orders'))
  const failureOf = (feed: string) => ({ feed, what: 'The address answered with 404.', toDo: '' })
  it('are not known, without a calendar file, where no feed of orders is open', () => {
    const failures = ['courts', 'council'].map(failureOf)
    renderWarnings([], { manifest: manifestWith({ feeds }), reports: [], failures })
    expect(opener().textContent).toBe('Deadlines not known')
    fireEvent.click(opener())
    expect(
      screen.getByText(/^Not all is known\. The feed courts did not open: .*404\. The feed council/),
    ).toBeTruthy()
    expect(screen.queryByText(/nothing ends/)).toBeNull()
    expect(screen.queryByRole('button', { name: 'Deadlines as a calendar file' })).toBeNull()
  })
  it('are a lower bound where one feed of orders is not open', () => {
    renderWarnings(ORDERS, {
      manifest: manifestWith({ feeds }),
      reports: [{ ...reportOf('closure-orders'), feed: 'courts' }],
      failures: [failureOf('council')],
    })
    expect(opener().textContent).toBe('at least 4 deadlines')
    fireEvent.click(opener())
    expect(screen.getByText(/^Not all is known\. The feed council did not open/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Deadlines as a calendar file' })).toBeTruthy()
  })
})

describe('the calendar file', () => {
  const files: Blob[] = []
  beforeEach(() => {
    files.length = 0
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (file: Blob) => `blob:${files.push(file)}`,
        revokeObjectURL: () => {},
      }),
    )
  })
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  it('contains every deadline ahead, including those beyond 28 days', async () => {
    renderWarnings()
    fireEvent.click(opener())
    fireEvent.click(screen.getByRole('button', { name: 'Deadlines as a calendar file' }))
    const text = await files[0]?.text()
    expect(text?.match(/BEGIN:VEVENT/g)).toHaveLength(6)
    expect(text).toContain('Invented incidents')
  })
})
