/** The figures detect the effects planted in the demonstration, for three seeds; the bench runs forty. */
import { describe, expect, test } from 'vitest'
import { demonstrationDataset } from './demonstration-dataset.ts'
import { alarmCounts, doubled, PLANTED_EFFECTS, detectedEffects } from './planted-truths.ts'

/** Each is a dataset of about 100,000 incidents. */
const SEEDS = [1, 2, 3]

describe('the demonstration', () => {
  test.each(SEEDS)('shows every planted effect, seed %i', async (seed) => {
    expect([...detectedEffects(await demonstrationDataset({ seed }))]).toEqual(PLANTED_EFFECTS)
  })
  test('gives false alarms without an allowance for overdispersion, and far fewer with it', async () => {
    const dataset = await demonstrationDataset({ seed: 1, noEffect: true, incidentsAMonth: 1500 })
    const { verdicts, widened, unwidened } = alarmCounts(doubled(dataset))
    expect(verdicts).toBeGreaterThan(60)
    expect(unwidened).toBeGreaterThan(verdicts * 0.1)
    expect(widened).toBeLessThan(unwidened / 2)
  })
})
