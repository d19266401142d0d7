import type { FastifyReply, FastifyRequest } from 'fastify';
import { logProblem, type Problem, toProblem } from '../http/problem.js';
import { html } from './html.js';
import { layout } from './layout.js';
import type { View } from './view.js';

/** A problem as a page, for a person. */
export function errorView(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  view: View,
  send: (reply: FastifyReply, markup: string) => FastifyReply,
): FastifyReply {
  const problem = toProblem(error, request.id);
  logProblem(error, problem, request);
  const [title, text] = wordsFor(problem, view);
  const content = html`
      <div class="about">
        <h1>${title}</h1>
        <p>${text}</p>
        <p class="hint">${problem.code} · ${view.labels.requestId} ${problem.requestId}</p>
        <p class="again"><a href="/">${view.labels.back}</a></p>
      </div>`;
  return send(reply.code(problem.status), layout(view, null, title, content));
}

function wordsFor({ code, status, detail }: Problem, { labels }: View): [title: string, text: string] {
  if (code === 'E_NOT_FOUND') return [labels.notFoundTitle, labels.notFound];
  if (code === 'E_NOT_READY') return [labels.name, labels.preparing];
  if (code === 'E_RATE_LIMITED') return [labels.busyTitle, labels.hurried];
  if (code === 'E_OVERLOADED') return [labels.busyTitle, labels.busy];
  return [labels.brokenTitle, status === 500 ? labels.broken : detail];
}
