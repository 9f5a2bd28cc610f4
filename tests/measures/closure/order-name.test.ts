/** Names of closure orders: kind of the premises and ward, then the number. */
import { expect, test } from 'vitest'
import { orderName } from '../../../src/measures/closure/order-name.ts'

test.each([
  [{ id: 'co-088', premises: 1, premisesKind: 'flat' }, 'Ward W', 'Flat in Ward W, co-088'],
  [
    { id: 'co-1', premises: 19, premisesKind: 'block entrances' },
    'Ward W',
    '19 block entrances in Ward W, co-1',
  ],
  [{ id: 'co-1', premises: 2, premisesKind: 'flat' }, null, '2 flats, co-1'],
  [{ id: 'co-1', premises: 1, premisesKind: null }, 'Ward W', 'Premises in Ward W, co-1'],
  [{ id: 'co-1', premises: 3, premisesKind: null }, null, '3 premises, co-1'],
])('%o in %s is %s', (order, ward, name) => {
  expect(orderName(order, ward)).toBe(name)
})
