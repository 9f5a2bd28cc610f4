// @vitest-environment jsdom
/** The field that finds an area: keys, presses, when the postcodes are loaded, and that nothing typed leaves it. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { findField } from '../../../src/embed/finding/find-field.ts'

const NAMES = ['Abbey', 'Abbot', 'Brook'].map((name) => ({ name, areas: [{ id: name[0] + name, name }] }))
let chosen: string[]
let input: HTMLInputElement
let elsewhere: number
function open(postcodes: string | null = 'postcodes.js') {
  chosen = []
  elsewhere = 0
  document.head.replaceChildren()
  document.body.replaceChildren(
    findField({
      names: NAMES,
      place: 'Westby',
      postcodes,
      onChoose: (id) => chosen.push(id),
      chosenWords: (name) => `${name} is shown.`,
      onElsewhere: () => (elsewhere += 1),
    }),
  )
  const found = document.querySelector('input')
  if (!found) throw new Error('no field')
  input = found
}
beforeEach(() => open())

function type(text: string) {
  input.value = text
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
const press = (key: string) =>
  input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
const options = () => [...document.querySelectorAll('[role=option]')]
const selected = () => options().findIndex((option) => option.getAttribute('aria-selected') === 'true')
const says = () => document.querySelector('[role=status]')?.textContent
const scripts = () => [...document.querySelectorAll('script')].map((script) => script.getAttribute('src'))

describe('the field', () => {
  test('is a combo box with a label, no name and no form', () => {
    expect(document.querySelector('label')?.htmlFor).toBe(input.id)
    expect([input.getAttribute('role'), input.name, input.form]).toEqual(['combobox', '', null])
    expect(input.getAttribute('aria-expanded')).toBe('false')
  })
  test('says beside it what happens to a text', () => {
    const hint = document.getElementById(input.getAttribute('aria-describedby') ?? '')
    expect(hint?.textContent).toBe('What you type stays on this page.')
  })
  test('is walked by arrow keys, round at both ends, and chosen by Enter', () => {
    type('ab')
    expect(options().map(({ textContent }) => textContent)).toEqual(['Abbey', 'Abbot'])
    expect(input.getAttribute('aria-expanded')).toBe('true')
    press('ArrowDown')
    expect([selected(), input.getAttribute('aria-activedescendant')]).toEqual([0, 'found-0'])
    press('ArrowUp')
    expect(selected()).toBe(1)
    press('ArrowDown')
    press('ArrowDown')
    press('Enter')
    expect([chosen, says()]).toEqual([['BAbbot'.replace('B', 'A')], 'Abbot is shown.'])
    expect(input.value).toBe('')
  })
  test('takes the only match at once, and of several asks first', () => {
    type('brook')
    press('Enter')
    expect(chosen).toEqual(['BBrook'])
    type('ab')
    press('Enter')
    expect([chosen.length, selected()]).toEqual([1, 0])
    type('Abbot')
    document.querySelector('button')?.click()
    expect(chosen).toEqual(['BBrook', 'AAbbot'])
  })
  test('is left by Escape, and chosen by a press', () => {
    type('ab')
    press('Escape')
    expect(input.getAttribute('aria-expanded')).toBe('false')
    type('abbe')
    options()[0]?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(chosen).toEqual(['AAbbey'])
  })
  test('shows script that is typed as text', () => {
    type('<img src=x onerror=alert(1)>')
    expect(document.querySelector('.found img')).toBeNull()
    expect(says()).toMatch(/^No area of that name/)
  })
  test('loads the postcodes once, when the first one is typed, by an address that holds nothing of it', () => {
    type('abbey')
    expect(scripts()).toEqual([])
    type('za1')
    type('za1 1')
    expect(scripts()).toEqual(['postcodes.js'])
    expect(says()).toBe('One moment: the postcodes are opening.')
  })
  test('answers when the postcodes have opened', async () => {
    type('za1 1aa')
    vi.stubGlobal('holdfastPostcodes', { year: 2018, sectors: { 'ZA1 1': { BBrook: 'AA' } } })
    document.querySelector('script')?.dispatchEvent(new Event('load'))
    await expect.poll(() => says()).toBe('ZA1 1AA lies in:')
    expect(options().map(({ textContent }) => textContent)).toEqual(['Brook'])
    vi.unstubAllGlobals()
  })
  test('leaves the area that was shown for a whole postcode of another place, once', async () => {
    type('m2 3aa')
    expect(elsewhere).toBe(0)
    vi.stubGlobal('holdfastPostcodes', { year: 2018, sectors: { 'ZA1 1': { BBrook: 'AA' } } })
    document.querySelector('script')?.dispatchEvent(new Event('load'))
    await expect.poll(() => says()).toBe('M2 3AA is not in Westby. Shown here: all of Westby.')
    type('m2 3a')
    expect([chosen, elsewhere]).toEqual([[], 1])
    vi.unstubAllGlobals()
  })
  test('says so where the postcodes did not open, and tries again with the next text', async () => {
    type('za1')
    document.querySelector('script')?.dispatchEvent(new Event('error'))
    await expect.poll(() => says()).toMatch(/^The postcodes did not open/)
    expect(scripts()).toEqual([])
    type('za1 1')
    expect(scripts()).toEqual(['postcodes.js'])
  })
  test('says that postcodes are not known where there is no list', () => {
    open(null)
    type('za1')
    expect([says(), scripts()]).toEqual([
      'Postcodes are not known here. Type a name, or open the list of names.',
      [],
    ])
  })
})
