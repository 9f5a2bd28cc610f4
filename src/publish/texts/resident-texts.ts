/** Every free text of the public page, with its position and how it is to be checked. */
import { HOSTS } from '../../domain/hosting/framing-origins.ts'
import { wholeNoun } from '../../domain/place/served-place.ts'
import type { PublicSummary, PublicTeam } from '../../summary/public-summary.ts'
import type { CheckedText } from './suspicions.ts'

interface ResidentText extends CheckedText {
  readonly where: string
}

export function residentTexts(summary: PublicSummary): readonly ResidentText[] {
  const {
    commitments,
    contacts,
    labels,
    notes,
    groups,
    borough,
    areas,
    announced = [],
    names = [],
    teams = [],
  } = summary
  const texts: readonly ResidentText[] = [
    ...Object.entries(labels).flatMap(([name, text]) =>
      // Read by servers only, and named apart in the release note.
      name === HOSTS ? [] : [{ where: `label ${name}`, text }],
    ),
    ...commitments.flatMap(({ text, owner, outcome }, index) => [
      { where: `commitment ${index + 1}`, text },
      { where: `commitment ${index + 1}, owner`, text: owner },
      { where: `commitment ${index + 1}, outcome`, text: outcome ?? '' },
    ]),
    ...contacts.map(({ id, name, text, phone, url }) => ({
      where: `contact ${id}`,
      text: [name, text, phone, url].filter(Boolean).join(' · '),
    })),
    ...notes.map(({ text }, index) => ({ where: `note ${index + 1}`, text })),
    ...announced.flatMap(({ text, on, source, url, why }, index) => [
      { where: `announced ${index + 1}`, text },
      {
        where: `announced ${index + 1}, source`,
        text: [source, on, url].filter(Boolean).join(' · '),
        known: on,
      },
      { where: `announced ${index + 1}, why ours differ`, text: why },
    ]),
    { where: 'groups', text: groups.map(({ label }) => label).join('; ') },
    { where: `${wholeNoun()} figures`, text: [...new Set(borough.map(({ label }) => label))].join('; ') },
    { where: 'areas', text: areas.map(({ name }) => name).join('; '), isPlaces: true },
    { where: 'names in use', text: names.map(({ name }) => name).join('; '), isPlaces: true },
    ...teamTexts(teams),
  ]
  return texts.filter(({ text }) => text !== '')
}

const teamTexts = (teams: readonly PublicTeam[]): readonly ResidentText[] =>
  teams.flatMap(({ name, priorities, nextMeeting }, index) => [
    { where: `team ${index + 1}`, text: name, isPlaces: true },
    ...priorities.map((text) => ({ where: `team ${index + 1}, priority`, text })),
    {
      where: `team ${index + 1}, next meeting`,
      text:
        nextMeeting === null
          ? ''
          : [nextMeeting.on, nextMeeting.at, nextMeeting.where].filter(Boolean).join(' '),
      known: [nextMeeting?.on, nextMeeting?.at].filter(Boolean).join(' '),
    },
  ])
