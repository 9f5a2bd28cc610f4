/** Reads the names of the areas from the lists that the page holds without a script too. */
import type { FindableName, FoundArea } from './find-names.ts'

export function findableNames(page: ParentNode): readonly FindableName[] {
  const areas = [...page.querySelectorAll('#names a[href^="#"]')].map((link): FoundArea => {
    return { id: link.getAttribute('href')?.slice(1) ?? '', name: link.textContent }
  })
  const local = [...page.querySelectorAll<HTMLElement>('#local-names > li')].map((item): FindableName => {
    const codes = item.dataset['areas']?.split(' ') ?? []
    return { name: item.dataset['name'] ?? '', areas: areas.filter(({ id }) => codes.includes(id)) }
  })
  return [...areas.map((area) => ({ name: area.name, areas: [area] })), ...local]
}
