/** The OpenAPI 3.1 document, derived from the operations served and the schemas that validate. */
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiRequestBodyObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { z } from 'zod';
import type { Role } from '../workflows/rules/case.ts';
import { rolesOf } from './access.ts';
import { MEDIA_TYPES } from './bodies.ts';
import { JSON_TYPE, type Operation } from './operation.ts';
import { ANSWERED, PROBLEM_JSON, statusOf, titleOf } from './problems.ts';
import { problem } from './schemas/problem.ts';
import { SIGN_IN_REFUSALS } from './sign-in.ts';

const ABOUT = {
  title: 'jalon',
  version: '1',
  description:
    'The social accompaniment of families: steps are taken, the rest follows by itself. ' +
    'A refusal is a problem document with a stable `code`. ' +
    'Send a request again with the same `Idempotency-Key`: it is done once.',
};

/** Describes these operations. */
export function openApiDocument(operations: readonly Operation[]): object {
  const paths: ZodOpenApiPathsObject = {};
  for (const one of operations.filter(({ hidden }) => !hidden)) {
    const path = one.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [one.method]: describe(one) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: ABOUT,
    paths,
    components: {
      securitySchemes: { signIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  });
}

/** The roles that may ask, in some relation to the case. */
function rolesFor({ access, by }: Operation): Role[] {
  return access === 'anyone' ? [] : rolesOf(access).filter((role) => !by || by.includes(role));
}

function describe(one: Operation): ZodOpenApiOperationObject {
  return {
    operationId: one.name,
    tags: [one.tag],
    summary: one.summary,
    ...(one.access === 'anyone'
      ? { security: [] }
      : { security: [{ signIn: [] }], description: `For: ${rolesFor(one).join(', ')}.` }),
    requestParams: {
      ...(one.pathFields && { path: one.pathFields as z.ZodObject }),
      ...(one.query && { query: one.query as z.ZodObject }),
      ...(one.headers && { header: one.headers as z.ZodObject }),
    },
    ...(one.body && { requestBody: requestBody(one, one.body) }),
    responses: { ...success(one), ...refusals(one) },
  };
}

function requestBody({ bodyType = 'json' }: Operation, body: z.ZodType): ZodOpenApiRequestBodyObject {
  const schema = bodyType === 'json' ? body : ({ type: 'string' } as const);
  return { required: true, content: { [MEDIA_TYPES[bodyType]]: { schema } } };
}

function success({ answers, answer, produces = [JSON_TYPE] }: Operation): ZodOpenApiResponsesObject {
  const content = (type: string) =>
    type === JSON_TYPE
      ? { schema: answer ?? z.unknown() }
      : { schema: { type: 'string' as const, format: 'binary' } };
  const told = { content: Object.fromEntries(produces.map((type) => [type, content(type)])) };
  return {
    [String(ANSWERED[answers])]: { description: 'Done', ...(answers !== 'nothing' && told) },
  };
}

/** Every status a refusal may have, with the codes it stands for. */
function refusals(one: Operation): ZodOpenApiResponsesObject {
  const byStatus = Map.groupBy(codesOf(one), statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      String(status),
      {
        description: codes.map((code) => `\`${code}\` ${titleOf(code)}`).join('; '),
        content: { [PROBLEM_JSON]: { schema: problem } },
      },
    ]),
  );
}

function codesOf(one: Operation): string[] {
  return [
    ...(one.access === 'anyone' ? [] : [...SIGN_IN_REFUSALS, 'role-not-allowed']),
    ...(isAboutOne(one) ? ['archived', 'not-yours', 'reason-required'] : []),
    ...(one.body ? ['malformed-request', 'body-too-large', 'unsupported-media-type'] : []),
    ...(one.body && one.bodyType !== 'csv' ? ['malformed-json'] : []),
    ...((one.body ?? one.query ?? one.headers) ? ['invalid-request'] : []),
    ...(one.pathFields ? ['not-found'] : []),
    ...(one.refusals ?? []),
    'unexpected-error',
  ];
}

function isAboutOne({ concerns = 'nobody' }: Operation): boolean {
  return concerns !== 'nobody';
}
