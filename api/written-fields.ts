/** Which fields of a body people write in, in their own words: read from the schema that validates it. */
import { z } from 'zod';

/** A schema as JSON Schema tells it, as far as it is looked at here. */
interface Node {
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

/** The names of the fields that take any line: no code of a list, no date, no pattern. */
export function writtenFields(schema: z.ZodType): string[] {
  return [
    ...new Set(writtenIn(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' }) as Node, '')),
  ];
}

function writtenIn(node: Node, name: string): string[] {
  const parts = [node.items, node.additionalProperties, node.anyOf, node.oneOf, node.allOf].flat();
  const isWritten =
    node.type === 'string' && !node.enum && !node.pattern && !node.format && node.const === undefined;
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([one, part]) => writtenIn(part, one)),
    ...parts.flatMap((part) => (typeof part === 'object' ? writtenIn(part, name) : [])),
    ...(isWritten ? [name] : []),
  ];
}
