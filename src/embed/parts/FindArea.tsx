/** Choice of an area: the place of the field that the script adds, and every name as a link, which needs no script. */
import type { ReactNode } from 'react'
import type { PublicSummary } from '../../summary/public-summary.ts'
import { POSTCODES_NAME } from '../files/postcodes-script.ts'

interface Props {
  readonly summary: Pick<PublicSummary, 'areas' | 'names' | 'postcodes'>
  /** Link to all areas together; null: none. */
  readonly whole: { readonly id: string; readonly name: string } | null
  readonly children?: ReactNode
}

export function FindArea({ summary: { areas, names = [], postcodes }, whole, children }: Props) {
  return (
    <nav aria-label="Find my area" className="find">
      <div
        id="find"
        className="controls"
        {...(postcodes !== undefined && { 'data-postcodes': POSTCODES_NAME })}
      />
      {children}
      <details className="names">
        <summary>Every area by name</summary>
        <ul id="names">
          {whole !== null && (
            <li>
              <a href={`#${whole.id}`}>{whole.name}</a>
            </li>
          )}
          {areas.map(({ code, name }) => (
            <li key={code}>
              <a href={`#${code}`}>{name}</a>
            </li>
          ))}
          {names.map(({ name, areas: codes }) => (
            <li key={name} data-name={name}>
              {`${name}: `}
              {codes.map((code, at) => (
                <span key={code}>
                  {at > 0 && ', '}
                  <a href={`#${code}`}>{areas.find((area) => area.code === code)?.name ?? code}</a>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </details>
    </nav>
  )
}
