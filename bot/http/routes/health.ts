import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { WenyuError } from '../../../src/errors.js';
import { problem } from '../schemas.js';

export interface HealthOptions {
  /** Whether questions can be answered. */
  ready: () => boolean;
}

/** Liveness and readiness, for a supervisor. */
export const healthRoutes: FastifyPluginAsyncTypebox<HealthOptions> = async (app, { ready }) => {
  const ok = Type.Object({ status: Type.Literal('ok') });
  app.get(
    '/healthz',
    { schema: { tags: ['health'], summary: 'Is the process alive?', response: { 200: ok } } },
    async () => ({ status: 'ok' as const }),
  );
  app.get(
    '/readyz',
    { schema: { tags: ['health'], summary: 'Can it answer questions?', response: { 200: ok, 503: problem } } },
    async () => {
      if (ready()) return { status: 'ok' as const };
      throw new WenyuError('E_NOT_READY', 'the archive is still being read', 'Try again in a moment.');
    },
  );
};
