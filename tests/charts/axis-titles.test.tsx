// @vitest-environment jsdom
/** Every chart says what its axes count, in words, in the drawing itself, so that a copied or printed chart says it. */
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { BarList } from '../../src/charts/BarList.tsx'
import { ChartContext } from '../../src/charts/ChartFrame.tsx'
import { DayBars } from '../../src/charts/DayBars.tsx'
import { HourMatrix } from '../../src/charts/HourMatrix.tsx'
import { IntervalList } from '../../src/charts/IntervalList.tsx'
import { MonthBars } from '../../src/charts/MonthBars.tsx'
import { ControlPicture } from '../../src/charts/process/ControlPicture.tsx'
import { DifferenceList } from '../../src/charts/process/DifferenceList.tsx'
import { FunnelPlot } from '../../src/charts/process/FunnelPlot.tsx'
import { OverlaidPicture } from '../../src/charts/process/OverlaidPicture.tsx'
import { RateList } from '../../src/charts/process/RateList.tsx'
import { WeekBars } from '../../src/charts/process/WeekBars.tsx'

afterEach(cleanup)

const PRINTED = { isExpanded: true, pictureLines: null }
const POINT = {
  name: 'May 2023',
  count: 9,
  expected: 10,
  low: 2,
  high: 20,
  isBaseline: true,
  isInWindow: false,
  isLate: false,
  average: null,
  signals: [],
  rules: [],
  side: null,
}
const WEEK = {
  name: 'Week from 1 May 2023',
  count: 9,
  countText: '9',
  isKnownInPart: false,
  isLate: false,
  isSince: false,
}
const LIMIT = { expected: 10, inner: [0.5, 1.5], outer: [0.2, 1.9] } as const

test.each([
  [
    'control chart',
    <ControlPicture
      key=""
      label="Crimes"
      sentence="A sentence."
      axis="Crimes a month"
      points={[POINT, { ...POINT, name: 'June 2023' }]}
      bands={[]}
      notes={[]}
      ticks={[]}
      period="a month"
      isSeasonal
    />,
    ['Crimes a month'],
  ],
  [
    'overlaid lines',
    <OverlaidPicture
      key=""
      label="Sites"
      axis="ASB in % of usual"
      lines={[
        {
          id: 'a',
          name: 'A',
          points: [
            { week: -4, share: 90 },
            { week: 0, share: 100 },
          ],
        },
      ]}
    />,
    ['ASB in % of usual', 'Weeks since Clear'],
  ],
  [
    'differences',
    <DifferenceList
      key=""
      label="Ring"
      axis="Reports in the ring"
      rows={[{ id: 'a', label: 'A', value: 1, low: -1, high: 3 }]}
    />,
    ['Reports in the ring'],
  ],
  [
    'funnel plot',
    <FunnelPlot
      key=""
      label="Wards"
      sentence="A sentence."
      points={[{ id: 'a', name: 'A', count: 9, expected: 10, place: 'within' }]}
      limits={[LIMIT, { ...LIMIT, expected: 20 }]}
      axis="expected from residents"
    />,
    ['Times as many as expected', 'expected from residents'],
  ],
  [
    'rates',
    <RateList
      key=""
      label="Searches"
      heading="Fifth"
      axis="Searches for every 1,000 residents"
      rows={[{ id: 'a', label: 'A', rate: { value: 1, low: 0.5, high: 2 }, from: '4 searches' }]}
      show={String}
      usual={{ value: 1, label: 'as suggested' }}
    />,
    ['Searches for every 1,000 residents', 'as suggested'],
  ],
  [
    'weeks',
    <WeekBars key="" label="Crimes" axis="Crimes a week" weeks={[WEEK]} />,
    ['Crimes a week', 'Week from'],
  ],
  [
    'months',
    <MonthBars
      key=""
      label="Incidents"
      first={{ year: 2023, month: 0 }}
      counts={[3, 4]}
      window={{ from: 0, to: 1 }}
    />,
    ['Incidents a month'],
  ],
  [
    'days',
    <DayBars
      key=""
      label="Patrol"
      days={[{ day: 19_000, value: 10, plan: 15, visits: 1, kind: 'under', known: 'yes' }]}
    />,
    ['Minutes a day'],
  ],
  [
    'hours of the week',
    <HourMatrix key="" label="Hours" counts={Array.from({ length: 168 }, () => 1)} unknown={0} />,
    ['Incidents in one hour of one weekday'],
  ],
  [
    'bars',
    <BarList key="" label="Places" unit="Repeat places" bars={[{ id: 'a', label: 'A', value: 3 }]} />,
    ['Repeat places'],
  ],
  [
    'changes',
    <IntervalList
      key=""
      label="Categories"
      heading="Category"
      rows={[
        {
          id: 'a',
          label: 'A',
          now: 30,
          count: '30',
          before: 40,
          interval: { ratio: 0.75, low: 0.5, high: 1.1, verdict: 'could be chance' },
          change: 'was 40',
          verdict: 'could be chance',
          why: null,
        },
      ]}
      file={[]}
    />,
    ['Change against the baseline'],
  ],
])('%s', (_, chart, titles) => {
  const { container } = render(<ChartContext value={PRINTED}>{chart}</ChartContext>)
  const texts = [...container.querySelectorAll('text, p, span')].map(({ textContent }) => textContent.trim())
  for (const title of titles) expect(texts).toContain(title)
})
