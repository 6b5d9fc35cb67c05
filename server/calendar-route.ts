import type { FastifyInstance } from 'fastify'
import type { Database } from '#domain/kit.ts'
import { feedCalendar } from '#domain/tasks/calendar/queries.ts'
import { dispatch } from '#platform/server/dispatch.ts'
import { callOf, type HttpOptions } from '#platform/server/http/app.ts'

/** GET /api/calendar/:token.ics: one's tasks for a calendar program, which has no session but its secret address. */
export function addCalendarRoute(app: FastifyInstance, http: HttpOptions<Database>): void {
  app.get<{ Params: { token: string } }>('/api/calendar/:token.ics', async (request, reply) => {
    const call = await callOf(http, request, reply)
    const { text } = (await dispatch(http.platform, feedCalendar, { token: request.params.token }, call)) as {
      text: string
    }
    return reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, no-store').send(text)
  })
}
