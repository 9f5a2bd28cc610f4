/** Vite plugin that serves a folder of feeds under `feeds/` in development. */
import type { Plugin } from 'vite'
import { answerFrom, feedsIn } from './folder.ts'

export function feedsPlugin(path: string): Plugin {
  const folder = feedsIn(path)
  return {
    name: 'holdfast:feeds',
    configureServer(server) {
      server.middlewares.use('/feeds', (request, response, next) => {
        const address = (request.url ?? '/').replace(/[?#].*$/s, '')
        answerFrom(folder, address, { request, response }).catch(next)
      })
    },
  }
}
