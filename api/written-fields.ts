/** Which fields of a body people write in, in their own words: read from the schema that validates it. */
import { z } from 'zod';

/** A schema as JSON Schema tells it, as far as it is looked at here. */
interface Node {
  $ref?: string;
  type?: string;
  properties?: Record<string, Node>;
  additionalProperties?: Node | boolean;
  items?: Node;
  anyOf?: Node[];
  oneOf?: Node[];
  allOf?: Node[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
}

interface Root extends Node {
  $defs?: Record<string, Node>;
}

/** The names of the fields that take any line: no code of a list, no date, no pattern. */
export function writtenFields(schema: z.ZodType): string[] {
  const root = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' }) as Root;
  return [...new Set(writtenIn(root, '', root.$defs ?? {}))];
}

function writtenIn(node: Node, name: string, defined: Record<string, Node>): string[] {
  const named = node.$ref && defined[node.$ref.split('/').at(-1) ?? ''];
  const parts = [named, node.items, node.additionalProperties, node.anyOf, node.oneOf, node.allOf].flat();
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([one, part]) => writtenIn(part, one, defined)),
    ...parts.flatMap((part) => (typeof part === 'object' ? writtenIn(part, name, defined) : [])),
    ...(isWritten(node) ? [name] : []),
  ];
}

function isWritten({ type, enum: codes, pattern, format, const: only }: Node): boolean {
  return type === 'string' && !codes && !pattern && !format && only === undefined;
}
