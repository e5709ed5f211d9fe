/** Every path of the API, in one place; the routes, the links and the OpenAPI document all read them here. */

export const PATHS = {
  households: '/v1/households',
  household: '/v1/households/:id',
  accompaniments: '/v1/accompaniments',
  accompaniment: '/v1/accompaniments/:id',
  accompanimentStep: '/v1/accompaniments/:id/steps/:step',
  accompanimentJournal: '/v1/accompaniments/:id/journal',
  accompanimentLetters: '/v1/accompaniments/:id/letters',
  hearings: '/v1/hearings',
  hearing: '/v1/hearings/:id',
  hearingStep: '/v1/hearings/:id/steps/:step',
  groupSessions: '/v1/group-sessions',
  groupSession: '/v1/group-sessions/:id',
  groupSessionStep: '/v1/group-sessions/:id/steps/:step',
  arrearsTracks: '/v1/arrears',
  arrears: '/v1/arrears/:id',
  arrearsStep: '/v1/arrears/:id/steps/:step',
  derogations: '/v1/derogations',
  derogation: '/v1/derogations/:id',
  derogationStep: '/v1/derogations/:id/steps/:step',
  letters: '/v1/letters',
  letter: '/v1/letters/:id',
  lettersPrinted: '/v1/letters/mark-printed',
  coordinationLists: '/v1/coordination/lists',
  eligibility: '/v1/eligibility',
  calendar: '/v1/calendar/:date',
  deadlines: '/v1/deadlines',
  parameters: '/v1/parameters',
  agenda: '/v1/agenda',
  trace: '/v1/trace',
  me: '/v1/me',
  myCalendarFeed: '/v1/me/calendar-feed',
  calendarFeed: '/v1/calendar-feeds/:id',
  users: '/v1/users',
  rehearsalAdvance: '/v1/rehearsal/accompaniments/:id/advance',
  webhooks: '/v1/webhooks',
  webhook: '/v1/webhooks/:id',
  webhookDeliveries: '/v1/webhooks/:id/deliveries',
  webhookResend: '/v1/webhooks/:id/resend',
  health: '/healthz',
  readiness: '/readyz',
  metrics: '/metrics',
  signIn: '/.well-known/oauth-protected-resource',
  openapi: '/openapi.json',
  docs: '/docs',
} as const;
export type Path = (typeof PATHS)[keyof typeof PATHS];

/** The address of a resource: its path with its parameters filled in. */
export function href(path: Path, parameters: Record<string, string>): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
}
