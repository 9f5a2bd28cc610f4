/** Who works in an area, what for, and when residents can meet them. */
import type { PublicMeeting, PublicSummary, PublicTeam } from '../../summary/public-summary.ts'
import { dayWords } from '../reading/words.ts'

/** All teams with their areas, for the whole page; null where none is given. */
export function Teams({ teams = [], areas }: Pick<PublicSummary, 'teams' | 'areas'>) {
  if (teams.length === 0) return null
  return (
    <section id="teams" aria-labelledby="teams-title">
      <h2 id="teams-title">Who my team is</h2>
      <ul className="teams">
        {teams.map((team) => (
          <li key={team.name} data-areas={team.areas.join(' ')}>
            <h3>{team.name}</h3>
            <TeamFacts team={team} />
            <p className="team-areas">
              <small>{`Works in: ${team.areas.map((code) => areas.find((area) => area.code === code)?.name ?? code).join('; ')}.`}</small>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The team of one area; null where none is given. */
export const teamOf = (
  { teams = [] }: Pick<PublicSummary, 'teams'>,
  area: string | null,
): PublicTeam | null => teams.find(({ areas }) => area !== null && areas.includes(area)) ?? null

export function TeamFacts({ team: { priorities, nextMeeting } }: { readonly team: PublicTeam }) {
  return (
    <dl className="team">
      <div>
        <dt>Works on</dt>
        <dd>{priorities.length > 0 ? priorities.join('; ') : 'not given'}</dd>
      </div>
      <div>
        <dt>Next meeting</dt>
        <dd>{nextMeeting === null ? 'not given' : meetingWords(nextMeeting)}</dd>
      </div>
    </dl>
  )
}

const meetingWords = ({ on, at, where }: PublicMeeting) =>
  `${dayWords(on)}${at === null ? '' : `, ${at}`}, ${where}`
