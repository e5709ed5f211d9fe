/**
 * The questions that the Temporal UI asks of the engine, and how each is answered here: about the cases of one
 * organisation, and nothing else. What is not in this list does not exist.
 */
import { findCase, type CaseRow } from '../../activities/store/cases.ts';
import type { Store } from '../../activities/store/store.ts';
import type { Actor } from '../../workflows/rules/case.ts';
import { workflowId } from '../../workflows/messages.ts';
import { notFound } from '../eyes.ts';
import type { About } from '../tracing.ts';
import { withinOrganisation } from './query.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';

/** A question of someone who has signed in; `fields` are the parts of its path that were asked for. */
export interface Question {
  actor: Actor;
  store: Store;
  namespace: string;
  fields: readonly string[];
  query: URLSearchParams;
  upstream: Upstream;
}

/** An answer as it goes to the browser, and which cases it tells of. */
export interface Told extends UpstreamAnswer {
  about?: About;
}

interface Call {
  /** Its name in the trace; what tells of no case leaves none. */
  name?: string;
  /** Of the path below `/api/v1`; `NS` is our namespace. */
  path: RegExp;
  tell(question: Question): Promise<Told>;
}

const ID = '([\\w-]{1,120})';
const CASE = `/namespaces/NS/workflows/${ID}`;
const at = (path: string) => new RegExp(`^${path}$`);

export const CALLS: readonly Call[] = [
  { path: at('/settings'), tell: settings },
  { path: at('/(cluster-info|system-info)'), tell: ({ upstream, fields: [which] }) => upstream(`/${which}`) },
  { path: at('/namespaces'), tell: namespaces },
  { path: at('/namespaces/NS'), tell: ({ upstream, namespace }) => upstream(`/namespaces/${namespace}`) },
  {
    path: at('/namespaces/NS/search-attributes'),
    tell: ({ upstream, namespace }) => upstream(`/namespaces/${namespace}/search-attributes`),
  },
  { path: at('/namespaces/NS/workflow-count'), tell: count },
  { name: 'list-engine-cases', path: at('/namespaces/NS/workflows'), tell: list },
  { name: 'read-engine-case', path: at(CASE), tell: (question) => ofCase(question, '') },
  {
    name: 'read-engine-history',
    path: at(`${CASE}/(history|history-reverse)`),
    tell: (question) => ofCase(question, `/${question.fields[1]}`),
  },
  // Which workers are there: no case, no name.
  { path: at(`/namespaces/NS/task-queues/${ID}`), tell: taskQueue },
  { path: at('/namespaces/NS/worker-count'), tell: workerCount },
];

/** The call a path is, with the parts of it that vary. */
export function callAt(path: string, namespace: string): { call: Call; fields: string[] } | undefined {
  for (const call of CALLS) {
    const [found, ...fields] = new RegExp(call.path.source.replace('NS', namespace)).exec(path) ?? [];
    if (found !== undefined) return { call, fields };
  }
  return undefined;
}

/** The engine's settings for its pages: nothing can be changed, payloads are opened here. */
async function settings({ upstream }: Question): Promise<Told> {
  const answer = await upstream('/settings');
  const given = jsonOf<Record<string, unknown>>(answer);
  const writes = Object.keys(given).filter((name) => name.endsWith('Disabled'));
  const closed = Object.fromEntries(writes.map((name) => [name, true]));
  const Codec = { Endpoint: CODEC, PassAccessToken: false, IncludeCredentials: true };
  return json(answer, { ...given, ...closed, DisableWriteActions: true, Codec });
}

/** Where the pages have payloads opened, on our own origin. */
export const CODEC = '/engine/codec';

async function namespaces({ upstream, namespace }: Question): Promise<Told> {
  const answer = await upstream('/namespaces');
  const given = jsonOf<{ namespaces?: { namespaceInfo?: { name?: string } }[] }>(answer);
  const ours = (given.namespaces ?? []).filter(({ namespaceInfo }) => namespaceInfo?.name === namespace);
  return json(answer, { namespaces: ours });
}

function count({ upstream, namespace, actor, query }: Question): Promise<Told> {
  const condition = withinOrganisation(query.get('query') ?? '', actor.organisationId);
  return upstream(`/namespaces/${namespace}/workflow-count`, { query: condition });
}

interface Execution {
  execution?: { workflowId?: string };
  searchAttributes?: { indexedFields?: Record<string, { data?: string }> };
}

/** The engine is asked about one organisation, and what it answers is looked at again. */
async function list({ upstream, namespace, actor, query }: Question): Promise<Told> {
  const answer = await upstream(`/namespaces/${namespace}/workflows`, {
    query: withinOrganisation(query.get('query') ?? '', actor.organisationId),
    ...chosen(query, { pageSize: /^\d{1,4}$/, nextPageToken: TOKEN }),
  });
  const page = jsonOf<{ executions?: Execution[] }>(answer);
  const executions = (page.executions ?? []).filter((one) => organisationOf(one) === actor.organisationId);
  const cases = executions.flatMap(({ execution }) => caseIdIn(execution?.workflowId ?? '') ?? []);
  return { ...json(answer, { ...page, executions }), about: { cases } };
}

function organisationOf({ searchAttributes }: Execution): unknown {
  const data = searchAttributes?.indexedFields?.['Organisation']?.data;
  return data && JSON.parse(Buffer.from(data, 'base64').toString());
}

/** What the engine knows of one case, once it is known to be of the organisation. */
async function ofCase(
  { upstream, namespace, store, actor, fields, query }: Question,
  what: string,
): Promise<Told> {
  const [id = ''] = fields;
  const found = await getOwnCase(store, id, actor);
  const answer = await upstream(`/namespaces/${namespace}/workflows/${id}${what}`, {
    ...chosen(query, {
      'execution.runId': RUN,
      waitNewEvent: /^(true|false)$/,
      maximumPageSize: /^\d{1,4}$/,
      next_page_token: TOKEN,
      nextPageToken: TOKEN,
    }),
  });
  return { ...answer, about: { cases: [found.id] } };
}

function taskQueue({ upstream, namespace, fields: [name], query }: Question): Promise<Told> {
  return upstream(
    `/namespaces/${namespace}/task-queues/${name}`,
    chosen(query, { taskQueueType: /^[123]$/ }),
  );
}

function workerCount({ upstream, namespace, query }: Question): Promise<Told> {
  return upstream(`/namespaces/${namespace}/worker-count`, chosen(query, { query: /^TaskQueue="[\w-]+"$/ }));
}

const TOKEN = /^[\w+/=-]{0,4000}$/;
const RUN = /^[0-9a-f-]{36}$/;

/** Of what was asked beside the path, what is known and well formed. */
function chosen(query: URLSearchParams, known: Record<string, RegExp>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, form]) => {
      const value = query.get(name);
      return value !== null && form.test(value) ? [[name, value]] : [];
    }),
  );
}

const OURS = /^[a-z-]+?-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[\w-]*)$/;

/** The case that a workflow is, by its name; other workflows of the service hold nobody's. */
function caseIdIn(name: string): string | undefined {
  return OURS.exec(name)?.[1];
}

/** The case of a workflow, of the actor's own organisation; or there is nothing here. */
export async function getOwnCase(store: Store, name: string, actor: Actor): Promise<CaseRow> {
  const id = caseIdIn(name);
  const found = id && (await findCase(store, id, actor.organisationId));
  if (!found || found.organisationId !== actor.organisationId || workflowId(found.kind, found.id) !== name) {
    throw notFound();
  }
  return found;
}

function jsonOf<Value>({ status, body }: UpstreamAnswer): Value {
  return (status === 200 ? JSON.parse(body.toString()) : {}) as Value;
}

function json(answer: UpstreamAnswer, value: object): UpstreamAnswer {
  return answer.status === 200 ? { ...answer, body: Buffer.from(JSON.stringify(value)) } : answer;
}
