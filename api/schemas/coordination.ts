/** A partner's list of the families it follows. */
import { z } from 'zod';
import { line } from './primitives.ts';

export const listSender = z.strictObject({
  sender: line.max(120).meta({ description: 'Which service sends the list: its former list is replaced.' }),
});

/** The file as it was exported: name, first name, birth date, service. */
export const listFile = z.instanceof(Buffer, { error: 'the list is missing' });

const problem = z.strictObject({ line: z.int(), code: z.string() });

export const listReceipt = z
  .strictObject({
    id: z.string(),
    rows: z.int().meta({ description: 'How many persons were read.' }),
    problems: z.array(problem).meta({ description: 'Lines left out, and why.' }),
  })
  .meta({ id: 'CoordinationListReceipt' });
