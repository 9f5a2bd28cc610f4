/** How old data are, beside the numbers made of them: a sign and a few words, in the same dress everywhere. */
import { Icon } from '../ui/Icon.tsx'
import style from './StaleDataMark.module.css'

interface Props {
  /** `Old data: 9 days.`; null: nothing is old. */
  readonly words: string | null
}

export function StaleDataMark({ words }: Props) {
  if (words === null) return null
  return (
    <p className={style['old']}>
      <Icon name="warning" size={14} />
      {words}
    </p>
  )
}
