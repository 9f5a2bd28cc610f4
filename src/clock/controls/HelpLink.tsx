/** The small link of a panel that opens the help at the panel's page. */
import { helpTitle, type HelpPage } from '../../state/help/help-page.ts'
import { useOpenHelp } from '../../state/help/open-help.ts'
import { Button } from '../../ui/Button.tsx'

interface HelpLinkProps {
  readonly page: HelpPage
  /** An icon alone, where room is short. */
  readonly isIcon?: boolean
}

export function HelpLink({ page, isIcon = false }: HelpLinkProps) {
  const open = useOpenHelp()
  const name = `Help: ${helpTitle(page)}`
  return (
    <Button
      kind={isIcon ? 'icon' : 'link'}
      {...(isIcon && { icon: 'help' as const })}
      aria-label={name}
      title={name}
      aria-haspopup="dialog"
      onClick={() => open(page)}
    >
      Help
    </Button>
  )
}
