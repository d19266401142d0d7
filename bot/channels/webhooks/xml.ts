import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { printable } from '../render/printable.js';
import { refuseRequest } from './refuse.js';

/** Values stay strings: a MsgId of 19 digits is no number. */
const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: true });

/**
 * The fields of a platform's message: the children of `<xml>` that hold text.
 * @throws E_REQUEST_INVALID for anything else, and for a document type (entities could be defined in it).
 */
export function readXmlFields(text: string): Map<string, string> {
  if (/<!DOCTYPE/i.test(text) || XMLValidator.validate(text) !== true)
    throw refuseRequest('the body is no XML message');
  const document: unknown = parser.parse(text);
  const root = isRecord(document) ? document.xml : undefined;
  if (!isRecord(root)) throw refuseRequest('the body has no <xml> element');
  const fields = Object.entries(root).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return new Map(fields);
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
