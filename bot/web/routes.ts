import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerService } from '../../src/answering/service.js';
import { WenyuError } from '../../src/errors.js';
import type { ChatService } from '../chat-service.js';
import { parseForm } from '../http/form.js';
import { sendProblem } from '../http/problem.js';
import { questionLimit } from '../http/schemas.js';
import { addVary } from '../http/vary.js';
import { aboutView, type PrivacyTerms } from './about-view.js';
import { type Turn, turnView } from './answer-view.js';
import { articleView } from './article-view.js';
import { askView } from './ask-view.js';
import type { Assets } from './assets.js';
import { categoriesOf, directoryView, entriesView } from './directory-view.js';
import { errorView } from './error-view.js';
import { type Html, html } from './html.js';
import { chooseLanguage, webLabels } from './language.js';
import { layout, type Section } from './layout.js';
import { findPlace, type PlaceQuery } from './place.js';
import { createStarters } from './starters.js';
import type { View } from './view.js';

export interface WebOptions {
  service: AnswerService;
  chat: ChatService;
  ready: () => boolean;
  assets: Assets;
  privacy: PrivacyTerms;
  /** Questions a minute from one address. */
  rateLimit: number;
}

/**
 * The web page. Each whole page works without script; the routes that give a fragment of one serve the script, and
 * have addresses of their own so that no browser ever shows a fragment for a page.
 */
export async function webRoutes(app: FastifyInstance, options: WebOptions): Promise<void> {
  const { service, chat, assets, rateLimit } = options;
  const starters = createStarters(service);
  const limited = { config: { rateLimit: { max: rateLimit } } };

  function viewOf(request: FastifyRequest, reply: FastifyReply): View {
    const language = chooseLanguage(request, reply);
    // One slash: two would begin the name of another host.
    const path = (request.url.split('?', 1)[0] ?? '').replace(/^[/\\]*/, '/');
    const summary = options.ready() ? service.summary() : null;
    return { language, labels: webLabels[language], assets, summary, path: request.method === 'GET' ? path : '/' };
  }

  function send(reply: FastifyReply, markup: string): FastifyReply {
    return (
      addVary(reply, 'cookie', 'accept-language')
        .type('text/html; charset=utf-8')
        // Not no-store: the way back to a conversation or a posted form would be cut off.
        .header('cache-control', 'private, no-cache')
        .send(markup)
    );
  }

  const page = (reply: FastifyReply, view: View, section: Section, title: string, content: Html) =>
    send(reply, layout(view, section, title, content));

  async function home(reply: FastifyReply, view: View, turn: Turn | null, wrong?: { problem: string; typed: string }) {
    const suggestions = turn === null && view.summary !== null ? await starters(view.language) : [];
    const conversationId = turn?.conversationId ?? randomUUID();
    const turns = turn === null ? [] : [turn];
    return page(reply, view, 'ask', view.labels.name, askView(view, { turns, conversationId, suggestions, ...wrong }));
  }

  /** The turn of a posted question, or what is wrong with it. */
  async function ask(request: FastifyRequest, view: View): Promise<Turn | { problem: string; typed: string }> {
    const form = parseForm(request.body);
    const question = (form.get('question') ?? '').trim();
    if (question === '') return { problem: view.labels.emptyQuestion, typed: '' };
    if (question.length > questionLimit) return { problem: view.labels.tooLong(questionLimit), typed: question };
    const conversationId = conversationOf(form);
    const { replyId, answer } = await chat.reply({ channel: 'web', conversationId, text: question });
    return { question, answer, replyId, conversationId };
  }

  app.get('/', async (request, reply) => home(reply, viewOf(request, reply), null));

  app.post('/', limited, async (request, reply) => {
    const view = viewOf(request, reply);
    const result = await ask(request, view);
    if ('answer' in result) return home(reply, view, result);
    reply.code(400);
    return home(reply, view, null, result);
  });

  app.post('/turns', limited, async (request, reply) => {
    const view = viewOf(request, reply);
    const result = await ask(request, view);
    if ('answer' in result) return send(reply, turnView(view, result).markup);
    reply.code(400);
    return send(reply, html`<p class="problem">${result.problem}</p>`.markup);
  });

  app.get<{ Querystring: { q?: string; page?: string } }>('/directory', async (request, reply) => {
    const view = viewOf(request, reply);
    const query = queryOf(request.query.q);
    const entries = await service.directory(query);
    const all = query === '' ? entries : await service.directory('');
    const content = directoryView(view, {
      ...{ query, entries, page: pageOf(request.query.page) },
      categories: categoriesOf(all),
    });
    return page(reply, view, 'directory', view.labels.directory, content);
  });

  app.get<{ Querystring: { q?: string } }>('/directory/entries', async (request, reply) => {
    const query = queryOf(request.query.q);
    const entries = await service.directory(query);
    return send(reply, entriesView(viewOf(request, reply), { query, entries, page: 1 }).markup);
  });

  type ArticleRoute = { Params: { id: string }; Querystring: PlaceQuery };

  async function articleOf(
    request: FastifyRequest<ArticleRoute>,
    view: View,
  ): Promise<{ title: string; content: Html }> {
    const article = await service.article(request.params.id);
    if (article === null) throw new WenyuError('E_NOT_FOUND', 'there is no such article', 'Search again.');
    return { title: article.headline, content: articleView(view, article, findPlace(request.query, article)) };
  }

  app.get<ArticleRoute>('/articles/:id', async (request, reply) => {
    const view = viewOf(request, reply);
    const { title, content } = await articleOf(request, view);
    return page(
      reply,
      view,
      null,
      title,
      html`${content}
      <p class="again"><a href="/">${view.labels.back}</a></p>`,
    );
  });

  app.get<ArticleRoute>('/articles/:id/fragment', async (request, reply) =>
    send(reply, (await articleOf(request, viewOf(request, reply))).content.markup),
  );

  app.post('/feedback', limited, async (request, reply) => {
    const view = viewOf(request, reply);
    const form = parseForm(request.body);
    const helpful = form.get('helpful');
    const message = { channel: 'web', conversationId: conversationOf(form) } as const;
    const judged = helpful !== null && chat.feedback(form.get('replyId') ?? '', helpful === 'yes', message);
    const text = judged ? view.labels.thanks : view.labels.feedbackLate;
    if (!judged) reply.code(404);
    return page(
      reply,
      view,
      'ask',
      view.labels.name,
      html`
      <h1>${text}</h1>
      <p class="again"><a href="/">${view.labels.back}</a></p>`,
    );
  });

  app.setNotFoundHandler(() => {
    throw new WenyuError('E_NOT_FOUND', 'there is no such page', 'See /docs for the routes.');
  });

  assets.register(app);

  app.get('/about', async (request, reply) => {
    const view = viewOf(request, reply);
    return page(reply, view, 'about', view.labels.about, aboutView(view, options.privacy));
  });

  app.setErrorHandler((error, request, reply) => {
    // Where there is no page, what was wrong is told to a program as to one, a body that cannot be read included.
    const person = !request.is404 || request.headers.accept?.includes('text/html') === true;
    return person ? errorView(error, request, reply, viewOf(request, reply), send) : sendProblem(error, request, reply);
  });
}

const conversationPattern = /^[A-Za-z0-9_-]{8,64}$/;

function conversationOf(form: URLSearchParams): string {
  const given = form.get('conversation') ?? '';
  return conversationPattern.test(given) ? given : randomUUID();
}

/** A repeated parameter arrives as a list: the first counts. */
function queryOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first.trim().slice(0, 100) : '';
}

/** Pages count from 1, which stands for whatever is no page. */
function pageOf(value: unknown): number {
  return typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : 1;
}
