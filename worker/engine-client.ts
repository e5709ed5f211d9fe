/**
 * The engine's client as everyone here makes it: what it sends is sealed with the family's key, and the key of a
 * workflow is settled before it is started, whoever starts it.
 */
import { fileURLToPath } from 'node:url';
import { Client, type Connection, type WorkflowClientInterceptor } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { familyCodec, type CodecOptions } from '../activities/keys/payload-codec.ts';
import { ownerOf, SERVICE, type Keyring, type Owner } from '../activities/store/keys/keyring.ts';
import type { CaseInput } from '../workflows/messages.ts';

/** Bundled with the workflows too. */
export const FAILURES = fileURLToPath(new URL('../workflows/failure-converter.ts', import.meta.url));

export interface EngineClientOptions {
  connection: Connection;
  namespace: string;
  keys: Keyring;
}

/** A client that seals what it sends and opens what it receives. */
export function connectClient({ connection, namespace, keys }: EngineClientOptions): Client {
  return new Client({
    connection,
    namespace,
    dataConverter: sealingConverter(keys),
    interceptors: { workflow: [registering(keys)] },
  });
}

/** For clients, workers and replays alike. A worker's is patient. */
export function sealingConverter(keys: Keyring, options: CodecOptions = {}): DataConverter {
  return { failureConverterPath: FAILURES, payloadCodecs: [familyCodec(keys, options)] };
}

/** Every case is given its family's key as it starts; what is no case, the service's. */
function registering(keys: Keyring): WorkflowClientInterceptor {
  return {
    startWithDetails: async (input, next) => {
      await keys.register(input.options.workflowId, ownerOfStart(input.options.args));
      return next(input);
    },
    signalWithStart: async (input, next) => {
      await keys.register(input.options.workflowId, ownerOfStart(input.options.args));
      return next(input);
    },
    startUpdateWithStart: async (input, next) => {
      const { workflowId, args } = input.workflowStartOptions;
      await keys.register(workflowId, ownerOfStart(args));
      return next(input);
    },
  };
}

/** A case starts with its opening, which says of which household it is, if of any. */
function ownerOfStart([input]: readonly unknown[] = []): Owner {
  const { id, opening } = (input ?? {}) as Partial<CaseInput>;
  if (id === undefined || opening === undefined) return SERVICE;
  const { householdId } = opening.body as { householdId?: string };
  return ownerOf({ caseId: id, organisationId: opening.by.organisationId, householdId });
}
