/** Other systems that are told of facts: added, removed, and what could not be told sent again. */
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  addWebhook,
  findWebhook,
  listDeliveries,
  listWebhooks,
  removeWebhook,
  reviveDeliveries,
  type Webhook,
} from '../../activities/store/webhooks.ts';
import { addressesOf } from '../../activities/webhooks/inside.ts';
import { Refusal, type Actor } from '../../workflows/rules/case.ts';
import type { Deps } from '../deps.ts';
import { pick } from '../kinds/kind.ts';
import { notFound } from '../eyes.ts';
import { operation, type Operation } from '../operation.ts';
import { href, PATHS } from '../paths.ts';
import {
  deliveryList,
  deliveryQuery,
  resendBody,
  webhookAdded,
  webhookBody,
  webhookList,
} from '../schemas/webhooks.ts';
import { id } from '../schemas/primitives.ts';

const SHARED = { tag: 'Webhooks', access: 'manage-webhooks' } as const;
const SECRET_BYTES = 32;
const pathFields = z.strictObject({ id });

export function webhookOperations(deps: Deps): Operation[] {
  return [add(deps), list(deps), remove(deps), deliveries(deps), resend(deps)];
}

function add({ store, engine, webhooksInside }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'add-webhook',
    method: 'post',
    path: PATHS.webhooks,
    summary: 'Have another system told of facts, without identity',
    body: webhookBody,
    answers: 'created',
    answer: webhookAdded,
    refusals: ['address-inside', 'address-unknown', 'address-not-encrypted', 'engine-unavailable'],
    handle: async ({ actor, body }) => {
      await refuseAddress(body.url, webhooksInside);
      const webhook = {
        ...body,
        id: randomUUID(),
        organisationId: actor.organisationId,
        createdBy: actor.id,
      };
      const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
      await addWebhook(store, webhook, secret);
      await engine.wakeWebhook(webhook.id);
      return {
        body: { ...shown(webhook), secret },
        location: href(PATHS.webhook, { id: webhook.id }),
      };
    },
  });
}

/** In clear only where the configuration lets something inside be told: on the same machine, in tests. */
async function refuseAddress(url: string, inside: readonly string[]): Promise<void> {
  const { protocol, hostname } = new URL(url);
  await addressesOf(hostname, inside);
  if (protocol === 'https:') return;
  const isPublic = await addressesOf(hostname, []).then(
    () => true,
    () => false,
  );
  if (isPublic) throw new Refusal('address-not-encrypted', 'Facts leave for https addresses only.');
}

function list({ store }: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'list-webhooks',
    method: 'get',
    path: PATHS.webhooks,
    summary: 'The systems told of facts',
    answers: 'done',
    answer: webhookList,
    handle: async ({ actor }) => {
      const webhooks = await listWebhooks(store, actor.organisationId);
      return { body: { items: webhooks.map(shown) } };
    },
  });
}

function remove(deps: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'remove-webhook',
    method: 'delete',
    path: PATHS.webhook,
    summary: 'Tell it nothing more',
    pathFields,
    answers: 'nothing',
    refusals: ['engine-unavailable'],
    handle: async ({ actor, path }) => {
      await getWebhook(deps, path.id, actor);
      await removeWebhook(deps.store, path.id);
      await deps.engine.wakeWebhook(path.id);
      return {};
    },
  });
}

function deliveries(deps: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'list-webhook-deliveries',
    method: 'get',
    path: PATHS.webhookDeliveries,
    summary: 'What it was told, latest first; `dead` is what could not be',
    pathFields,
    query: deliveryQuery,
    answers: 'done',
    answer: deliveryList,
    handle: async ({ actor, path, query }) => {
      await getWebhook(deps, path.id, actor);
      return { body: { items: await listDeliveries(deps.store, path.id, query) } };
    },
  });
}

function resend(deps: Deps): Operation {
  return operation({
    ...SHARED,
    name: 'resend-webhook-deliveries',
    method: 'post',
    path: PATHS.webhookResend,
    summary: 'Send dead letters again, one or all',
    pathFields,
    body: resendBody,
    answers: 'done',
    answer: z.strictObject({ sent: z.int() }),
    refusals: ['engine-unavailable'],
    handle: async ({ actor, path, body: { deliveryId } }) => {
      await getWebhook(deps, path.id, actor);
      const sent = await reviveDeliveries(deps.store, path.id, deliveryId);
      await deps.engine.wakeWebhook(path.id);
      return { body: { sent } };
    },
  });
}

async function getWebhook({ store }: Deps, webhookId: string, actor: Actor): Promise<Webhook> {
  const webhook = await findWebhook(store, webhookId);
  if (webhook?.organisationId !== actor.organisationId) throw notFound();
  return webhook;
}

function shown(webhook: Webhook) {
  return { ...pick(webhook, ['id', 'url', 'kinds', 'types']), href: href(PATHS.webhook, { id: webhook.id }) };
}
