/** My area: a site or a ward that every number then counts. */
import { useHoldfast, useIntent } from '../../state/context.tsx'
import styles from './LayersPanel.module.css'

export function AreaPicker() {
  const intend = useIntent()
  const chosen = useHoldfast(({ view }) => view.areas[0] ?? '')
  const sites = useHoldfast(({ catalogue }) => catalogue?.sites)
  const areas = useHoldfast(({ catalogue }) => catalogue?.areas)
  const wards = areas?.filter(({ level }) => level === 'ward') ?? []
  return (
    <label className={styles['area']}>
      <span>My area</span>
      <select
        value={chosen}
        onChange={({ target }) => {
          intend({ kind: 'set-areas', codes: target.value === '' ? [] : [target.value] })
        }}
      >
        <option value="">Everywhere</option>
        <optgroup label="Sites">
          {sites?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
        <optgroup label="Wards">
          {wards
            .toSorted((a, b) => a.name.localeCompare(b.name))
            .map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
        </optgroup>
      </select>
    </label>
  )
}
