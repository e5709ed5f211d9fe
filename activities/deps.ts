import type { Transporter } from 'nodemailer';
import type { IdentityKey } from './coordination/identity-key.ts';
import type { Press } from './letters/press.ts';
import type { LinkedCasesDeps } from './linked-cases.ts';

/** What the activities are made with; nothing here is a singleton. */
export interface Deps extends LinkedCasesDeps {
  /** The key of the hashes by which families are recognised elsewhere. */
  identityKey: IdentityKey;
  /** Sets letters. */
  press: Press;
  /** Sends e-mail. */
  mailer: Transporter;
  /** The sender of every e-mail, such as `Jalon <ne-pas-repondre@…>`. */
  from: string;
  /** Where staff open a case: its kind and its id follow, after a slash. Without it e-mails hold no link. */
  staffUrl?: string;
  /** Networks inside that other systems may be told at; none unless the configuration says so. */
  webhooksInside: readonly string[];
  log: Log;
}

/** As much of a logger as the activities use. Ids and codes only: never a name. */
export interface Log {
  warn(fields: object, message: string): void;
}
