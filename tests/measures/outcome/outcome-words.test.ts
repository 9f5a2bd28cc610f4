/** Words on a site's outcome: every combination of verdicts, at most five words, and the sentences of both measures. */
import { describe, expect, it } from 'vitest'
import {
  insideSentence,
  insideShort,
  latelySentence,
  movedWords,
  outcomeDirection,
  outcomeWords,
} from '../../../src/measures/outcome/outcome-words.ts'
import type { NoSinceClear, SinceClear } from '../../../src/measures/outcome/since-clear.ts'
import type { MeasuredOutcome, Moved, SiteOutcome } from '../../../src/measures/outcome/site-outcome.ts'
import { span } from '../invented-dataset.ts'

const RATIOS = {
  down: { value: 0.5, low: 0.33, high: 0.77 },
  up: { value: 1.5, low: 1.2, high: 1.9 },
  'could be chance': { value: 0.9, low: 0.7, high: 1.2 },
  'too few to say': null,
} as const
type Judged = SinceClear['verdict']

const inside = (verdict: Judged, lately: SinceClear['lately'] = null, before = 200): SinceClear => ({
  kind: 'known',
  measure: 'crimes-reported',
  span: span('2023-05-01', '2024-08-31'),
  before: span('2021-09-01', '2023-04-30'),
  site: { before, after: 100 },
  comparison: { before: 400, after: 400 },
  ratio: RATIOS[verdict],
  phi: 1,
  verdict,
  lately,
})
const outcome = (
  crimes: SinceClear | NoSinceClear,
  asb: SinceClear | NoSinceClear,
  moved: readonly [Moved, Moved] = ['could be chance', 'could be chance'],
): SiteOutcome => ({
  site: 'site',
  series: { kind: 'none', text: '' },
  crimes: { measure: 'crimes-reported', inside: crimes, moved: moved[0] },
  asb: { measure: 'asb', inside: asb, moved: moved[1] },
})
const none = (reason: NoSinceClear['reason']): NoSinceClear => ({ kind: 'none', reason, text: 'Why.' })
const VERDICTS = ['down', 'up', 'could be chance', 'too few to say'] as const

describe('the verdict of a site', () => {
  it.each([
    [outcome(inside('down', 'down'), inside('down', 'down')), 'Fewer, and it held.'],
    [outcome(inside('down', 'down'), inside('down', 'could be chance')), 'Fewer; it held in part.'],
    [outcome(inside('down'), inside('down')), 'Fewer so far.'],
    [outcome(inside('down', 'down'), inside('could be chance')), 'Fewer crimes, and it held.'],
    [outcome(inside('could be chance'), inside('down', 'up')), 'Less ASB; lately more.'],
    [outcome(inside('down', 'could be chance'), inside('up')), 'Fewer crimes, more ASB.'],
    [outcome(inside('down'), inside('down'), ['more', 'fewer']), 'Fewer inside; more round it.'],
    [outcome(inside('down'), inside('too few to say'), ['more', 'fewer']), 'Fewer crimes; more round it.'],
    [outcome(inside('up'), inside('up')), 'More than before.'],
    [outcome(inside('could be chance'), inside('up')), 'More ASB than before.'],
    [outcome(inside('could be chance'), inside('too few to say')), 'Could be chance.'],
    [outcome(inside('too few to say'), inside('too few to say')), 'Too few to say.'],
    [outcome(none('not-known'), none('not-known')), 'Not known.'],
    [outcome(none('no-comparison'), none('no-comparison')), 'Not judged: no comparison.'],
  ])('%# reads as its verdicts', (one, words) => expect(outcomeWords(one)).toBe(words))

  it('has at most five words for every combination', () => {
    const lately = [null, ...VERDICTS]
    const moved = ['fewer', 'more', 'more-alone', 'could be chance', 'not-known'] as const
    const reasons = ['no-clear', 'too-early', 'not-known', 'short-before', 'no-comparison'] as const
    const all = [
      ...VERDICTS.flatMap((verdict) => lately.map((late) => inside(verdict, late))),
      ...reasons.map(none),
    ]
    for (const crimes of all)
      for (const asb of all)
        for (const one of moved) {
          const words = outcomeWords(outcome(crimes, asb, [one, 'fewer']))
          expect(words.split(' ').length, words).toBeLessThanOrEqual(5)
          expect(words).toMatch(/^[A-Z].*\.$/)
        }
  })
  it('has a direction only where a change is beyond chance and none goes against it', () => {
    for (const crimes of VERDICTS)
      for (const asb of VERDICTS) {
        const both = [crimes, asb]
        const [down, up] = [both.includes('down'), both.includes('up')]
        expect(outcomeDirection(outcome(inside(crimes), inside(asb)))).toBe(
          down === up ? null : down ? 'down' : 'up',
        )
      }
  })
})

describe('the sentences of a site', () => {
  const sentence = (
    one: SinceClear | NoSinceClear,
    measure: MeasuredOutcome['measure'] = 'crimes-reported',
  ) => insideSentence({ measure, inside: one, moved: 'fewer' })
  it('give the interval, and a percentage only beyond chance and on a base of twenty', () => {
    expect(sentence(inside('down'))).toBe(
      'Crimes: 50 % fewer than its comparison suggests, between 23 and 67 % fewer.',
    )
    expect(sentence(inside('could be chance'), 'asb')).toBe(
      'ASB: between 30 % fewer and 20 % more than its comparison suggests.',
    )
    expect(sentence(inside('down', null, 19))).toBe(
      'Crimes: between 0.3 and 0.8 times as many as its comparison suggests.',
    )
    expect(sentence(inside('too few to say', null, 3))).toBe(
      'Crimes: 100 since Clear, 3 before; too few to say.',
    )
    expect(sentence(none('not-known'), 'asb')).toBe('ASB: Why.')
  })
  it('are short under a heading that names the comparison', () => {
    const short = (one: SinceClear | NoSinceClear) =>
      insideShort({ measure: 'asb', inside: one, moved: 'fewer' })
    expect(short(inside('down'))).toBe('50 % fewer (23 to 67 %)')
    expect(short(inside('could be chance'))).toBe('30 % fewer to 20 % more')
    expect(short(inside('down', null, 19))).toBe('0.3 to 0.8 times as many')
    expect(short(inside('too few to say', null, 3))).toBe('100 since Clear, 3 before')
    expect(short(none('not-known'))).toBe('Why.')
  })
  it('say whether it moved, in a few words', () => {
    const moved = (crimes: Moved, asb: Moved) =>
      movedWords(outcome(none('not-known'), none('not-known'), [crimes, asb]))
    expect(moved('more', 'more')).toBe('Signs: more crimes and ASB.')
    expect(moved('more', 'fewer')).toBe('Signs: more crimes.')
    expect(moved('not-known', 'more')).toBe('Signs: more ASB.')
    expect(moved('fewer', 'fewer')).toBe('No, fewer there too.')
    expect(moved('fewer', 'could be chance')).toBe('No sign of it.')
    expect(moved('not-known', 'not-known')).toBe('Not known.')
    expect(moved('not-known', 'fewer')).toBe('Crimes not known.')
  })
  it('say it in five words at most, and signs only where the interval leaves out nought and it fell inside', () => {
    const all = ['fewer', 'more', 'more-alone', 'could be chance', 'not-known'] as const
    for (const crimes of all)
      for (const asb of all) {
        const words = movedWords(outcome(none('not-known'), none('not-known'), [crimes, asb]))
        expect(words.split(' ').length, words).toBeLessThanOrEqual(5)
        expect(words.startsWith('Signs')).toBe(crimes === 'more' || asb === 'more')
      }
  })
  it('judge the last half-year by itself', () => {
    expect(latelySentence(outcome(inside('down', 'down'), inside('down', 'could be chance')))).toBe(
      'Last half-year: crimes down, ASB could be chance.',
    )
    expect(latelySentence(outcome(inside('down', 'down'), inside('down', 'down')))).toBe(
      'Last half-year: both down.',
    )
    expect(latelySentence(outcome(inside('down'), none('not-known')))).toBeNull()
  })
})

it('a rise in the ring without a fall inside is not taken for displacement', () => {
  const chance = inside('could be chance')
  expect(movedWords(outcome(chance, chance, ['could be chance', 'more-alone']))).toBe(
    'No sign; more ASB there.',
  )
  expect(movedWords(outcome(chance, chance, ['more-alone', 'more-alone']))).toBe('No sign; more of both.')
  expect(movedWords(outcome(inside('down'), chance, ['more', 'more-alone']))).toBe('Signs: more crimes.')
})
