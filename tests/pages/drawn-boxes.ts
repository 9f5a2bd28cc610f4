/** Where the map of the built app has drawn its labels and discs, in pixels of the map. */
import type { Page } from 'playwright-core'

interface Label {
  readonly id: string
  readonly at: readonly [x: number, y: number]
}
export interface Boxes {
  readonly names: readonly Label[]
  readonly tags: readonly Label[]
  readonly pills: readonly Label[]
  readonly ranks: readonly Label[]
  /** Marks of a plan or of the walk of a shift. */
  readonly visits: readonly Label[]
  readonly discs: readonly { readonly id: number; readonly at: readonly number[]; readonly count: number }[]
}

export const boxesOn = (page: Page): Promise<Boxes> =>
  page.evaluate(() => {
    const map = document.querySelector<HTMLElement>('[data-clusters]')
    map?.dispatchEvent(new Event('holdfast:write-boxes'))
    return JSON.parse(map?.dataset['boxes'] ?? '{}') as Boxes
  })
