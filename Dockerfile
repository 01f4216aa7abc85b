# A tag, not a digest: building again brings the fixes of Node.js 20 and Debian. Who wants the same
# image each time puts the digest behind it: node:20-bookworm-slim@sha256:…
FROM node:20-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src ./src
RUN npm run build

FROM node:20-bookworm-slim AS packages
WORKDIR /packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
LABEL org.opencontainers.image.title="kakao-history-bot" \
      org.opencontainers.image.description="A Discord bot that answers questions about Kakao's history in Korean, each answer with its source and date" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    HTTP_HOST=0.0.0.0 \
    HTTP_PORT=9464
WORKDIR /app
COPY --from=packages /packages/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY --chown=node:node package.json LICENSE ./
COPY --chown=node:node corpus ./corpus
# A new volume takes over who owns the folder it covers.
RUN mkdir data && chown node:node data
VOLUME /app/data
# The user node; as a number, so that it can be seen from outside that it is not root.
USER 1000:1000
STOPSIGNAL SIGTERM
# Without a port there is nobody to ask.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "const port = process.env.HTTP_PORT; if (port) fetch(`http://127.0.0.1:${port}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As `npm start`, without npm, which would stand between the bot and its signals.
CMD ["node", "--max-semi-space-size=1", "dist/main.js"]
