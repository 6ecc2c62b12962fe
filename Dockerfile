# syntax=docker/dockerfile:1

# Images of the apps: `docker build --target api .`, and likewise `notifier` and `cli`.
# An app is one bundle of our own code beside its published libraries, installed as the lockfile says.

FROM node:24.21.0-slim AS workspace
ENV CI=true DO_NOT_TRACK=1 PRISMA_DISABLE_TELEMETRY=1 pnpm_config_store_dir=/pnpm/store
RUN npm install --global pnpm@12.21.0
WORKDIR /workspace
# The lockfile alone decides what is downloaded, so this layer lasts until it changes.
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
RUN --mount=type=cache,id=pnpm-store,target=/pnpm/store pnpm fetch
COPY . .
RUN --mount=type=cache,id=pnpm-store,target=/pnpm/store pnpm install --frozen-lockfile

# Each app is bundled and given its production libraries; our own packages are inside the bundle.
FROM workspace AS api-bundle
RUN pnpm --filter @genledger/api run build
RUN --mount=type=cache,id=pnpm-store,target=/pnpm/store \
    pnpm --filter @genledger/api --prod --config.node-linker=hoisted deploy /bundle \
    && rm -rf /bundle/node_modules/@genledger /bundle/node_modules/.pnpm

FROM workspace AS notifier-bundle
RUN pnpm --filter @genledger/notifier run build
RUN --mount=type=cache,id=pnpm-store,target=/pnpm/store \
    pnpm --filter @genledger/notifier --prod --config.node-linker=hoisted deploy /bundle \
    && rm -rf /bundle/node_modules/@genledger /bundle/node_modules/.pnpm

FROM workspace AS cli-bundle
RUN pnpm --filter @genledger/cli run build
RUN --mount=type=cache,id=pnpm-store,target=/pnpm/store \
    pnpm --filter @genledger/cli --prod --config.node-linker=hoisted deploy /bundle \
    && rm -rf /bundle/node_modules/@genledger /bundle/node_modules/.pnpm

# What runs: files that belong to root, a process that does not, and nothing that it needs to write.
FROM node:24.21.0-slim AS runtime
ENV NODE_ENV=production NODE_OPTIONS=--enable-source-maps GENLEDGER_PRISMA_DIR=/app/prisma
WORKDIR /app
COPY prisma/contract.json ./prisma/contract.json
COPY prisma/migrations ./prisma/migrations
USER 1000:1000

FROM runtime AS notifier
COPY --from=notifier-bundle /bundle/package.json ./package.json
COPY --from=notifier-bundle /bundle/node_modules ./node_modules
COPY --from=notifier-bundle /bundle/dist ./dist
CMD ["node", "dist/main.js"]

FROM runtime AS cli
COPY --from=cli-bundle /bundle/package.json ./package.json
COPY --from=cli-bundle /bundle/node_modules ./node_modules
COPY --from=cli-bundle /bundle/dist ./dist
ENTRYPOINT ["node", "dist/main.js"]
CMD ["--help"]

# The last target is the one that a build without --target makes.
FROM runtime AS api
COPY --from=api-bundle /bundle/package.json ./package.json
COPY --from=api-bundle /bundle/node_modules ./node_modules
COPY --from=api-bundle /bundle/dist ./dist
COPY --from=api-bundle /bundle/assets ./assets
ENV HOST=0.0.0.0 PORT=4100
EXPOSE 4100
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s \
    CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
