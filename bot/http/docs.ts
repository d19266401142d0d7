import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';

/** The one style element that Swagger UI's script makes; a test of /docs in a browser fails when it changes. */
const uiStyle = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

/** OpenAPI from the route schemas: /docs for people, /docs/json for programs. Registered before the routes. @param seal our mark, an SVG. */
export async function registerDocs(app: FastifyInstance, seal: Buffer): Promise<void> {
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
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { docExpansion: 'list', deepLinking: false },
    logo: { type: 'image/svg+xml', content: seal, href: '/' },
    theme: {
      title: '问渝 API',
      favicon: [{ filename: 'seal.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: seal }],
    },
    uiHooks: {
      onRequest(_request, reply, done) {
        const policy = String(reply.getHeader('content-security-policy'));
        reply.header('content-security-policy', policy.replace("style-src 'self'", `style-src 'self' ${uiStyle}`));
        done();
      },
    },
  });
}
