/** Signs of exploitation, and what anyone can do. */

const SIGNS: readonly (readonly [sign: string, says: string])[] = [
  [
    'A young person with new money or new friends',
    'New clothes or phones that nobody bought. Older friends, or cars that call for them. Days away without a word, missed school, injuries they will not explain.',
  ],
  [
    'County lines',
    'Gangs send children and vulnerable adults to other towns to carry drugs or cash. Look for train tickets, taxis at odd hours, a child far from home who does not know the place.',
  ],
  [
    'A home taken over',
    'Also called cuckooing. Strangers at all hours. The person who lives there is seldom seen, or afraid. Curtains always drawn, things gone, a new lock or a broken door.',
  ],
  [
    'Work under control',
    'Somebody who never speaks for themselves, is brought and fetched, has no papers or pay of their own.',
  ],
]

export function Signs() {
  return (
    <section aria-labelledby="signs-title">
      <h2 id="signs-title">Signs that somebody is being used</h2>
      <dl className="signs">
        {SIGNS.map(([sign, description]) => (
          <div key={sign}>
            <dt>{sign}</dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
      <h3>What anyone can do</h3>
      <ul className="plain">
        <li>One sign alone proves nothing. Several together are worth a call: you need not be sure.</li>
        <li>Do not confront anybody, follow anybody or search for proof. Note what you saw, and when.</li>
        <li>
          Stay in touch with the person. Ask how they are, listen, and do not blame: who is used is a victim.
        </li>
        <li>
          Use <a href="#turn">any of the ways above</a>. If somebody is in danger now, call 999.
        </li>
      </ul>
    </section>
  )
}
