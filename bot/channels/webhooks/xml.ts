import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { printable } from '../render/printable.js';
import { refuseRequest } from './refuse.js';

/** Values stay strings: a MsgId of 19 digits is no number. */
const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true });

/**
 * The fields of a platform's message: the children of `<xml>` that hold text. Only for what is known to come from the
 * platform: parsing costs far more than the signature that has to be checked first.
 * @throws E_REQUEST_INVALID for anything else, and for a document type (entities could be defined in it).
 */
export function readXmlFields(text: string): Map<string, string> {
  const document = parseXml(text);
  const root = isRecord(document) ? document.xml : undefined;
  if (!isRecord(root)) throw refuseRequest('the body has no <xml> element');
  const fields = Object.entries(root).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new Map(fields);
}

/**
 * What stands in `<Encrypt>`, found without parsing: the message around it is not signed, and nobody knows yet who
 * wrote it. Undefined where there is none.
 */
export function encryptedField(text: string): string | undefined {
  const [open, close] = ['<Encrypt>', '</Encrypt>'];
  const start = text.indexOf(open);
  const end = start === -1 ? -1 : text.indexOf(close, start);
  if (end === -1) return undefined;
  const value = text.slice(start + open.length, end).trim();
  const isCdata = value.startsWith('<![CDATA[') && value.endsWith(']]>');
  return isCdata ? value.slice('<![CDATA['.length, -']]>'.length) : value;
}

/** The parser throws at what it takes for an attack: names such as `__proto__`, tags nested too deep. */
function parseXml(text: string): unknown {
  try {
    if (!/<!DOCTYPE/i.test(text) && XMLValidator.validate(text) === true) return parser.parse(text);
  } catch (cause) {
    throw Object.assign(refuseRequest('the body is no XML message'), { cause });
  }
  throw refuseRequest('the body is no XML message');
}

/** `<xml>` with each field as CDATA; numbers stand bare. */
export function writeXml(fields: Record<string, string | number>): string {
  const lines = Object.entries(fields).map(([name, value]) =>
    typeof value === 'number' ? `<${name}>${value}</${name}>` : `<${name}>${cdata(value)}</${name}>`,
  );
  return `<xml>${lines.join('')}</xml>`;
}

/** A CDATA section cannot hold its own end: there it is split in two. */
function cdata(text: string): string {
  return `<![CDATA[${printable(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
