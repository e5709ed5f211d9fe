/** The document tells what is served: every operation, every schema it refers to, nothing that is not there. */
import { beforeAll, describe, expect, it, afterAll } from '@jest/globals';
import { STEP_NAMES } from '../../workflows/rules/accompaniment/steps.ts';
import { startAlone, type Alone } from './alone.ts';

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  parameters?: { in: string; name: string; required?: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Document {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

let alone: Alone;
let document: Document;
beforeAll(async () => {
  alone = await startAlone({
    rehearsal: {
      advance: (_, on) => Promise.resolve({ on }),
      presentOf: () => Promise.resolve(undefined),
      catchUp: () => Promise.resolve(),
    },
  });
  ({ body: document } = await alone.api.get<Document>('', '/openapi.json'));
});
afterAll(() => alone.stop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

/** All values of a key, however deep. */
function valuesOf(key: string, within: unknown): unknown[] {
  if (typeof within !== 'object' || within === null) return [];
  return Object.entries(within).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...valuesOf(key, value),
  ]);
}

/** A schema, or the one it refers to. */
function resolved(schema: { $ref?: string } = {}): object | undefined {
  return schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
}

describe('the document', () => {
  it('is OpenAPI 3.1, and says so', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'jalon', version: '1' } });
  });

  it('refers only to what it holds', () => {
    const references = valuesOf('$ref', document) as string[];
    expect(references.length).toBeGreaterThan(50);
    for (const reference of references) {
      const found = reference
        .slice(2)
        .split('/')
        .reduce<unknown>((within, part) => (within as Record<string, unknown>)[part], document);
      expect([reference, typeof found]).toEqual([reference, 'object']);
    }
  });

  it('promises no body where none is answered', () => {
    const silent = operations().flatMap(({ operation }) => operation.responses['204'] ?? []);
    expect(silent.length).toBeGreaterThan(0);
    expect(silent.filter(({ content }) => content)).toEqual([]);
  });

  it('names each operation once', () => {
    const names = operations().map(({ operation }) => operation.operationId);
    expect(new Set(names).size).toBe(names.length);
  });

  it('declares each field of each path, and no other', () => {
    for (const { path, operation } of operations()) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (operation.parameters ?? []).filter((one) => one.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual(inPath);
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('describes a success and a failure of each operation, the failure as a problem document', () => {
    for (const { operation } of operations()) {
      const statuses = Object.keys(operation.responses);
      expect(statuses.filter((status) => status.startsWith('2'))).toHaveLength(1);
      for (const status of statuses.filter((one) => one >= '4')) {
        expect(Object.keys(operation.responses[status]?.content ?? {})).toEqual(['application/problem+json']);
      }
    }
  });

  it('describes each step with its own body, closed to unknown fields', () => {
    for (const step of STEP_NAMES) {
      const body = document.paths[`/v1/accompaniments/{id}/steps/${step}`]?.['post']?.requestBody;
      expect(resolved(body?.content['application/json']?.schema)).toMatchObject({
        type: 'object',
        additionalProperties: false,
      });
    }
  });

  it('tells every date as a date', () => {
    expect(document.components.schemas['Objective']).toMatchObject({
      properties: { dueOn: { type: 'string', format: 'date' } },
      required: ['id', 'problem', 'aim', 'wording', 'evidence', 'actor', 'dueOn'],
    });
  });
});

describe('what it describes', () => {
  it('is served: no operation is unknown to the router', async () => {
    for (const { path, method } of operations()) {
      const reply = await alone.api.request('', 'OPTIONS', path.replaceAll(/\{\w+\}/g, '2027-03-15'));
      expect([path, reply.status]).toEqual([path, 204]);
      expect([path, reply.headers.get('allow')?.split(', ')]).toEqual([
        path,
        expect.arrayContaining([method.toUpperCase()]),
      ]);
    }
  });

  it('does not hold rehearsal where there is none', async () => {
    const production = await startAlone();
    const { body } = await production.api.get<Document>('', '/openapi.json');
    expect(Object.keys(body.paths).filter((path) => path.includes('rehearsal'))).toEqual([]);
    const reply = await production.api.post('u-admin', '/v1/rehearsal/accompaniments/x/advance', {
      to: '2027-01-01',
    });
    expect(reply).toMatchObject({ status: 404, body: { code: 'not-found' } });
    await production.stop();
  });
});

describe('the page to try it', () => {
  it('loads nothing from elsewhere, and runs no script of its own lines', async () => {
    const { body, headers } = await alone.api.get<string>('', '/docs');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(body).not.toMatch(/https?:|<script>|onload=/);
    const assets = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(assets).toHaveLength(4);
    for (const asset of assets) expect((await alone.api.get('', asset)).status).toBe(200);
  });
});
