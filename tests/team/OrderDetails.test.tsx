// @vitest-environment jsdom
/** Details of a closure order: days left, numbered limits, counts with their caution, legal footer. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { ClosureOrder } from '../../src/domain/closure-order.ts'
import { instant } from '../../src/domain/day.ts'
import { beforeAndAfter } from '../../src/measures/closure/before-and-after.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { OrderDetails } from '../../src/team/orders/OrderDetails.tsx'
import { answeredWith } from '../state/answered-store.ts'
import { openStore } from '../state/open-store.ts'
import { datasetOf, on, order, span, until } from '../measures/invented-dataset.ts'

afterEach(cleanup)

const ORDER = order('2024-06-03', {
  id: 'co-1',
  noticeServed: { at: instant(Date.parse('2024-06-03T12:00:00+01:00')), precision: 'instant' },
  noticeHours: 24,
  hearing: on('2024-06-04'),
  made: on('2024-06-04'),
  ends: until('2024-09-04'),
  applicant: 'council',
  access: 'full',
  scope: 'part',
  premises: 19,
  premisesKind: 'block entrances',
  breaches: [on('2024-07-01')],
})

function show(rest: Partial<ClosureOrder> = {}, window = span('2023-09-01', '2024-08-31')) {
  const shown = { ...ORDER, ...rest }
  const rows = [{ on: '2021-01-01' }, { on: '2024-01-10', times: 31 }, { on: '2024-07-10', times: 8 }]
  const dataset = datasetOf(rows, { orders: [shown] })
  const comparison = beforeAndAfter(dataset, shown)
  const store = openStore(dataset, {
    window,
    replies: answeredWith([{ kind: 'order', question: { kind: 'order', id: shown.id }, comparison }]),
  })
  render(
    <StoreContext value={store}>
      <OrderDetails id={shown.id} />
    </StoreContext>,
  )
}
const section = (title: string) => {
  const element = screen.getByRole('heading', { name: title }).closest('section')
  if (!element) throw new Error(`no section ${title}`)
  return within(element)
}

describe('details of an order', () => {
  it('state its stage on the last day of the window, and its ward', () => {
    show()
    expect(screen.getByText('Closure order, applied for by the council, in Ward W')).toBeTruthy()
    expect(
      screen.getByText(
        'On 31 August 2024: in force. 4 days left. It closes part of the premises, nobody may enter.',
      ),
    ).toBeTruthy()
    expect(screen.getByText('block entrances')).toBeTruthy()
    cleanup()
    show({}, span('2023-09-01', '2024-08-30'))
    expect(screen.getByText(/in force\. 5 days left/)).toBeTruthy()
  })
  it('state nothing that came after the last day of the window', () => {
    show({}, span('2023-09-01', '2024-06-03'))
    expect(screen.getByText(/^On 3 June 2024: notice\./)).toBeTruthy()
    expect(
      section('From notice to end').getByRole('img', { name: /^Notice, 3 to 4 Jun 2024; \d legal limits?$/ }),
    ).toBeTruthy()
    expect(section('Breaches').getByText('None in the feed.')).toBeTruthy()
    expect(document.body.textContent).not.toMatch(/Order made|4 Sept|July/)
    cleanup()
    show({}, span('2023-09-01', '2024-06-02'))
    expect(screen.getByText('On 2 June 2024 no notice had been served yet.')).toBeTruthy()
    expect(document.body.textContent).not.toMatch(/Jun 2024|council/)
  })
  it('number the limits alike on the timeline and in the list', () => {
    show()
    const strip = screen.getByRole('img', { name: /^Notice, 3 to 4 Jun 2024; In force/ })
    const marks = [...strip.querySelectorAll('circle + text')].map((mark) => mark.textContent)
    const items = section('What must be done or served by when').getAllByRole('listitem')
    expect(marks).toEqual(items.map((_, index) => String(index + 1)))
    expect(items.map((item) => item.textContent)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^2Hearing, within 48 hours of service.*5 June 2024, 12:00.*4 Jun 2024, in time$/,
        ),
        expect.stringMatching(/^5Landlord’s notice.*4 September 2024.*4 days left$/),
      ]),
    )
  })
  it('have the whole timeline as a table', () => {
    show()
    fireEvent.click(section('From notice to end').getByRole('button', { name: 'Show as table' }))
    const table = section('From notice to end').getByRole('table')
    const rows = within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent)
    expect(rows).toHaveLength(11)
    expect(rows).toEqual(expect.arrayContaining(['Notice served', 'Order made', 'Order ends', 'Breach']))
  })
  it('have counts without a percentage or verdict, with the caution', () => {
    show()
    const text = section('Before and after').getByRole('table').parentElement?.textContent ?? ''
    expect(text).toContain('Crimes: 31 before, 8 after.')
    expect(text).toContain(
      'Orders are sought when things are worst, so some fall is to be expected without one.',
    )
    expect(text).not.toMatch(/%|\bdown\b|\bup\b/)
    // Periods of 12 and 26 weeks are compared by weekly rates.
    expect(text).toContain('1.2 a week')
  })
  it('end with the legal footer and the rules not yet in force', () => {
    show()
    expect(screen.getByText(/A reminder, not legal advice\. The order’s own words win\./)).toBeTruthy()
    expect(screen.getByText(/Pack B.*is enacted.*waits for a date/)).toBeTruthy()
  })
  it('describe a refused application, without a before and after', () => {
    show({ made: null, ends: null, refused: on('2024-06-04'), breaches: [] })
    expect(screen.getByText(/On 31 August 2024: refused\./)).toBeTruthy()
    expect(screen.queryByRole('heading', { name: 'Before and after' })).toBeNull()
    expect(section('Breaches').getByText('None in the feed.')).toBeTruthy()
  })
  it('report an end beyond the legal limit without correcting it', () => {
    show({ ends: until('2024-10-01') })
    expect(screen.getByText(/beyond the 3 months of pack A/)).toBeTruthy()
    expect(screen.getByText(/in force\. 31 days left/)).toBeTruthy()
  })
})
