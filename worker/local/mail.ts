/** Reads a message as received, as far as an inbox needs to show it. */

export interface Attachment {
  name: string;
  type: string;
  content: Buffer;
}

export interface Mail {
  from: string;
  to: string;
  subject: string;
  date: string;
  messageId: string;
  text: string;
  attachments: Attachment[];
}

interface Part {
  headers: Map<string, string>;
  /** One character per byte, whatever the charset. */
  body: string;
}

/** What a message says; parts it has no use for (HTML beside a text) are left out. */
export function readMail(raw: Buffer): Mail {
  const part = split(raw.toString('latin1'));
  const leaves = leavesOf(part);
  const header = (name: string) => decodeWords(part.headers.get(name) ?? '');
  const text = leaves.find((leaf) => typeOf(leaf) === 'text/plain' && !fileNameOf(leaf));
  return {
    from: header('from'),
    to: header('to'),
    subject: header('subject'),
    date: header('date'),
    messageId: header('message-id'),
    text: text ? textOf(text) : '',
    attachments: leaves.flatMap(attachmentOf),
  };
}

function split(source: string): Part {
  const [, head = source, body = ''] = /^([\s\S]*?)\r?\n\r?\n([\s\S]*)$/.exec(source) ?? [];
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { headers: new Map(headers), body };
}

function leavesOf(part: Part): Part[] {
  const boundary = parameterOf(part.headers.get('content-type'), 'boundary');
  if (!boundary) return [part];
  const pieces = `\r\n${part.body}`.split(`\n--${boundary}`).slice(1, -1);
  return pieces.flatMap((piece) => leavesOf(split(piece.replace(/^[^\n]*\n/, '').replace(/\r$/, ''))));
}

function attachmentOf(part: Part): Attachment[] {
  const name = fileNameOf(part);
  return name ? [{ name, type: typeOf(part), content: bytesOf(part) }] : [];
}

function typeOf(part: Part): string {
  return (part.headers.get('content-type') ?? 'text/plain').split(';')[0]!.trim().toLowerCase();
}

function fileNameOf(part: Part): string | undefined {
  const disposition = part.headers.get('content-disposition');
  const extended = parameterOf(disposition, String.raw`filename\*(?:0\*)?`);
  if (extended) return decodeURIComponent(extended.replace(/^utf-8''/i, ''));
  const name = parameterOf(disposition, 'filename');
  return name && decodeWords(name);
}

function parameterOf(header: string | undefined, name: string): string | undefined {
  const match = new RegExp(String.raw`;\s*${name}=(?:"([^"]*)"|([^\s;]+))`, 'i').exec(header ?? '');
  return match?.[1] ?? match?.[2];
}

function textOf(part: Part): string {
  const charset = parameterOf(part.headers.get('content-type'), 'charset') ?? 'utf-8';
  return new TextDecoder(charset).decode(bytesOf(part));
}

function bytesOf({ headers, body }: Part): Buffer {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  return Buffer.from(encoding === 'quoted-printable' ? unquote(body) : body, 'latin1');
}

function unquote(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}

/** RFC 2047: `=?utf-8?Q?Pr=C3=A9vention?=`; white space between two encoded words does not count. */
function decodeWords(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?([^?]+)\?([QB])\?([^?]*)\?=/gi, (_, charset: string, how: string, text: string) => {
      const quoted = () => Buffer.from(unquote(text.replaceAll('_', ' ')), 'latin1');
      return new TextDecoder(charset).decode(/b/i.test(how) ? Buffer.from(text, 'base64') : quoted());
    });
}
