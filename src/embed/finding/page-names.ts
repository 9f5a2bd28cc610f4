/** Reads the names of the areas from the list of links that the page shows without a script too. */
import type { FindableName, FoundArea } from './find-names.ts'

export const findableNames = (page: ParentNode): readonly FindableName[] =>
  [...page.querySelectorAll<HTMLElement>('#names > li')].map((item) => {
    const areas = [...item.querySelectorAll('a')].map((link): FoundArea => {
      return { id: link.getAttribute('href')?.slice(1) ?? '', name: link.textContent }
    })
    return { name: item.dataset['name'] ?? areas[0]?.name ?? '', areas }
  })
