import { randomUUID } from 'node:crypto';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { AnswerService } from '../../../src/answering/service.js';
import { WenyuError } from '../../../src/errors.js';
import type { ChatService } from '../../chat-service.js';
import { directoryCsv } from '../../directory-csv.js';
import { statusOf, toProblem } from '../problem.js';
import * as schemas from '../schemas.js';
import { addVary } from '../vary.js';

export interface ApiOptions {
  service: AnswerService;
  chat: ChatService;
  /** Questions a minute from one address. */
  rateLimit: number;
}

/** The API for programs: questions, the directory, articles, feedback. */
export const apiRoutes: FastifyPluginAsyncTypebox<ApiOptions> = async (app, { service, chat, rateLimit }) => {
  app.post(
    '/v1/ask',
    {
      config: { rateLimit: { max: rateLimit } },
      schema: {
        tags: ['questions'],
        summary: 'Ask a question',
        description: 'Answers with cited excerpts, or says why not. A failure of ours is a problem, not an answer.',
        body: schemas.askBody,
        response: { 200: schemas.askReply, '4xx': schemas.problem, '5xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const { question, conversationId = randomUUID() } = request.body;
      if (question.trim() === '') {
        throw new WenyuError('E_REQUEST_INVALID', 'the question is empty', 'Send some words in "question".');
      }
      const { replyId, answer } = await chat.reply({ channel: 'api', conversationId, text: question });
      reply.header('cache-control', 'no-store');
      if (answer.status === 'failed') {
        const failure = failureOf(answer.code, answer.text);
        return reply.code(statusOf(failure.code)).send(toProblem(failure, request.id));
      }
      return { ...answer, replyId, conversationId };
    },
  );

  app.get(
    '/v1/directory',
    {
      schema: {
        tags: ['directory'],
        summary: 'Look up hotlines',
        description: 'JSON, or CSV with ?format=csv or Accept: text/csv.',
        querystring: schemas.directoryQuery,
        response: { 200: schemas.directoryContent, '4xx': schemas.problem, '5xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const { q = '', format } = request.query;
      const entries = await service.directory(q);
      addVary(reply, 'accept');
      if (format === 'csv' || (format === undefined && prefersCsv(request.headers.accept))) {
        return reply
          .type('text/csv; charset=utf-8')
          .header('content-disposition', 'attachment; filename="wenyu-directory.csv"')
          .send(directoryCsv(entries));
      }
      return { query: q, count: entries.length, entries };
    },
  );

  app.get(
    '/v1/articles/:id',
    {
      schema: {
        tags: ['articles'],
        summary: 'Read an article of the archive',
        params: Type.Object({ id: Type.String({ maxLength: 300 }) }),
        response: { 200: schemas.article, '4xx': schemas.problem, '5xx': schemas.problem },
      },
    },
    async (request) => {
      const found = await service.article(request.params.id);
      if (found !== null) return found;
      throw new WenyuError('E_NOT_FOUND', 'there is no such article', 'Take the articleId of a citation.');
    },
  );

  app.post(
    '/v1/feedback',
    {
      config: { rateLimit: { max: rateLimit } },
      schema: {
        tags: ['questions'],
        summary: 'Say whether a reply helped',
        body: schemas.feedbackBody,
        response: { 204: Type.Null(), '4xx': schemas.problem, '5xx': schemas.problem },
      },
    },
    async (request, reply) => {
      const { replyId, helpful, conversationId = 'unnamed' } = request.body;
      if (!chat.feedback(replyId, helpful, { channel: 'api', conversationId })) {
        throw new WenyuError(
          'E_NOT_FOUND',
          'the reply is no longer remembered',
          'Ask again, then judge the new reply.',
        );
      }
      return reply.code(204).send(null);
    },
  );
};

function failureOf(code: string, text: string): WenyuError {
  const known = code === 'E_NOT_READY' || code === 'E_OVERLOADED';
  return new WenyuError(known ? code : 'E_INTERNAL', text, 'Try again in a moment.');
}

function prefersCsv(accept: string | undefined): boolean {
  return accept?.includes('text/csv') === true && !accept.includes('application/json');
}
