import type { FastifyReply } from 'fastify';

/** Adds to what the response varies by; what the cross-origin rules said before stays. @param fields header names */
export function addVary(reply: FastifyReply, ...fields: string[]): FastifyReply {
  const before = reply.getHeader('vary');
  return reply.header('vary', [...(before === undefined ? [] : [String(before)]), ...fields].join(', '));
}
