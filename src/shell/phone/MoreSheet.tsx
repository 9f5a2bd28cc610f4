/** The sheet of what the header holds on a wide screen. */
import { Sheet } from '../../ui/sheet/Sheet.tsx'
import { MoreContent } from '../Header.tsx'
import styles from './MoreSheet.module.css'

export function MoreSheet() {
  return (
    <Sheet name="more" what="the menu" aria-label="More" className={styles['more']}>
      <MoreContent />
    </Sheet>
  )
}
