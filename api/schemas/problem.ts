/** The problem document (RFC 9457). */
import { z } from 'zod';

export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable: what a program reads.' }),
    detail: z.string(),
    instance: z.string().exactOptional().meta({ description: 'Names the request, as our log does.' }),
    allowed: z.array(z.string()).exactOptional().meta({ description: 'The steps or methods possible here.' }),
    in: z.enum(['body', 'query', 'path', 'headers']).exactOptional(),
    errors: z
      .array(z.strictObject({ path: z.string(), message: z.string() }))
      .exactOptional()
      .meta({ description: 'Where the request is off its schema.' }),
  })
  .meta({ id: 'Problem' });
