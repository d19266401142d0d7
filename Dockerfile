# syntax=docker/dockerfile:1
# Two stages: the compilers stay in the first; the second has Node, the compiled program, its models and the archive.
FROM node:20-bookworm-slim AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends g++ make python3 \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# The headers that come with the image: nothing is fetched to compile against.
ENV npm_config_nodedir=/usr/local
# The dependencies by themselves, so that a change of the sources does not compile them again.
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund && npm rebuild
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production WENYU_HOST=0.0.0.0 WENYU_PORT=8080
COPY --from=build /app/package.json /app/LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/models ./models
COPY --from=build /app/seeds ./seeds
# All but var/ belongs to root and is only read: the container runs with a read-only root file system.
RUN mkdir var && chown node:node var
USER node
VOLUME /app/var
EXPOSE 8080
# Ready once the index is open; the first start builds it.
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.WENYU_PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/scripts/cli.js", "serve"]
