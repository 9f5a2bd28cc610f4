/** What is planted in the demonstration is found by the board's own figures, for three seeds; the bench takes forty. */
import { describe, expect, test } from 'vitest'
import { demonstrationDataset } from './demonstration-dataset.ts'
import { alarmsIn, doubled, PLANTED, truthsFound } from './planted-truths.ts'

/** Each a borough of a hundred thousand incidents, read from its own text. */
const SEEDS = [1, 2, 3]

describe('the demonstration', () => {
  test.each(SEEDS)('shows all that was planted, of seed %i', async (seed) => {
    expect([...truthsFound(await demonstrationDataset({ seed }))]).toEqual(PLANTED)
  })
  test('cries wolf where nothing is planted and clumping is not allowed for, and not where it is', async () => {
    const dataset = await demonstrationDataset({ seed: 1, noEffect: true, incidentsAMonth: 1500 })
    const { verdicts, widened, unwidened } = alarmsIn(doubled(dataset))
    expect(verdicts).toBeGreaterThan(60)
    expect(unwidened).toBeGreaterThan(verdicts * 0.1)
    expect(widened).toBeLessThan(unwidened / 2)
  })
})
