/** A shift in the address: written where it is not the usual one, read as it was, refused where no shift has it. */
import { expect, test } from 'vitest'
import { isShiftText, shiftText, usualShiftText } from '../../src/state/planning/shift-address.ts'
import { fieldsFor, withShiftText } from '../../src/state/planning/shift-fields.ts'
import { day } from '../measures/invented-dataset.ts'

const AS_OF = day('2024-08-31')
const USUAL = fieldsFor(AS_OF)

test('the usual shift is not written', () => {
  expect(shiftText(USUAL, AS_OF)).toBeNull()
  expect(withShiftText(USUAL, usualShiftText(AS_OF))).toEqual(USUAL)
})

test('another shift is written and read back, with the speed of its mode and its seed', () => {
  const other = { ...USUAL, date: '2024-10-26', start: '22:00', hours: '7.5', officers: '2', wardens: '1' }
  const byCar = { ...other, mode: 'car', crews: 'single', seed: '4488' } as const
  const text = shiftText(byCar, AS_OF)
  expect(text).toBe('2024-10-26,22:00,7.5,2,0,1,single,car,4488')
  expect(withShiftText(USUAL, text ?? '')).toEqual({ ...byCar, speed: '25' })
  expect(withShiftText(byCar, shiftText(other, AS_OF) ?? '')).toMatchObject({ seed: '', speed: '4.5' })
})

test.each([
  '',
  '2024-02-31,17:00,8,4,0,0,usual,foot',
  '2024-08-31,17:00,8,4,0,0,usual',
  '2024-08-31,17:00,8,4,0,0,usual,foot,<script>',
  '2024-08-31,17:00,eight,4,0,0,usual,foot',
  '2024-08-31,17:00,8,4,0,0,many,foot',
])('%s is no shift', (text) => {
  expect(isShiftText(text)).toBe(false)
})

test('fields that no shift can have are not written', () => {
  expect(shiftText({ ...USUAL, officers: 'four' }, AS_OF)).toBeNull()
  expect(shiftText({ ...USUAL, seed: '4,4' }, AS_OF)).toBeNull()
})
