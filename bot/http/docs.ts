import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** OpenAPI from the route schemas: /docs for people, /docs/json for programs. Registered before the routes. */
export async function registerDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '问渝 Wenyu',
        description: 'Answers civic questions from a newspaper archive, each with its citation.',
        version: '1',
        license: { name: 'MIT' },
      },
      tags: [
        { name: 'questions', description: 'Ask, and say whether it helped' },
        { name: 'directory', description: 'Hotlines as the archive printed them' },
        { name: 'articles', description: 'The sources' },
        { name: 'health', description: 'For a supervisor' },
      ],
    },
    hideUntagged: true,
  });
  await app.register(swaggerUi, { routePrefix: '/docs', uiConfig: { docExpansion: 'list', deepLinking: false } });
}
