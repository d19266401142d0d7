import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../src/domain/answer.js';
import { en } from './labels/en.js';
import { type WebLabels, zh } from './labels/zh.js';

export const webLabels: Record<Language, WebLabels> = { zh, en };

/** The page's language: `?lang=` (remembered in a cookie), then the cookie, then the browser's first wish, then zh. */
export function chooseLanguage(request: FastifyRequest, reply: FastifyReply): Language {
  const wished = (request.query as { lang?: unknown }).lang;
  if (wished === 'zh' || wished === 'en') {
    reply.header('set-cookie', `lang=${wished}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`);
    return wished;
  }
  const kept = /(?:^|;\s*)lang=(zh|en)(?:;|$)/.exec(request.headers.cookie ?? '')?.[1];
  if (kept === 'zh' || kept === 'en') return kept;
  return /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
}
