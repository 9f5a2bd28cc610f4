/** Checks of the environment variables that `npm start` and `npm run dev` read. */

type Environment = Readonly<Record<string, string | undefined>>

/** Settings by name, and what each says. */
const SETTINGS: Readonly<Record<string, string>> = {
  HOLDFAST_FEEDS: 'a folder of your own feeds',
  HOLDFAST_PUBLIC_PAGE: 'the address of the public page',
}
/** Read by the tool, the tests and the build, which may share an environment with the server. */
const OF_OTHERS =
  /^HOLDFAST_(?:CLICKHOUSE_USER|CLICKHOUSE_PASSWORD|INSTALL_SERVERS|SEEDS_SHARE|STREET_CSV|TOOL_FOLDER)$/

/**
 * Every setting that cannot be used, one sentence each; empty: all can. A misspelt name is an error: without it the
 * demonstration would be shown in the place of the feeds that are meant.
 */
export const settingErrors = (env: Environment): readonly string[] => [
  ...Object.keys(env)
    .filter((name) => name.startsWith('HOLDFAST_') && !Object.hasOwn(SETTINGS, name) && !OF_OTHERS.test(name))
    .map((name) => `${name} is not a setting. There are ${settingList()}.`),
  ...publicPageErrors(env['HOLDFAST_PUBLIC_PAGE']),
]

const settingList = () =>
  Object.entries(SETTINGS)
    .map(([name, says]) => `${name} (${says})`)
    .join(' and ')

function publicPageErrors(address: string | undefined): readonly string[] {
  if (!address || (URL.canParse(address) && /^https?:$/.test(new URL(address).protocol))) return []
  return [`HOLDFAST_PUBLIC_PAGE must be an address such as https://public.example/, not ${address}.`]
}
