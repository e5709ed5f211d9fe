/** How long an organisation keeps families, and what comes then. */
import { DEFAULT_RETENTION, type RetentionRule } from '../../../workflows/rules/retention.ts';
import { rowsOf } from '../statements.ts';
import type { Store } from '../store.ts';

/** What it has set for itself, and for the rest the recommendation. */
export async function retentionRuleOf(store: Store, organisationId: string): Promise<RetentionRule> {
  const text = 'select retention from organisation where id = $1';
  const [row] = await rowsOf<{ retention: Partial<RetentionRule> }>(store.pool, {
    text,
    values: [organisationId],
  });
  return { ...DEFAULT_RETENTION, ...row?.retention };
}

export async function setRetentionRule(
  store: Store,
  organisationId: string,
  rule: RetentionRule,
): Promise<void> {
  const text = 'update organisation set retention = $2 where id = $1';
  await store.pool.query(text, [organisationId, JSON.stringify(rule)]);
}
