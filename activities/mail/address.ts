/** One mailbox and nothing else: no name, no second address, no line break. */
const MAILBOX = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()[\]\\,;:"\p{Cc}]+$/u;

/** The address, if it is one that can be written to. */
export function addressOf(email: string): string | undefined {
  return MAILBOX.test(email) && email.length <= 254 ? email : undefined;
}

/** Text for a header: one line, whatever it was made from. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
