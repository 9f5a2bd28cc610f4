/** The way to each area's sheet of A4. */
import type { PublicArea } from '../../summary/public-summary.ts'
import { sheetName } from '../SheetPage.tsx'

export function SheetList({ areas }: { readonly areas: readonly PublicArea[] }) {
  return (
    <details id="sheets">
      <summary>A sheet of A4 in large print, for each area</summary>
      <ul className="sheets">
        {areas.map((area) => (
          <li key={area.code}>
            <a href={sheetName(area)} target="_blank" rel="noopener noreferrer">
              {area.name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
