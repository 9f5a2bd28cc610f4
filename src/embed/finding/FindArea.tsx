/** Choice of an area: the place of the field that the script adds, and every name as a link, which needs no script. */
import type { ReactNode } from 'react'
import type { PublicName, PublicSummary } from '../../summary/public-summary.ts'
import { POSTCODES_NAME } from '../files/postcodes-script.ts'

interface Props {
  readonly summary: Pick<PublicSummary, 'areas' | 'names' | 'postcodes'>
  /** Link to all areas together; null: none. */
  readonly whole: { readonly id: string; readonly name: string } | null
  /** Address of the list of names in use; null: it stands here. */
  readonly namesAt: string | null
  readonly children?: ReactNode
}

/** Id of the list of names, on the whole page. */
export const NAMES_ID = 'every-name'

export function FindArea({ summary: { areas, names = [], postcodes }, whole, namesAt, children }: Props) {
  return (
    <nav aria-label="Find my area" className="find">
      <div
        id="find"
        className="controls"
        {...(postcodes !== undefined && { 'data-postcodes': POSTCODES_NAME })}
      />
      {children}
      <details id={NAMES_ID} className="names">
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
          {names.length > 0 && namesAt !== null && (
            <li>
              <a href={namesAt} target="_blank" rel="noopener noreferrer">
                Wards and other places
              </a>
            </li>
          )}
        </ul>
        <LocalNames names={names} areas={areas} isShown={namesAt === null} />
      </details>
    </nav>
  )
}

interface LocalNamesProps extends Pick<PublicSummary, 'areas'> {
  readonly names: readonly PublicName[]
  /** Else it is for the script alone: a frame has no room for it. */
  readonly isShown: boolean
}

function LocalNames({ names, areas, isShown }: LocalNamesProps) {
  if (names.length === 0) return null
  return (
    <>
      {isShown && <p className="local">Wards and other places</p>}
      <ul id="local-names" hidden={!isShown}>
        {names.map(({ name, areas: codes }) => (
          <li key={name} data-name={name} data-areas={codes.join(' ')}>
            {isShown && `${name}: `}
            {isShown &&
              codes.map((code, at) => (
                <span key={code}>
                  {at > 0 && ', '}
                  <a href={`#${code}`}>{areas.find((area) => area.code === code)?.name ?? code}</a>
                </span>
              ))}
          </li>
        ))}
      </ul>
    </>
  )
}
