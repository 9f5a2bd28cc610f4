/** What is planted in the demonstration is found by the board's own figures, for five seeds; the bench takes forty. */
import { describe, expect, test } from 'vitest'
import { demonstrationDataset } from './demonstration-dataset.ts'
import { alarmsIn, doubled, PLANTED, truthsFound } from './planted-truths.ts'

/** Each a borough of a hundred thousand incidents, read from its own text. */
const SEEDS = [1, 2, 3, 4, 5]

describe('the demonstration', () => {
  test('shows what was planted in at least four of five seeds', async () => {
    const found: string[] = []
    for (const seed of SEEDS) found.push(...truthsFound(await demonstrationDataset({ seed })))
    for (const truth of PLANTED) {
      const times = found.filter((one) => one === truth).length
      expect([truth, times >= 4]).toEqual([truth, true])
    }
  })
  test('cries wolf where nothing is planted and clumping is not allowed for, and not where it is', async () => {
    const dataset = await demonstrationDataset({ seed: 1, noEffect: true, incidentsAMonth: 1500 })
    const { verdicts, widened, unwidened } = alarmsIn(doubled(dataset))
    expect(verdicts).toBeGreaterThan(60)
    expect(unwidened).toBeGreaterThan(verdicts * 0.1)
    expect(widened).toBeLessThan(unwidened / 2)
  })
})
