/** A site's chapter: its charts with their tables, whether it moved away, what was done, decisions and reviews. */
import type { Site } from '../../domain/site.ts'
import type { MeasuredSite } from '../../measures/sites/site-account.ts'
import { DidItMove } from '../sites/DidItMove.tsx'
import { PhaseTable } from '../sites/PhaseTable.tsx'
import { SiteChartSection } from '../sites/SiteChartSection.tsx'
import { SiteDone } from '../sites/SiteDone.tsx'
import { Chapter } from './Chapter.tsx'
import type { PackChapterProps } from './pack-answers.ts'
import style from './styles/Pack.module.css'

interface Props extends PackChapterProps {
  readonly site: Site
}

const WORDS: Readonly<Record<MeasuredSite['measure'], string>> = {
  'crimes-reported': 'Crimes, without what patrol itself finds',
  asb: 'ASB',
}

export function SiteChapter({ number, site, catalogue, answers }: Props) {
  const account = answers.sites.accounts.find((one) => one.site === site.id)
  const measured = account?.measured ?? []
  return (
    <Chapter number={number} title={site.name}>
      <PhaseTable site={site} phases={measured[0]?.phases ?? []} asOf={catalogue.manifest.asOf} />
      <SiteDone site={site} patrol={account?.patrol ?? null} catalogue={catalogue} />
      {measured.length === 0 && <p>Not known: no feed of incidents is open.</p>}
      {measured.map(({ measure, charts, displacement }) => (
        <div key={measure} className={style['measured']}>
          <p className={style['kicker']}>{WORDS[measure]}</p>
          <SiteChartSection site={site} chart={charts.month} catalogue={catalogue} />
          <DidItMove site={site} displacement={displacement} catalogue={catalogue} />
        </div>
      ))}
    </Chapter>
  )
}
