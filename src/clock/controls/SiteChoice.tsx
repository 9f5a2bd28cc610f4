/** Which site's phases, orders and actions stand on the clock. */
import type { Site } from '../../domain/site.ts'
import { Icon } from '../../ui/Icon.tsx'
import style from './controls.module.css'

interface SiteChoiceProps {
  readonly sites: readonly Site[]
  readonly site: Site | null
  readonly onSite: (id: string | null) => void
}

export function SiteChoice({ sites, site, onSite }: SiteChoiceProps) {
  return (
    <label className={style['site']}>
      <span className="visually-hidden">Site on the clock</span>
      <select value={site?.id ?? ''} onChange={(event) => onSite(event.currentTarget.value || null)}>
        <option value="">No site</option>
        {sites.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="chevron" size={12} />
    </label>
  )
}
